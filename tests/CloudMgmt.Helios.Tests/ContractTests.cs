using CloudMgmt.TestSupport.Contracts;

namespace CloudMgmt.Helios.Tests;

internal sealed class ContractTests : ContractTest<ContractTests>, IApiContract
{
    public static string Api => "helios";

    public static int Operations => 27;

    public static ClientContract Client { get; } = new(typeof(IHeliosClient), "ForCluster", "ForRegion", "ForTenant");

    public static IEnumerable<string> SealedMethods => ClientContract.SealedMethods(typeof(HeliosClient), typeof(IHeliosClient));
}
