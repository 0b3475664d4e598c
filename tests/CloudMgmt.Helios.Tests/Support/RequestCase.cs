using CloudMgmt.TestSupport;

namespace CloudMgmt.Helios.Tests.Support;

/// <summary>A call through the typed client and the request that it must become. The expected texts are typed from the reference.</summary>
internal sealed record RequestCase(string Name, Func<IHeliosClient, Task> Call, string Line)
{
    public string OperationId => Name.Split(' ')[0];

    /// <summary>The headers besides Accept.</summary>
    public Dictionary<string, string> Headers { get; init; } = [];

    /// <summary>The exact text of the body, which may be broken into lines here; null if there is none.</summary>
    public string? Body { get; init => field = value?.ReplaceLineEndings(""); }

    /// <summary>Both routing headers of the reference.</summary>
    public static Dictionary<string, string> Routed => new() { ["accessClusterId"] = "8888888888888888", ["regionId"] = "us east/1" };

    public override string ToString() => Name;

    public async Task CheckAsync()
    {
        var service = new FakeService().Answers(200, "{}");
        using var client = new HeliosClient(service.Behind(new HeliosClientOptions()));

        await Call(client);

        var sent = service.Sent;
        var expected = new Dictionary<string, string>(Headers) { ["Accept"] = "application/json" };
        using (Assert.EnterMultipleScope())
        {
            Assert.That(sent.Line, Is.EqualTo(Line));
            Assert.That(sent.Headers.Where(header => header.Key != "User-Agent"), Is.EquivalentTo(expected));
            Assert.That(sent.Body, Is.EqualTo(Body));
            Assert.That(sent.ContentType, Is.EqualTo(Body is null ? null : "application/json"));
        }
    }
}
