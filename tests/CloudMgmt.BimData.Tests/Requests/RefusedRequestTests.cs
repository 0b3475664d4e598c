using CloudMgmt.TestSupport.Apis;

namespace CloudMgmt.BimData.Tests.Requests;

internal sealed class RefusedRequestTests : RefusedRequestTest<BimDataApi, IBimDataClient>
{
    private static IEnumerable<TestCaseData> Incomplete =>
    [
        Case("Cloud.Name ('name')", client => client.CreateCloudAsync(Lacking<Cloud>("{}"))),
        Case("Cloud.Name ('name')", client => client.ReplaceCloudAsync(12, new() { Name = null! })),
        Case(
            "Processor.Name ('name')",
            client => client.CreateCloudProcessorAsync("12", Lacking<Processor>("""{"parent_processors":[1]}"""))),
        Case("Processor.Name ('name')", client => client.ReplaceCloudProcessorAsync("12", "7", Lacking<Processor>("{}"))),
        Case(
            "CloudInvitation.Email ('email')",
            client => client.InviteCloudUserAsync("12", Lacking<CloudInvitation>("""{"redirect_uri":"https://example.com"}"""))),
        Case(
            "CloudInvitation.RedirectUri ('redirect_uri')",
            client => client.InviteCloudUserAsync("12", Lacking<CloudInvitation>("""{"email":"new@example.com"}"""))),
    ];

    [TestCaseSource(nameof(Incomplete))]
    public void A_missing_required_property_is_named(string property, Func<IBimDataClient, Task> call) => AssertIncomplete(property, call);

    private static TestCaseData Case(string property, Func<IBimDataClient, Task> call) => new(property, call);
}
