using System.Text;
using System.Text.Json.Nodes;

namespace CloudMgmt.Emulator.Pipeline;

/// <summary>An answer on its way out.</summary>
internal sealed record Reply(int StatusCode)
{
    public byte[] Body { get; init; } = [];

    public string? ContentType { get; init; }

    /// <summary>A name may come more than once, as Set-Cookie does.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>The body before it became bytes, for JSON.</summary>
    public JsonNode? Json { get; private init; }

    public static Reply WithJson(int statusCode, JsonNode json) => new(statusCode)
    {
        Json = json,
        Body = Encoding.UTF8.GetBytes(json.ToJsonString()),
        ContentType = "application/json",
    };

    public static Reply WithText(int statusCode, string mediaType, string text) => new(statusCode)
    {
        Body = Encoding.UTF8.GetBytes(text),
        ContentType = $"{mediaType}; charset=utf-8",
    };

    public Reply WithHeader(string name, string value) => this with { Headers = [.. Headers, new(name, value)] };
}
