using CloudMgmt.Core.Tests;
using NUnit.Framework;

namespace CloudMgmt.Templates.Tests;

/// <summary>The readers that the templates give the models.</summary>
internal sealed class ReaderTests
{
    private static IEnumerable<Type> Models => Readers.Models(TortureApi.Assembly);

    [TestCaseSource(nameof(Models))]
    public void A_model_is_the_same_however_it_is_written_and_read(Type model) => Readers.AssertSame(model);
}
