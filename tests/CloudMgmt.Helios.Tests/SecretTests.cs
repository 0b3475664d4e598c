using System.Diagnostics;
using System.Reflection;
using CloudMgmt.TestSupport;

namespace CloudMgmt.Helios.Tests;

/// <summary>Values that must not reach a log.</summary>
internal sealed class SecretTests
{
    private const string Secret = "s3cr3t-not-real";

    private static readonly string[] SecretProperties =
    [
        "CreateUserSessionRequestParams.Certificate",
        "CreateUserSessionRequestParams.OtpCode",
        "CreateUserSessionRequestParams.Password",
        "CreateUserSessionRequestParams.PrivateKey",
        "CreatedUserAPIKey.ApiKey",
        "LocalUserParams.Password",
        "LocalUserUpdateParams.CurrentPassword",
        "LocalUserUpdateParams.Password",
        "S3AccountParams.S3SecretKey",
        "SecretKeyEntity.SecretKey",
        "UserSession.SessionId",
    ];

    private static IEnumerable<object> Holders
    => [
        new CreateUserSessionRequestParams { Certificate = Secret, OtpCode = Secret, Password = Secret, PrivateKey = Secret },
        new CreatedUserAPIKey { ApiKey = Secret },
        new LocalUserParams { Password = Secret },
        new LocalUserUpdateParams { CurrentPassword = Secret, Password = Secret },
        new S3AccountParams { S3SecretKey = Secret },
        new SecretKeyEntity { SecretKey = Secret },
        new UserSession { SessionId = Secret },
        new HeliosClientOptions { Credential = HeliosCredential.FromApiKey(Secret) },
        HeliosCredential.FromApiKey(Secret),
        HeliosCredential.FromSession(Secret),
        new ApiResponse<UserSession>(201, new UserSession { SessionId = Secret }),
    ];

    [Test]
    public void The_secret_properties_are_marked()
    {
        var marked = from type in typeof(HeliosClient).Assembly.GetExportedTypes()
                     from property in type.GetProperties()
                     where property.GetCustomAttribute<ApiPropertyAttribute>()?.Secret == true
                     select $"{type.Name}.{property.Name}";

        Assert.That(marked, Is.EquivalentTo(SecretProperties));
    }

    [TestCaseSource(nameof(SecretProperties))]
    public void A_debugger_does_not_show(string name)
    {
        var parts = name.Split('.');
        var property = typeof(HeliosClient).Assembly.GetType("CloudMgmt.Helios." + parts[0])!.GetProperty(parts[1])!;

        Assert.That(property.GetCustomAttribute<DebuggerDisplayAttribute>()?.Value, Is.EqualTo("(secret)"));
    }

    [TestCaseSource(nameof(Holders))]
    public void Its_text_does_not_show_it(object holder) => Assert.That(holder.ToString(), Does.Not.Contain(Secret));

    [TestCase("{\"apiKey\":\"" + Secret + "\",\"isActive\":\"" + Secret + "\"}")]
    [TestCase("{\"apiKey\":\"" + Secret + "\",\"createdTimeMsecs\":\"" + Secret + "\"}")]
    [TestCase("\"" + Secret + "\"")]
    [TestCase(Secret)]
    [TestCase("{\"apiKey\":" + Secret + "}")]
    [TestCase("{\"apiKey\":\"" + Secret)]
    public void An_answer_that_cannot_be_read_does_not_show_it(string body)
    {
        var service = new FakeService().Answers(201, body);
        using var client = new HeliosClient(service.Behind(new HeliosClientOptions()));

        var error = Assert.ThrowsAsync<ApiException>(() => client.CreateUserApiKeyAsync("S-1", new() { Name = "ci" }))!;

        Assert.That(error.StatusCode, Is.EqualTo(201));
        Assert.That(error.ToString(), Does.Not.Contain(Secret));
    }

    [Test]
    public void A_request_that_cannot_be_sent_does_not_show_it()
    {
        using var client = new HeliosClient(new FakeService().Answers(200, "{}").Behind(new HeliosClientOptions()));

        var error = Assert.ThrowsAsync<ArgumentException>(() => client.CreateUsersAsync([new() { Domain = "LOCAL", LocalUserParams = new() { Password = Secret } }]))!;

        Assert.That(error.ToString(), Does.Contain("username").And.Not.Contain(Secret));
    }
}
