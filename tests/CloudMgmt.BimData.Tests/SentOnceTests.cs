using CloudMgmt.BimData.Tests.Support;
using CloudMgmt.TestSupport.Contracts;

namespace CloudMgmt.BimData.Tests;

internal sealed class SentOnceTests : SentOnceTest<SentOnceTests>, IApiCalls
{
    public static string Api => "bimdata";

    public static ApiClient Connect(Action<ApiClientOptions> configure)
    {
        var options = new BimDataClientOptions();
        configure(options);
        return new BimDataClient(options);
    }

    public static Task CallAsync(ApiClient client, string operationId)
        => OperationCall.All.Single(operation => operation.OperationId == operationId).Call((IBimDataClient)client, 12);
}
