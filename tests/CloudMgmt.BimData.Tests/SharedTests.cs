using CloudMgmt.TestSupport.Apis;

namespace CloudMgmt.BimData.Tests;

internal sealed class AnswerTests : AnswerTest<BimDataApi>;

internal sealed class ContractTests : ContractTest<BimDataApi>;

internal sealed class LoginTests : LoginTest<BimDataApi>;

internal sealed class MockTests : MockTest<BimDataApi>;

internal sealed class RequestTests : RequestTest<BimDataApi>;

internal sealed class SecretTests : SecretTest<BimDataApi>;

internal sealed class SentOnceTests : SentOnceTest<BimDataApi>;

/// <summary>What only BIMData answers.</summary>
internal sealed class ErrorTests : ErrorTest<BimDataApi>
{
    [TestCaseSource(nameof(WithBody))]
    public void A_rejected_body_is_a_typed_400(RequestCase call)
    {
        Server.Faults.Enqueue(call.OperationId, Fault.Answer(400, """{"name":["This field is required."]}"""));

        var error = AssertRefused(typeof(ApiException<ValidationError>), 400, () => call.CallAsync(Client));

        Assert.That(error.Message, Is.EqualTo($"{Title(call)} answered 400: name: This field is required."));
    }
}

internal sealed class SettingsTests : SettingsTest<BimDataApi>
{
    [Test]
    public async Task Scopes_go_with_the_request_for_a_token()
    {
        var settings = BimDataApi.Settings(Server).Single(settings => settings.ContainsKey("Scopes"));
        using var client = new BimDataClient(
            BimDataClientOptions.FromSettings(name => name == "BaseUrl" ? Server.BimData.BaseUrl : settings.GetValueOrDefault(name)));

        await client.GetCloudsAsync();

        Assert.That(Server.Requests[0].Body, Does.EndWith("&scope=cloud%3Aread+org%3Amanage"));
    }
}
