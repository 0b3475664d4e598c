using System.Reflection;
using CloudMgmt.Core.Tests;
using NUnit.Framework;

namespace CloudMgmt.Conventions.Tests;

[TestFixtureSource(typeof(Packages), nameof(Packages.Apis))]
internal sealed class RecordConventions(Assembly package)
{
    [Test]
    public void Models_read_and_send_what_they_did_when_newtonsoft_wrote_them()
        => ModelRecord.AssertKept(
            Path.Combine(Api.Root, "tests", "CloudMgmt.Conventions.Tests", "Recorded", $"{package.GetName().Name}.txt"),
            Readers.Models(package));
}
