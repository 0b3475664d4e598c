namespace CloudMgmt.BimData.Tests.Support;

internal abstract class RequestTest : RequestTest<IBimDataClient>
{
    protected override IBimDataClient Connect(FakeService service) => new BimDataClient(service.Behind(new BimDataClientOptions()));
}
