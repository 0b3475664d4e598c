using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using CloudMgmt.Emulator.Specs;
using Microsoft.Net.Http.Headers;

namespace CloudMgmt.Emulator.Pipeline;

/// <summary>Reads and checks the body of a request.</summary>
/// <param name="schemas">Checks JSON.</param>
/// <param name="violations">Takes what is wrong.</param>
/// <param name="refuseReadOnly">Whether a property that may be ignored, such as a read-only one, is wrong; otherwise no handler gets to
/// see it.</param>
internal sealed class BodyReader(SchemaValidator schemas, List<Violation> violations, bool refuseReadOnly)
{
    public JsonNode? Read(SpecOperation operation, RecordedRequest request)
    {
        if (request.Body == "")
        {
            if (operation.Body?.Required == true)
                Report("is required");
            return null;
        }

        if (operation.Body is null)
            Report($"is not known to {operation.Id}");
        else if (SchemaFor(operation, operation.Body.Content, request) is { } schema)
            return ReadJson(request.Body, schema);
        return null;
    }

    private Schema? SchemaFor(SpecOperation operation, SpecContent content, RecordedRequest request)
    {
        var header = request.Headers.GetValueOrDefault("Content-Type");
        if (MediaTypeHeaderValue.TryParse(header, out var type)
            && content.TryFind(type.MediaType.ToString().ToLowerInvariant(), out var schema)
            && (type.Encoding is null || type.Encoding.WebName == Encoding.UTF8.WebName))
        {
            return type.MediaType.EndsWith("json", StringComparison.OrdinalIgnoreCase) ? schema : null;
        }

        Report($"has the content type '{header}', but {operation.Id} takes {string.Join(", ", content.ByMediaType.Keys)} in UTF-8");
        return null;
    }

    private JsonNode? ReadJson(string text, Schema schema)
    {
        var errors = new List<SchemaError>();
        var body = StrictJson.Parse(text, errors);
        foreach (var error in errors.Count > 0 ? errors : schemas.Validate(body, schema))
        {
            if (error.WhenIgnored is { } note && !refuseReadOnly)
                Ignore(body!, error.Pointer, note);
            else
                Report(error.Message, error.Pointer);
        }

        return body;
    }

    private void Ignore(JsonNode body, string pointer, string note)
    {
        var steps = pointer[1..].Split('/').Select(step => step.Replace("~1", "/").Replace("~0", "~")).ToArray();
        var owner = steps[..^1].Aggregate(
            body, (node, step) => node is JsonArray items ? items[int.Parse(step, CultureInfo.InvariantCulture)]! : node[step]!);
        owner.AsObject().Remove(steps[^1]);
        violations.Add(Violation.OfBody(note, pointer) with { IsIgnored = true });
    }

    private void Report(string problem, string pointer = "") => violations.Add(Violation.OfBody(problem, pointer));
}
