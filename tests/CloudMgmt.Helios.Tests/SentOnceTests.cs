using CloudMgmt.Helios.Tests.Requests;
using CloudMgmt.TestSupport.Contracts;

namespace CloudMgmt.Helios.Tests;

internal sealed class SentOnceTests : SentOnceTest<SentOnceTests>, IApiCalls
{
    public static string Api => "helios";

    public static ApiClient Connect(Action<ApiClientOptions> configure)
    {
        var options = new HeliosClientOptions();
        configure(options);
        return new HeliosClient(options);
    }

    public static Task CallAsync(ApiClient client, string operationId)
        => AllRequests.OnePerOperation.Single(request => request.OperationId == operationId).Call((IHeliosClient)client);
}
