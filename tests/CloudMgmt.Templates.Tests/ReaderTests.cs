using CloudMgmt.Core.Tests;
using NUnit.Framework;

namespace CloudMgmt.Templates.Tests;

/// <summary>The readers that the templates give the models.</summary>
internal sealed class ReaderTests
{
    private static IEnumerable<Type> Models => Readers.Models(TortureApi.Assembly);

    [TestCaseSource(nameof(Models))]
    public void A_model_reads_itself_as_newtonsoft_reads_it(Type model) => Readers.AssertSame(model);
}
