using System.Globalization;
using System.Text.Json.Nodes;
using CloudMgmt.Emulator.Pipeline;
using CloudMgmt.Emulator.Specs;
using CloudMgmt.OpenApi;

namespace CloudMgmt.Emulator.Documents;

/// <summary>
/// Makes the answer of an operation that its document describes: with an example of it that fits, or with what the schema allows.
/// </summary>
internal sealed class DocumentAnswers(SpecDocument spec)
{
    private readonly SchemaExamples _examples = spec.Examples(MessageDirection.Response);
    private readonly SchemaValidator _schemas = new(MessageDirection.Response, refuseUnknownProperties: false, refuseOverlaps: false);

    /// <summary>The first success of the operation or, if it documents none, the first of its answers.</summary>
    public Reply Of(SpecOperation operation)
    {
        var (key, content) = operation.Responses.OrderBy(response => response.Key, StringComparer.Ordinal)
            .OrderBy(response => (response.Key[0], response.Key) switch { ('2', _) => 0, (_, "default") => 1, _ => 2 }).FirstOrDefault();
        var status = key is null or "default" ? 200 : int.Parse(key.Replace('X', '0'), CultureInfo.InvariantCulture);
        return operation.Method == "HEAD" || status is < 200 or 204 or 205 or 304 || content is not { ByMediaType.Count: > 0 }
            ? new Reply(status)
            : Of(status, content);
    }

    private Reply Of(int status, SpecContent content)
    {
        if (content.ByMediaType.Keys.FirstOrDefault(type => type.EndsWith("json", StringComparison.Ordinal)) is { } json)
        {
            return Reply.WithJson(status, Json(content, json) ?? new JsonObject()) with
            {
                ContentType = json.Contains('*', StringComparison.Ordinal) ? "application/json" : json,
            };
        }

        var mediaType = content.ByMediaType.Keys.FirstOrDefault(type => !type.Contains('*', StringComparison.Ordinal))
            ?? "application/octet-stream";
        return Reply.WithText(
            status,
            mediaType,
            content.Examples[mediaType].Select(example => example.Text()).FirstOrDefault(text => text is not null) ?? "example");
    }

    private JsonNode? Json(SpecContent content, string mediaType)
    {
        var schema = content.ByMediaType[mediaType];
        return content.Examples[mediaType].Select(example => JsonNode.Parse(example.ToJson(int.MaxValue)))
                .FirstOrDefault(example => example is not null && (schema is null || _schemas.Validate(example, schema).Count == 0))
            ?? _examples.Of(schema?.Source);
    }
}
