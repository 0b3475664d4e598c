namespace CloudMgmt.CloudEndure.Tests.Support;

internal abstract class RequestTest : RequestTest<ICloudEndureClient>
{
    protected override ICloudEndureClient Connect(FakeService service) => new CloudEndureClient(service.Behind(new CloudEndureClientOptions()));
}
