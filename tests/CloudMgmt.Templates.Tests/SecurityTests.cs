using CloudMgmt.CodeGeneration;
using CloudMgmt.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using NUnit.Framework;

namespace CloudMgmt.Templates.Tests;

/// <summary>The security schemes of a foreign document become credentials, which calls carry over a real socket
/// as their operations ask.</summary>
internal sealed class SecurityTests
{
    private static readonly CompiledApi Api = new(new Api("secured", "secured.yaml", "CloudMgmt.Guarded", "GuardedClient", Foreign: true));

    private WebApplication _server = null!;
    private string _received = "";

    private string Url => _server.Urls.Single();

    [SetUp]
    public async Task StartAsync() => _server = await Loopback.StartAsync(AnswerAsync);

    [TearDown]
    public async Task StopAsync() => await _server.DisposeAsync();

    [Test]
    public void Everything_compiles_without_a_warning() => Assert.That(string.Join('\n', Api.Diagnostics), Is.Empty);

    [TestCase("ByDefault", "Key:k", "/default X-Api-Key=k")]
    [TestCase("ByDefault", "App:a,User:ann/p", "/default?app_id=a Authorization=Basic YW5uOnA=")]
    [TestCase("ByDefault", "App:a,User:ann/p,Key:k", "/default X-Api-Key=k")]
    [TestCase("Open", "Key:k", "/open")]
    [TestCase("Optional", "Key:k", "/optional")]
    [TestCase("Optional", "Token:t", "/optional Authorization=Bearer t")]
    [TestCase("Session", "SessionId:s", "/session Cookie=SID=s")]
    [TestCase("Person", "Person:p", "/person Authorization=Bearer p")]
    [TestCase("Digest", "Digest:Digest x=1", "/digest Authorization=Digest x=1")]
    [TestCase("Machine", "Machine:given", "/machine Authorization=Bearer given")]
    [TestCase("Connection", "Key:k", "/connection")]
    [TestCase("Both", "Key:k", "/both X-Api-Key=k")]
    [TestCase("Unknown", "Key:k", "/unknown X-Api-Key=k")]
    public async Task A_call_carries_what_its_operation_asks_for(string operation, string credentials, string expected)
    {
        using var client = Client(credentials.Split(',').Select(Credential).Aggregate((sum, next) => sum.And(next)));

        await CallAsync(client, operation);

        Assert.That(_received, Is.EqualTo(expected));
    }

    [Test]
    public async Task Client_credentials_get_their_token_where_the_application_says()
    {
        using var client = Client(
            (SchemeCredential)Factory("FromMachine", 5).Invoke(null, ["app", "secret", null, new Uri(Url + "/token"), true])!);

        await CallAsync(client, "Machine");

        Assert.That(_received, Is.EqualTo("/machine Authorization=Bearer fetched"));
    }

    [Test]
    public async Task A_callback_gives_a_token_that_a_person_was_asked_for()
    {
        Func<CancellationToken, ValueTask<string>> ask = _ => new("asked");
        using var client = Client(
            (SchemeCredential)Api.Type("GuardedCredential").GetMethod("FromPerson", [ask.GetType()])!.Invoke(null, [ask])!);

        await CallAsync(client, "Person");

        Assert.That(_received, Is.EqualTo("/person Authorization=Bearer asked"));
    }

    [TestCase("KEY=k", "ByDefault", "/default X-Api-Key=k")]
    [TestCase("APP=a,USER_USERNAME=ann,USER_PASSWORD=p", "ByDefault", "/default?app_id=a Authorization=Basic YW5uOnA=")]
    [TestCase("MACHINE_ACCESS_TOKEN=m,SESSION_ID=s", "Machine", "/machine Authorization=Bearer m")]
    [TestCase("MACHINE_CLIENT_ID=app,MACHINE_CLIENT_SECRET=secret,MACHINE_TOKEN_URL=URL/token", "Machine", "/machine Authorization=Bearer fetched")]
    [TestCase("", "Open", "/open")]
    public async Task Credentials_come_from_the_environment(string variables, string operation, string expected)
    {
        using var client = (ApiClient)Api.New("GuardedClient", FromEnvironment(variables + (variables == "" ? "" : ",") + "BASE_URL=URL"));

        await CallAsync(client, operation);

        Assert.That(_received, Is.EqualTo(expected));
    }

    [TestCase("USER_USERNAME=ann", "GUARDED_USER_USERNAME has no effect without GUARDED_USER_PASSWORD.")]
    [TestCase("MACHINE_CLIENT_SECRET=s3cret", "GUARDED_MACHINE_CLIENT_SECRET has no effect without GUARDED_MACHINE_CLIENT_ID.")]
    [TestCase("MACHINE_SCOPES=read", "GUARDED_MACHINE_SCOPES has no effect without GUARDED_MACHINE_CLIENT_ID.")]
    [TestCase("KEY=s3cret\u0007", "GUARDED_KEY has a character that a header cannot carry (line break, control, non-ASCII, or a space at an end).")]
    public void Settings_that_do_not_fit_are_named_and_not_shown(string variables, string message)
        => Assert.That(
            () => FromEnvironment(variables),
            Throws.InnerException.TypeOf<ArgumentException>().With.InnerException.Message.EqualTo(message));

    [Test]
    public void A_call_that_no_credential_lets_in_is_not_sent()
    {
        using var client = Client(Credential("Token:t0ken"));

        Assert.That(
            () => CallAsync(client, "ByDefault"),
            Throws.InvalidOperationException.With.Message.EqualTo("ByDefault needs a credential for 'key', or for 'app' and 'user'; the client has one for 'token'. Nothing was sent."));
    }

    [Test]
    public void A_schema_does_not_take_the_name_of_the_class()
        => Assert.That(Api.Sources.Keys, Has.Member("Models/GuardedCredentialModel.g.cs").And.Member("GuardedCredential.g.cs"));

    private Task AnswerAsync(HttpContext context)
    {
        if (context.Request.Path == "/token")
        {
            context.Response.ContentType = "application/json";
            return context.Response.WriteAsync("""{"access_token":"fetched"}""");
        }

        var headers = context.Request.Headers.Where(header => header.Key is "Authorization" or "Cookie" or "X-Api-Key")
            .Select(header => $" {header.Key}={header.Value}");
        _received = context.Request.GetEncodedPathAndQuery() + string.Concat(headers);
        context.Response.StatusCode = context.Request.Path == "/unknown" ? 200 : 204;
        return context.Request.Path == "/unknown" ? context.Response.WriteAsync("{}") : Task.CompletedTask;
    }

    private ApiClient Client(SchemeCredential credential) => (ApiClient)Api.New("GuardedClient", new Uri(Url), credential);

    private static SchemeCredential Credential(string text)
    {
        var parts = text.Split(':', 2);
        object[] values = parts[1].Split('/');
        return (SchemeCredential)Api.Type("GuardedCredential")
            .GetMethod("From" + parts[0], [.. values.Select(_ => typeof(string))])!
            .Invoke(null, values)!;
    }

    private static System.Reflection.MethodInfo Factory(string name, int parameters)
        => Api.Type("GuardedCredential").GetMethods().Single(method => method.Name == name && method.GetParameters().Length == parameters);

    private object FromEnvironment(string variables)
    {
        var values = variables.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(variable => variable.Split('=', 2))
            .ToDictionary(parts => "GUARDED_" + parts[0], parts => parts[1].Replace("URL", Url, StringComparison.Ordinal));
        Func<string, string?> read = values.GetValueOrDefault;
        return Api.Type("GuardedClientOptions").GetMethod("FromEnvironment")!.Invoke(null, [read])!;
    }

    private static Task CallAsync(ApiClient client, string operation)
        => (Task)client.GetType().GetMethod(operation + "Async")!.Invoke(
            client, System.Reflection.BindingFlags.DoNotWrapExceptions, null, [null, CancellationToken.None], null)!;
}
