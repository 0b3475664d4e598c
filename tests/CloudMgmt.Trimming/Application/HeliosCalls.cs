using System.Text.Json;
using System.Text.Json.Nodes;
using CloudMgmt.Helios;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json.Linq;

namespace Application;

/// <summary>A registered client, with settings from configuration.</summary>
internal static class HeliosCalls
{
    public static async Task RunAsync()
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Helios:BaseUrl"] = Environment.GetEnvironmentVariable("HELIOS_BASE_URL"),
            ["Helios:ApiKey"] = Environment.GetEnvironmentVariable("HELIOS_API_KEY"),
            ["Helios:Retry:BaseDelay"] = "00:00:00.010",
        }).Build();
        await using var services = new ServiceCollection().AddHeliosClient(settings.GetSection("Helios")).Services.BuildServiceProvider();
        var client = services.GetRequiredService<IHeliosClient>();

        var users = await Values.PrintAsync("List, after a 503",
            client.GetUsersAsync(new() { Domain = "LOCAL" }),
            Json.Default.HeliosUsers);
        await Values.PrintAsync("Create",
            client.CreateUsersAsync([New("ada", "a\"b\\c é \u2028 \ud83d\ude00")]),
            Json.Default.HeliosUsers);
        await Values.PrintAsync("Typed error", client.GetUserAsync("S-1-0-0"), Json.Default.UserParams);
        var viewer = await Values.PrintAsync("Get",
            client.GetUserAsync(Environment.GetEnvironmentVariable("HELIOS_USER")!),
            Json.Default.UserParams);
        await Values.PrintAsync("Update, with fields of any kind",
            client.UpdateUserAsync(viewer!.Sid!, Changed()),
            Json.Default.UserParams);
        await Values.PrintAsync("Hardly JSON", client.GetGroupsAsync(), Json.Default.GroupsList);
        await Values.PrintAsync("List of texts in the query",
            client.GetSecurityPrincipalsAsync([viewer.Sid!, "S-1-5-32"]),
            Json.Default.SecurityPrincipalsList);
        await Values.PrintAsync("Of another kind", client.GetTenantAccessAsync(), Json.Default.TenantAccessResult);
        Values.Print("In a type of the application",
            new Page(users!.Users![0], new() { [CloudMgmt.CloudEndure.UserRole.AccountAdmin] = 1 }, "NEW"),
            Json.Default.Page);
        await RefuseAsync(client, viewer.Sid!);
    }

    private static async Task RefuseAsync(IHeliosClient client, string sid)
    {
        await Values.PrintAsync("Without what is required",
            Call(() => client.CreateUsersAsync([New("x", null), new() { Description = "x", Username = null!, Domain = null! }])),
            Json.Default.HeliosUsers);
        var own = new UpdateUserParameters { Roles = [], AdditionalProperties = { ["own"] = new[] { new Own("x") } } };
        await Values.PrintAsync("A type that only reflection writes",
            Call(() => client.UpdateUserAsync(sid, own)),
            Json.Default.UserParams);
    }

    // What is refused before it is sent fails at once.
    private static async Task<T> Call<T>(Func<Task<T>> call) => await call();

    private static CreateUserParameters New(string name, string? description) => new()
    {
        Username = name,
        Domain = "LOCAL",
        Description = description,
        Roles = ["COHESITY_VIEWER"],
        LocalUserParams = new() { Email = $"{name}@example.com", Password = "correct-horse-battery" },
    };

    private static UpdateUserParameters Changed() => new()
    {
        Description = null,
        Roles = ["COHESITY_VIEWER"],
        AdditionalProperties =
        {
            ["element"] = JsonDocument.Parse("""{ "a" : [ 1.50, 1e400 ] }""").RootElement,
            ["node"] = new JsonObject { ["a"] = 1, ["b"] = JsonNode.Parse("[true]") },
            ["token"] = JObject.Parse("""{"a":[1.5,null,"2025-03-01T12:00:00Z"]}"""),
            ["map"] = new Dictionary<string, object?> { ["list"] = new List<object?> { 1, 1.5, 2.5m, null, true, "x" }, ["none"] = null },
            ["enumeration"] = CloudMgmt.CloudEndure.UserRole.AccountAdmin,
            ["scalars"] = new object[]
            {
                Guid.Empty, new Uri("https://service.test/"), TimeSpan.FromHours(1), DateTimeOffset.UnixEpoch, ulong.MaxValue, 'x',
                new byte[] { 1, 2 },
            },
        },
    };

    private sealed record Own(string Name);
}
