using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using CloudMgmt.CloudEndure;
using CloudMgmt.Emulator;
using CloudMgmt.Helios;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace CloudMgmt.Documentation.Tests;

/// <summary>Each message of TROUBLESHOOTING is what the packages really say to who does what stands beside it.</summary>
internal sealed partial class TroubleshootingTests
{
    private static readonly string Document
        = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "documents", "TROUBLESHOOTING.md")).ReplaceLineEndings("\n");

    private static readonly Dictionary<string, Func<CloudMgmtEmulator, Task>> Scenarios = new()
    {
        ["A variable is missing"] = _ => Do(() => HeliosClientOptions.FromEnvironment(_ => null)),
        ["A setting is misspelt"] = _ => Do(() => Services(("Helios:ApiKy", "k"))),
        ["A section is empty"] = _ => Do(() => Services(("Other:ApiKey", "k"))),
        ["The service knows no such key"] = server => Helios(server, "wrong").GetUsersAsync(),
        ["The service says no"] = server => Helios(server).GetUserAsync("S-1-0-0"),
        ["The service has it already"] = async server =>
        {
            var group = JsonSerializer.Deserialize<CreateGroupParams>("""{"name":"night-shift","domain":"LOCAL"}""")!;
            await Helios(server).CreateGroupAsync([group]);
            await Helios(server).CreateGroupAsync([group]);
        },
        ["A required value is missing"] = server => Helios(server).CreateUsersAsync(
            [JsonSerializer.Deserialize<CreateUserParameters>("""{"username":"ann"}""")!]),
        ["Nobody listens there"] = _ => Helios(new Uri("http://127.0.0.1:1/")).GetUsersAsync(),
        ["The host has no address"] = _ => Helios(new Uri("https://helios.invalid/")).GetUsersAsync(),
        ["The key would go over plain http"] = _ => Do(() => Helios(new Uri("http://helios.example.com/"))),
        ["It takes too long"] = server =>
        {
            server.Faults.Enqueue(Fault.Answer(200, "{}").HeldUntil(Task.Delay(Timeout.Infinite)));
            return Helios(server).GetUsersAsync(new() { Timeout = TimeSpan.FromMilliseconds(20) });
        },
        ["The answer is too long"] = server => Helios(server, change: options => options.MaxResponseBytes = 10).GetUsersAsync(),
        ["The answer is no JSON"] = server =>
        {
            server.Faults.Enqueue(Fault.Answer(200, "<html>Please log in to the network</html>", "text/html"));
            return Helios(server).GetUsersAsync();
        },
        ["The answer holds another kind of value"] = server =>
        {
            server.Faults.Enqueue(Fault.Answer(200, """{"users":{"sid":"S-1"}}"""));
            return Helios(server).GetUsersAsync();
        },
        ["A handler sends again"] = server => Helios(server, change: options => options.HttpMessageHandler = new Resending())
            .GetUsersAsync(),
        ["A handler follows redirects"] = server => Do(
            () => Helios(server, change: options => options.HttpMessageHandler = new HttpClientHandler())),
        ["The client is gone"] = server =>
        {
            var client = Helios(server);
            client.Dispose();
            return client.GetUsersAsync();
        },
        ["The login is refused"] = server => CloudEndure(server, "wrong").GetExtendedAccountInfoAsync(),
        ["Too many entries in one second"] = async server =>
        {
            foreach (var _ in Enumerable.Range(0, 3))
                server.CloudEndure.AddAuditLogEntry(new(2025, 3, 1, 0, 0, 0, TimeSpan.Zero), "tested", "");
            await CloudEndure(server).EnumerateProjectAuditLogAsync(
                server.CloudEndure.ProjectId, new(2025, 3, 1, 0, 0, 0, TimeSpan.Zero), new() { PageSize = 2 }).ToListAsync();
        },
        ["The file is no export"] = server => CloudEndure(server).ExportProjectAuditLogAsync(
            server.CloudEndure.ProjectId, DateTimeOffset.UnixEpoch, new MemoryStream(Encoding.ASCII.GetBytes("my notes"))),
    };

    private static IEnumerable<string> Titles => Section().Matches(Document).Select(match => match.Groups["title"].Value);

    [Test]
    public void Each_page_and_each_scenario_has_the_other() => Assert.That(Titles, Is.EquivalentTo(Scenarios.Keys));

    [TestCaseSource(nameof(Titles))]
    public async Task What_is_thrown_is_what_is_explained(string title)
    {
        ArgumentNullException.ThrowIfNull(title);
        await using var server = await CloudMgmtEmulator.StartAsync();
        var told = Section().Matches(Document).Single(match => match.Groups["title"].Value == title).Groups["message"].Value;
        var pattern = "^"
            + Regex.Escape(told).Replace("…", ".*", StringComparison.Ordinal).Replace("\\n", "\\s+", StringComparison.Ordinal)
            + "$";

        var thrown = Assert.CatchAsync(() => Scenarios[title](server))!;

        Assert.That($"{Name(thrown.GetType())}: {thrown.Message}", Does.Match(pattern));
    }

    private static string Name(Type type)
        => type.IsGenericType ? $"{type.Name.Split('`')[0]}<{type.GetGenericArguments()[0].Name}>" : type.Name;

    private static Task Do(Func<object?> action)
    {
        _ = action();
        return Task.CompletedTask;
    }

    private static IHeliosClient Services((string Key, string Value) setting)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new(setting.Key, setting.Value)]).Build();
        return new ServiceCollection().AddHeliosClient(configuration.GetSection("Helios")).Services
            .BuildServiceProvider().GetRequiredService<IHeliosClient>();
    }

    private static HeliosClient Helios(Uri address)
        => new(new HeliosClientOptions
        {
            BaseUrl = address,
            Credential = HeliosCredential.FromApiKey("key"),
            Retry = { MaxRetries = 0 },
        });

    private static HeliosClient Helios(CloudMgmtEmulator server, string? key = null, Action<HeliosClientOptions>? change = null)
    {
        var options = new HeliosClientOptions
        {
            BaseUrl = new Uri(server.Helios.BaseUrl),
            Credential = HeliosCredential.FromApiKey(key ?? server.Helios.ApiKey),
        };
        change?.Invoke(options);
        return new(options);
    }

    private static CloudEndureClient CloudEndure(CloudMgmtEmulator server, string? password = null)
        => new(new CloudEndureClientOptions
        {
            BaseUrl = new Uri(server.CloudEndure.BaseUrl),
            Credential = CloudEndureCredential.FromPassword(server.CloudEndure.Username, password ?? server.CloudEndure.Password),
        });

    [GeneratedRegex(@"^### (?<title>[^\n]+)\n\n```text\n(?<message>.*?)\n```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Section();

    private sealed class Resending() : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false })
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            (await base.SendAsync(request, cancellationToken)).Dispose();
            return await base.SendAsync(request, cancellationToken);
        }
    }
}
