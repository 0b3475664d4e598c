using CloudMgmt.Core.Tests;
using CloudMgmt.Helios;
using NUnit.Framework;

namespace CloudMgmt.NetStandard.Tests;

internal sealed class HeliosReaderTests
{
    private static IEnumerable<Type> Models => Readers.Models(typeof(HeliosClient).Assembly);

    [TestCaseSource(nameof(Models))]
    public void A_model_reads_itself_as_newtonsoft_reads_it(Type model) => Readers.AssertSame(model);
}
