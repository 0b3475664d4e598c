using CloudMgmt.TestSupport.Apis;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CloudMgmt.BimData.Tests.Models;

/// <summary>
/// Answers of today's service are read without loss. The files are those of tests/CloudMgmt.Witness, where the vendor's own client of today
/// says that they are as it demands, no more and no less.
/// </summary>
internal sealed class AnswersOfTodayTests : FakeServiceTest<BimDataApi, IBimDataClient>
{
    private static readonly string Folder = Path.Combine(TestContext.CurrentContext.TestDirectory, "answers");

    private static readonly Dictionary<string, Func<IBimDataClient, Task<object>>> Reads = new()
    {
        ["CreateCloud"] = async client => await client.CreateCloudAsync(new() { Name = "x" }),
        ["CreateDemoProject"] = async client => await client.CreateDemoProjectAsync(7),
        ["GetCloud"] = async client => await client.GetCloudAsync(7),
        ["GetCloudInvitations"] = async client => await client.GetCloudInvitationsAsync("7"),
        ["GetCloudSize"] = async client => await client.GetCloudSizeAsync(7),
        ["GetCloudUsers"] = async client => await client.GetCloudUsersAsync("7"),
        ["GetClouds"] = async client => await client.GetCloudsAsync(),
        ["InviteCloudUser"] = async client => await client.InviteCloudUserAsync(
            "7", new() { Email = "a@example.com", RedirectUri = "https://example.com" }),
        ["UpdateCloud"] = async client => await client.UpdateCloudAsync(7, new()),
        ["UpdateCloudUser"] = async client => await client.UpdateCloudUserAsync("7", "31", new() { CloudRole = CloudRole.Admin }),
    };

    private static IEnumerable<string> Files => Directory.GetFiles(Folder).Select(file => Path.GetFileName(file)).Order();

    [Test]
    public void Each_call_has_an_answer() => Assert.That(Files.Select(file => file.Split('.')[0]).Distinct(), Is.EquivalentTo(Reads.Keys));

    [TestCaseSource(nameof(Files))]
    public async Task Nothing_is_lost(string file)
    {
        var sent = await File.ReadAllTextAsync(Path.Combine(Folder, file));

        var read = await Reads[file.Split('.')[0]](Answering(200, sent));

        Assert.That(Usual(JsonConvert.SerializeObject(read)), Is.EqualTo(Usual(sent)));
    }

    // Two texts of the same time are one.
    private static string Usual(string json)
    {
        var token = JToken.Parse(json);
        foreach (var value in token.SelectTokens("$..*").OfType<JValue>().Where(value => value.Value is DateTime).ToList())
            value.Replace(((DateTime)value.Value!).ToUniversalTime().ToString("O", System.Globalization.CultureInfo.InvariantCulture));
        return Ordered(token).ToString();
    }

    private static JToken Ordered(JToken token) => token switch
    {
        JObject members => new JObject(
            members.Properties().OrderBy(member => member.Name, StringComparer.Ordinal)
                .Select(member => new JProperty(member.Name, Ordered(member.Value)))),
        JArray items => new JArray(items.Select(Ordered)),
        _ => token,
    };
}
