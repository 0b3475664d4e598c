using CloudMgmt.Core.Tests;
using CloudMgmt.Helios;
using NUnit.Framework;

namespace CloudMgmt.NetStandard.Tests;

internal sealed class HeliosReaderTests
{
    private static IEnumerable<Type> Models => Readers.Models(typeof(HeliosClient).Assembly);

    [TestCaseSource(nameof(Models))]
    public void A_model_is_the_same_however_it_is_written_and_read(Type model) => Readers.AssertSame(model);
}
