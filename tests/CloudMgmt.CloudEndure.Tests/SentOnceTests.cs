using CloudMgmt.CloudEndure.Tests.Support;
using CloudMgmt.TestSupport.Contracts;

namespace CloudMgmt.CloudEndure.Tests;

internal sealed class SentOnceTests : SentOnceTest<SentOnceTests>, IApiCalls
{
    public static string Api => "cloudendure";

    public static ApiClient Connect(Action<ApiClientOptions> configure)
    {
        var options = new CloudEndureClientOptions();
        configure(options);
        return new CloudEndureClient(options);
    }

    public static Task CallAsync(ApiClient client, string operationId)
        => OperationCall.All.Single(operation => operation.OperationId == operationId).Call((ICloudEndureClient)client, "p-1");
}
