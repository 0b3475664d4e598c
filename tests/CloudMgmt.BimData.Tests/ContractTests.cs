using CloudMgmt.TestSupport.Contracts;

namespace CloudMgmt.BimData.Tests;

internal sealed class ContractTests : ContractTest<ContractTests>, IApiContract
{
    public static string Api => "bimdata";

    public static int Operations => 22;

    public static ClientContract Client { get; } = new(typeof(IBimDataClient));

    public static IEnumerable<string> SealedMethods => ClientContract.SealedMethods(typeof(BimDataClient), typeof(IBimDataClient));
}
