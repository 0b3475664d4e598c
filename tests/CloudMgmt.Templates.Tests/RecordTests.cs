using CloudMgmt.Core.Tests;
using NUnit.Framework;

namespace CloudMgmt.Templates.Tests;

internal sealed class RecordTests
{
    // The properties have other names in C# since less is reserved, or are unions, or what a base is sent without is missed; and the record
    // has what they were.
    private static bool IsChanged(Type model) => model.Name is "Names" or "Choice" or "StricterBase";

    [Test]
    public void Models_read_and_send_what_they_did_when_newtonsoft_wrote_them()
        => ModelRecord.AssertKept(
            Path.Combine(TestRoot.Home, "tests", "CloudMgmt.Templates.Tests", "Recorded", "torture.txt"),
            Readers.Models(TortureApi.Assembly).Where(model => !IsChanged(model)));
}
