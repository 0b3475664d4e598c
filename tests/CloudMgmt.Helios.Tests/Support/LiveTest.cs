using CloudMgmt.Emulator;
using CloudMgmt.TestSupport.Apis;

namespace CloudMgmt.Helios.Tests.Support;

/// <summary>A test over loopback HTTP with a client that has the API key of the administrator.</summary>
internal abstract class LiveTest : LiveTest<HeliosApi, IHeliosClient>
{
    protected HeliosEmulator Helios => Server.Helios;

    /// <summary>The typed error that a call must end with.</summary>
    protected static ApiException<Error> FailureOf(Func<Task> call) => Assert.ThrowsAsync<ApiException<Error>>(() => call())!;
}
