using CloudMgmt.TestSupport;
using CloudMgmt.TestSupport.Apis;

namespace CloudMgmt.Helios.Tests;

internal sealed class AnswerTests : AnswerTest<HeliosApi>;

internal sealed class ContractTests : ContractTest<HeliosApi>;

internal sealed class LoginTests : LoginTest<HeliosApi>;

internal sealed class MockTests : MockTest<HeliosApi>;

internal sealed class RequestTests : RequestTest<HeliosApi>;

internal sealed class SentOnceTests : SentOnceTest<HeliosApi>;

internal sealed class ErrorTests : ErrorTest<HeliosApi>
{
    [TestCaseSource(nameof(Calls))]
    public void The_error_of_every_operation_names_the_task_to_look_for(RequestCase call)
    {
        using var client = Connect(new FakeService().Answers(400, HeliosApi.Errors[0].Body));

        var error = (ApiException<Error>)AssertTyped(400, () => call.CallAsync(client));

        Assert.That(
            (error.Error.ErrorCode, error.Error.Message, error.Error.TaskLogId),
            Is.EqualTo(("KValidationError", "Access denied", "task-7")));
    }
}

internal sealed class SecretTests : SecretTest<HeliosApi>
{
    [Test]
    public void A_request_that_cannot_be_sent_does_not_show_it()
    {
        using var client = (HeliosClient)Connect(new FakeService().Answers(200, "{}"));

        var error = Assert.ThrowsAsync<ArgumentException>(
            () => client.CreateUsersAsync([new() { Domain = "LOCAL", Username = null!, LocalUserParams = new() { Password = Secret } }]))!;

        Assert.That(error.ToString(), Does.Contain("username").And.Not.Contain(Secret));
    }
}

internal sealed class SettingsTests : SettingsTest<HeliosApi>
{
    [Test]
    public void Routing_can_come_from_settings_and_from_the_environment()
    {
        var settings = new Dictionary<string, string>
        {
            ["ApiKey"] = Secret,
            ["AccessClusterId"] = "8888888888888888",
            ["RegionId"] = "us-east-1",
            ["ImpersonateTenantId"] = "t/1",
        };
        var variables = new Dictionary<string, string>
        {
            ["HELIOS_API_KEY"] = Secret,
            ["HELIOS_ACCESS_CLUSTER_ID"] = "8888888888888888",
            ["HELIOS_REGION_ID"] = "us-east-1",
            ["HELIOS_IMPERSONATE_TENANT_ID"] = "t/1",
        };

        foreach (var options in new[]
        {
            HeliosClientOptions.FromSettings(settings.GetValueOrDefault), HeliosClientOptions.FromEnvironment(variables.GetValueOrDefault),
        })
        {
            Assert.That(
                (options.AccessClusterId, options.RegionId, options.ImpersonateTenantId),
                Is.EqualTo((8888888888888888, "us-east-1", "t/1")));
        }
    }
}
