using System.Text.Json.Nodes;

namespace CloudMgmt.CodeGeneration.Preparation;

/// <summary>
/// A date is a <c>DateTimeOffset</c> that is written without its time, which a property, a parameter, or a list or map of dates in one of
/// them can say. Further down, and where the body itself is dates, there is no place to say it; there a date is its text.
/// </summary>
internal static class DateStep
{
    public static void Prepare(JsonObject document)
    {
        foreach (var schema in DocumentWalk.AllSchemas(document).ToList())
        {
            foreach (var element in Elements(document, schema))
            {
                foreach (var inner in Elements(document, element))
                    UseText(inner);
            }
        }

        foreach (var (_, _, _, operation) in DocumentWalk.Operations(document))
        {
            foreach (var (_, media) in operation.Object("requestBody").Object("content") ?? [])
            {
                if (media.Object("schema").Resolve(document) is { } body)
                {
                    foreach (var schema in Elements(document, body).Append(body))
                        UseText(schema);
                }
            }
        }
    }

    public static bool IsDate(JsonNode? schema) => schema.Text("type") == "string" && schema.Text("format") == "date";

    /// <summary>The items of a list, or the values of a map.</summary>
    public static IEnumerable<JsonObject> Elements(JsonObject document, JsonNode? schema)
        => ((string[])["items", "additionalProperties"]).Select(key => schema.Object(key).Resolve(document)).OfType<JsonObject>();

    private static void UseText(JsonObject schema)
    {
        if (IsDate(schema))
            schema.Remove("format");
    }
}
