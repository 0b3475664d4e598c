using System.Diagnostics;
using System.Reflection;
using CloudMgmt.Core;
using NUnit.Framework;

namespace CloudMgmt.TestSupport.Apis;

/// <summary>Values of an API that must not reach a log.</summary>
/// <typeparam name="TApi">The API.</typeparam>
public abstract class SecretTest<TApi> : ApiTest<TApi>
    where TApi : IApi
{
    private static IEnumerable<string> SecretProperties => TApi.SecretProperties;

    private static IEnumerable<CredentialCase> Credentials => TApi.Credentials;

    private static IEnumerable<CredentialCase> Headers => Credentials.Where(credential => credential.Header is not null);

    private static IEnumerable<CredentialCase> Callbacks => Credentials.Where(credential => credential.FromCallback is not null);

    [Test]
    public void The_secret_properties_are_marked()
    {
        var marked = from type in TApi.Client.Assembly.GetExportedTypes()
                     from property in type.GetProperties()
                     where property.IsDefined(typeof(ApiSecretAttribute))
                     select $"{type.Name}.{property.Name}";

        Assert.That(marked, Is.EquivalentTo(TApi.SecretProperties));
    }

    [TestCaseSource(nameof(SecretProperties))]
    public void Neither_a_debugger_nor_its_text_shows(string name)
    {
        var parts = name.Split('.');
        var type = TApi.Client.Assembly.GetType($"{TApi.Client.Namespace}.{parts[0]}", throwOnError: true)!;
        var property = type.GetProperty(parts[1])!;
        var model = Activator.CreateInstance(type)!;
        property.SetValue(model, Secret);

        Assert.That(property.GetCustomAttribute<DebuggerDisplayAttribute>()?.Value, Is.EqualTo("(secret)"));
        Assert.That(model.ToString(), Does.Not.Contain(Secret));
        var response = Activator.CreateInstance(typeof(ApiResponse<>).MakeGenericType(type), 201, model, null)!;
        Assert.That(response.ToString(), Does.Not.Contain(Secret));
    }

    [TestCaseSource(nameof(Credentials))]
    public void A_credential_does_not_show(CredentialCase secret)
    {
        var credential = secret.Create(Secret);
        var options = TApi.CreateOptions();
        options.Credential = credential;

        Assert.That(credential.ToString(), Does.Not.Contain(Secret));
        Assert.That(options.ToString(), Does.Not.Contain(Secret));
    }

    [TestCaseSource(nameof(Credentials))]
    public void Nothing_in_place_of_a_secret_is_refused_at_once(CredentialCase secret)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => secret.Create(""), Throws.ArgumentException.With.Property("ParamName").Not.Null);
            Assert.That(() => secret.Create(" "), Throws.ArgumentException);
            Assert.That(() => secret.Create(null!), Throws.InstanceOf<ArgumentException>());
        }
    }

    [Test]
    public void A_client_made_of_a_secret_alone_needs_one_and_goes_to_the_public_service()
    {
        using var client = TApi.CreateClient(Secret);

        Assert.That(client.BaseUrl, Is.EqualTo(new Uri(TApi.PublicUrl)));
        Assert.That(() => TApi.CreateClient(" "), Throws.ArgumentException);
    }

    [TestCaseSource(nameof(Credentials))]
    public void A_refused_call_does_not_show(CredentialCase secret)
    {
        var (client, service) = Connect(secret.Create(Secret), 401, TApi.Errors[0].Body);

        var thrown = Assert.CatchAsync<ApiException>(() => Simplest.CallAsync(client))!;

        Assert.That(thrown.StatusCode, Is.EqualTo(401));
        Assert.That(
            service.AllSent.Any(sent => sent.Headers.Values.Append(sent.Body).Any(text => text?.Contains(Secret) == true)),
            Is.True,
            "it was sent");
        Assert.That(thrown.ToString(), Does.Not.Contain(Secret));
    }

    [TestCaseSource(nameof(Headers))]
    public async Task A_secret_goes_alone_in_its_header(CredentialCase secret)
    {
        Credential?[] credentials = [secret.Create(Secret), secret.FromCallback?.Invoke(_ => ValueTask.FromResult(Secret))];
        foreach (var credential in credentials.OfType<Credential>())
        {
            var (client, service) = Connect(credential);
            using (client)
                await Simplest.CallAsync(client);

            Assert.That(
                service.Sent.Headers.Where(header => header.Key is not "Accept" and not "User-Agent")
                    .Select(header => $"{header.Key}: {header.Value}"),
                Is.EqualTo([secret.Header!.Replace("SECRET", Secret, StringComparison.Ordinal)]));
        }
    }

    [TestCaseSource(nameof(Headers))]
    public void What_no_header_can_carry_is_refused_without_showing(CredentialCase secret)
    {
        foreach (var value in new[] { Secret + "\r\nX-Evil: 1", Secret + "ü" })
            Assert.That(() => secret.Create(value), Throws.ArgumentException.With.Message.Not.Contains(Secret));
    }

    [TestCaseSource(nameof(Callbacks))]
    public void What_a_callback_gives_and_no_header_can_carry_is_refused_without_showing(CredentialCase secret)
    {
        var (client, service) = Connect(secret.FromCallback!(_ => ValueTask.FromResult(Secret + "\n")));

        var thrown = Assert.ThrowsAsync<ArgumentException>(() => Simplest.CallAsync(client))!;

        Assert.That(thrown.ToString(), Does.Not.Contain(Secret));
        Assert.That(service.AllSent, Is.Empty);
    }

    [TestCaseSource(nameof(Callbacks))]
    public async Task A_callback_is_cancelled_with_its_call(CredentialCase secret)
    {
        using var cancellation = new CancellationTokenSource();
        var (asked, heeded) = (new TaskCompletionSource(), new TaskCompletionSource());
        var (client, service) = Connect(secret.FromCallback!(async token =>
        {
            token.Register(heeded.SetResult);
            asked.SetResult();
            await Task.Delay(Timeout.Infinite, token);
            return Secret;
        }));

        var call = client.SendAsync(new ApiRequest("GET", "/x", "Cancelled"), cancellation.Token);
        await asked.Task;
        await cancellation.CancelAsync();

        Assert.That(() => call, Throws.InstanceOf<OperationCanceledException>());
        await heeded.Task;
        Assert.That(service.AllSent, Is.Empty);
    }

    // The parser quotes the values that it stumbles over.
    [TestCaseSource(nameof(Reading))]
    public void An_answer_that_cannot_be_read_does_not_show(RequestCase call)
    {
        foreach (var body in new[]
        {
            $"\"{Secret}\"", Secret, $"{{\"id\":{Secret}}}", $"[{Secret}]", $"{{\"id\":\"{Secret}", $"<p>{Secret}</p>",
        })
        {
            AssertHidden(call, body);
        }
    }

    [Test]
    public void A_value_in_a_wrong_place_of_an_answer_is_not_shown()
    {
        foreach (var (operationId, body, _) in TApi.Misplaced)
            AssertHidden(Calls.Single(call => call.Method == operationId), body.Replace("SECRET", Secret, StringComparison.Ordinal));
    }

    [TestCaseSource(nameof(Calls))]
    public void A_refusal_that_is_not_the_documented_one_does_not_show_its_body(RequestCase call)
    {
        using var client = Connect(new FakeService().Answers(400, $"<p>{Secret}</p>"));

        Assert.That(Assert.CatchAsync<ApiException>(() => call.CallAsync(client))!.ToString(), Does.Not.Contain(Secret));
    }

    private static (ApiClient Client, FakeService Service) Connect(Credential credential, int status = 200, string? body = null)
    {
        var service = new FakeService().Answers(status, body ?? Success(Simplest).Body);
        var options = service.Behind(TApi.CreateOptions());
        options.Credential = credential;
        return (TApi.CreateClient(options), service);
    }

    private static void AssertHidden(RequestCase call, string body)
    {
        using var client = Connect(new FakeService().Answers(200, body));

        var thrown = AssertUntyped(200, () => call.CallAsync(client));

        Assert.That(thrown.ToString(), Does.Not.Contain(Secret));
    }
}
