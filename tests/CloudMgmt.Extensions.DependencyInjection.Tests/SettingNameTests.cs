using System.Reflection;
using System.Text;
using CloudMgmt.BimData;
using CloudMgmt.Extensions.DependencyInjection.Tests.Support;
using CloudMgmt.Helios;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace CloudMgmt.Extensions.DependencyInjection.Tests;

/// <summary>The names of settings in configuration: those of the options in C#, and no others.</summary>
internal sealed class SettingNameTests
{
    private const string Secret = "s3cr3t-not-real";

    [TestCase("Tiemout", "Timeout")]
    [TestCase("TIMEOUTS", "Timeout")]
    [TestCase("ApiKy", "ApiKey")]
    [TestCase("BaseUri", "BaseUrl")]
    [TestCase("Region", "RegionId")]
    [TestCase("MaxRetries", "Retry:MaxRetries")]
    [TestCase("RequestsPerSecond", "RateLimit:RequestsPerSecond")]
    [TestCase("MaxConcurrentRequests", "RateLimit:MaxConcurrentRequests")]
    [TestCase("Retry:MaxRetires", "Retry:MaxRetries")]
    [TestCase("Retry:Max_Retries", "Retry:MaxRetries")]
    [TestCase("Retries:MaxRetries", "Retry:MaxRetries")]
    [TestCase("RateLimits:RequestPerSecond", "RateLimit:RequestsPerSecond")]
    [TestCase("Retry:Timeout", "Timeout")]
    [TestCase("Timeout:Seconds", "Timeout")]
    [TestCase("Retry:MaxRetries:Value", "Retry:MaxRetries")]
    [TestCase("ApiKey:0", "ApiKey")]
    public void A_name_that_is_not_known_is_refused_with_the_nearest_one(string key, string meant)
        => Assert.That(
            Refuse(Helios, "Services:Helios", (key, Secret)),
            Does.Contain($"Services:Helios:{key} is not a setting. Did you mean Services:Helios:{meant}?"));

    [TestCase("Colour")]
    [TestCase("Retry")]
    [TestCase("ClientSecret")]
    [TestCase("Retry:Policy:Kind:Name")]
    public void A_name_that_is_like_no_other_is_refused_with_all_that_there_are(string key)
        => Assert.That(
            Refuse(Helios, "Helios", ("ApiKey", Secret), (key, Secret)),
            Does.StartWith(
                $"Helios:{key} is not a setting. The settings are AccessClusterId, AllowHandlerResends, AllowInsecureHttp, ApiKey, "));

    [TestCase("")]
    [TestCase(" ")]
    [TestCase(null)]
    public void A_name_that_is_not_known_is_refused_without_a_value_too(string? value)
        => Assert.That(
            Refuse(Helios, "Helios", ("ApiKey", Secret), ("Tiemout", value!)), Does.StartWith("Helios:Tiemout is not a setting."));

    [Test]
    public void All_that_is_wrong_is_told_at_once()
        => Assert.That(
            Refuse(Helios, "Helios", ("ApiKy", Secret), ("Retry:Bugdet", Secret), ("Tiemout", Secret)),
            Does.Contain("Helios:ApiKy ").And.Contain("Helios:Retry:Bugdet ").And.Contain("Helios:Tiemout ").And
                .Contain("Helios:ApiKey must be set."));

    [Test]
    public void Every_client_refuses_what_it_does_not_know()
    {
        Assert.That(
            Refuse((s, c) => s.AddHeliosClient("eu", c), "Eu", ("ApiKey", Secret), ("Scopes", Secret)),
            Does.StartWith("Eu:Scopes is not a setting."));
        Assert.That(
            Refuse((s, c) => s.AddCloudEndureClient(c), "CloudEndure", ("ApiToken", Secret), ("UserName2", Secret)),
            Does.Contain("Did you mean CloudEndure:Username?"));
        Assert.That(
            Refuse((s, c) => s.AddBimDataClient(c), "BimData", ("AcessToken", Secret)), Does.Contain("Did you mean BimData:AccessToken?"));
    }

    [Test]
    public void A_credential_that_no_header_can_carry_is_refused_by_its_path()
        => Assert.That(
            Refuse(Helios, "Services:Helios", ("ApiKey", Secret + "\n")),
            Does.StartWith("Services:Helios:ApiKey has a character that a header cannot carry"));

    [Test]
    public void An_empty_section_is_refused_by_its_path()
        => Assert.That(Refuse(Helios, "Services:Helios"), Is.EqualTo("Services:Helios:ApiKey must be set."));

    private static IEnumerable<PropertyInfo> Simple(Type type)
        => type.GetProperties().Where(p => p.SetMethod is { IsPublic: true }
            && (Nullable.GetUnderlyingType(p.PropertyType) ?? p.PropertyType) is var t
                && (t.IsPrimitive || t == typeof(string) || t == typeof(TimeSpan) || t == typeof(Uri)));

    private static IEnumerable<TestCaseData<string, Func<HeliosClientOptions, object>, PropertyInfo>> Options()
        => Simple(typeof(HeliosClientOptions))
            .Select(p => new TestCaseData<string, Func<HeliosClientOptions, object>, PropertyInfo>(p.Name, o => o, p))
            .Concat(Simple(typeof(RetryOptions)).Select(
                p => new TestCaseData<string, Func<HeliosClientOptions, object>, PropertyInfo>("Retry:" + p.Name, o => o.Retry, p)))
            .Concat(Simple(typeof(RateLimitOptions)).Select(
                p => new TestCaseData<string, Func<HeliosClientOptions, object>, PropertyInfo>(
                    "RateLimit:" + p.Name,
                    o => o.RateLimit,
                    p)));

    [TestCaseSource(nameof(Options))]
    public async Task Every_option_that_is_text_number_time_or_choice_can_be_set(
        string key, Func<HeliosClientOptions, object> owner, PropertyInfo option)
    {
        var (text, value) = Sample(option);
        foreach (var name in new[] { key, key.ToUpperInvariant(), key.ToLowerInvariant() })
        {
            Assert.That(
                option.GetValue(owner(await ReadAsync<HeliosClientOptions>(Helios, ("ApiKey", "k"), (name, text)))), Is.EqualTo(value));
        }
    }

    [Test]
    public async Task JSON_in_the_shape_of_the_options_binds()
    {
        var options = await ReadAsync<HeliosClientOptions>(Helios, Json("""
            { "Helios": { "apiKey": "k", "AccessClusterId": 8888888888888888, "Timeout": "00:02:00", "Retry": { "MaxRetries": 5, "BaseDelay": "00:00:01" }, "RateLimit": {} } }
            """));

        Assert.That((options.AccessClusterId, options.Timeout, options.Retry.MaxRetries, options.Retry.BaseDelay),
            Is.EqualTo((8888888888888888, TimeSpan.FromMinutes(2), 5, TimeSpan.FromSeconds(1))));
    }

    [Test]
    public async Task Environment_variables_bind()
    {
        const string Prefix = "CLOUDMGMT_SETTINGNAMETESTS_";
        Environment.SetEnvironmentVariable(Prefix + "Helios__ApiKey", "k");
        Environment.SetEnvironmentVariable(Prefix + "HELIOS__RETRY__MAXRETRIES", "7");
        try
        {
            var options = await ReadAsync<HeliosClientOptions>(Helios, new ConfigurationBuilder().AddEnvironmentVariables(Prefix).Build());
            Assert.That(options.Retry.MaxRetries, Is.EqualTo(7));
        }
        finally
        {
            Environment.SetEnvironmentVariable(Prefix + "Helios__ApiKey", null);
            Environment.SetEnvironmentVariable(Prefix + "HELIOS__RETRY__MAXRETRIES", null);
        }
    }

    [TestCase("\"cloud:read org:manage\"")]
    [TestCase("[ \"cloud:read\", \"org:manage\" ]")]
    public async Task Scopes_can_be_a_text_or_a_list(string scopes)
    {
        await using var server = await StubServer.StartAsync(200, """{"access_token":"t","token_type":"Bearer","expires_in":60}""");
        await using var provider = new ServiceCollection()
            .With(s => s.AddBimDataClient(Json($$"""
                { "BimData": { "ClientId": "app", "ClientSecret": "{{Secret}}", "Scopes": {{scopes}}, "TokenUrl": "{{server.Url}}", "BaseUrl": "{{server.Url}}" } }
                """).GetSection("BimData")))
            .BuildServiceProvider();

        Assert.CatchAsync<ApiException>(() => provider.GetRequiredService<IBimDataClient>().GetCloudsAsync());

        Assert.That(server.Bodies[0], Does.Contain("scope=cloud%3Aread+org%3Amanage"));
    }

    [Test]
    public void Scopes_that_are_both_or_neither_are_refused()
    {
        static void BimData(IServiceCollection services, IConfiguration section) => services.AddBimDataClient(section);
        Assert.That(
            Refuse(BimData, "BimData", ("ClientId", "a"), ("ClientSecret", Secret), ("Scopes", "x"), ("Scopes:0", "y")),
            Is.EqualTo("BimData:Scopes is given as a text and as a list; one of them is enough."));
        Assert.That(
            Refuse(BimData, "BimData", ("ClientId", "a"), ("ClientSecret", Secret), ("Scopes:First", "y")),
            Does.StartWith("BimData:Scopes:First is not a setting. Did you mean BimData:Scopes?"));
    }

    [Test]
    public async Task The_section_of_another_client_may_lie_within()
    {
        var configuration = Json(
            """{ "Helios": { "ApiKey": "k", "Timeout": "00:00:11", "Eu": { "ApiKey": "e", "Timeout": "00:00:12" } } }""");
        await using var provider = new ServiceCollection()
            .With(s => s.AddHeliosClient(configuration.GetSection("Helios")))
            .With(s => s.AddHeliosClient("eu", configuration.GetSection("Helios:Eu")))
            .BuildServiceProvider();
        var options = provider.GetRequiredService<IOptionsMonitor<HeliosClientOptions>>();

        Assert.That((options.CurrentValue.Timeout.Seconds, options.Get("eu").Timeout.Seconds), Is.EqualTo((11, 12)));
    }

    // It holds what belongs to others: the environment, the log, the rest of the application.
    [Test]
    public async Task A_configuration_as_a_whole_may_have_other_names()
    {
        await using var provider = new ServiceCollection()
            .With(s => s.AddHeliosClient(Json("""{ "ApiKey": "k", "Retry": { "MaxRetries": 1 }, "PATH": "/bin" }""")))
            .BuildServiceProvider();

        Assert.That(provider.GetRequiredService<IOptions<HeliosClientOptions>>().Value.Retry.MaxRetries, Is.EqualTo(1));
    }

    private static void Helios(IServiceCollection services, IConfiguration section) => services.AddHeliosClient(section);

    private static string Refuse(
        Action<IServiceCollection, IConfiguration> add, string section, params (string Key, string Value)[] settings)
    {
        using var provider = new ServiceCollection().With(s => add(s, Configured.Section(section, settings))).BuildServiceProvider();
        var refused = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IStartupValidator>().Validate())!;
        Assert.That(refused.ToString(), Does.Not.Contain(Secret));
        return refused.Message;
    }

    private static Task<T> ReadAsync<T>(Action<IServiceCollection, IConfiguration> add, params (string Key, string Value)[] settings)
        where T : class
        => ReadSectionAsync<T>(add, Configured.Section("Helios", settings));

    private static Task<T> ReadAsync<T>(Action<IServiceCollection, IConfiguration> add, IConfiguration configuration)
        where T : class
        => ReadSectionAsync<T>(add, configuration.GetSection("Helios"));

    private static async Task<T> ReadSectionAsync<T>(Action<IServiceCollection, IConfiguration> add, IConfiguration section)
        where T : class
    {
        await using var provider = new ServiceCollection().With(s => add(s, section)).BuildServiceProvider();
        return provider.GetRequiredService<IOptions<T>>().Value;
    }

    private static IConfigurationRoot Json(string text)
        => new ConfigurationBuilder().AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(text))).Build();

    private static (string Text, object Value) Sample(PropertyInfo option)
    {
        var type = Nullable.GetUnderlyingType(option.PropertyType) ?? option.PropertyType;
        return type == typeof(TimeSpan) ? ("00:00:07", TimeSpan.FromSeconds(7))
            : type == typeof(Uri) ? ("https://cluster.example/v2", new Uri("https://cluster.example/v2"))
            : type == typeof(bool) ? ("True", true)
            : type == typeof(int) ? ("7", 7)
            : type == typeof(long) ? ("1999999999", 1_999_999_999L)
            : type == typeof(double) ? ("2.5", 2.5)
            : option.Name == nameof(ApiClientOptions.ServerCertificateSha256) ? (new string('A', 64), new string('A', 64))
            : ("some-text", "some-text");
    }
}
