using CloudMgmt.TestSupport.Contracts;

namespace CloudMgmt.CloudEndure.Tests;

internal sealed class ContractTests : ContractTest<ContractTests>, IApiContract
{
    public static string Api => "cloudendure";

    public static int Operations => 12;

    public static ClientContract Client { get; } = new(
        typeof(ICloudEndureClient),
        nameof(ICloudEndureClient.DownloadProjectAuditLogCsvAsync),
        nameof(ICloudEndureClient.DownloadProjectAuditLogCsvWithResponseAsync),
        nameof(ICloudEndureClient.ReadProjectAuditLogCsvAsync),
        nameof(ICloudEndureClient.EnumerateProjectAuditLogAsync));

    public static IEnumerable<string> SealedMethods => ClientContract.SealedMethods(typeof(CloudEndureClient), typeof(ICloudEndureClient));
}
