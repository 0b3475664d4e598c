using System.Text.Json.Nodes;

namespace CloudMgmt.CodeGeneration.Preparation;

/// <summary>
/// Puts shared parameters, bodies and responses where they are used, and path-level parameters into the operations. What is left then
/// and has no form in C# (callbacks, links, headers, examples) is taken out, so that NSwag makes nothing of it.
/// </summary>
internal static class InlineStep
{
    public static void Prepare(JsonObject document)
    {
        foreach (var (_, item, _, operation) in DocumentWalk.Operations(document).ToList())
        {
            operation["parameters"] = new JsonArray([.. Parameters(document, item, operation).Select(p => (JsonNode)p.DeepClone())]);
            if (operation["requestBody"] is JsonObject body)
                operation["requestBody"] = body.Inline(document).DeepClone();
            foreach (var (status, response) in (operation.Object("responses") ?? []).ToList())
                operation.Object("responses")![status] = Response(response.Inline(document));
            operation.Remove("callbacks");
        }
        foreach (var (_, item) in document.Object("paths") ?? [])
            (item as JsonObject)?.Remove("parameters");
        foreach (var kind in (document.Object("components") ?? []).Select(c => c.Key).Where(k => k != "schemas").ToList())
            document.Object("components")!.Remove(kind);
    }

    private static JsonObject Response(JsonObject response)
    {
        var copy = (JsonObject)response.DeepClone();
        copy.Remove("headers");
        copy.Remove("links");
        return copy;
    }

    // Those of the path come first, but the operation may replace them.
    private static IEnumerable<JsonObject> Parameters(JsonObject document, JsonObject item, JsonObject operation)
    {
        var own = (operation.Array("parameters") ?? []).Select(p => p.Inline(document)).ToList();
        var shared = (item.Array("parameters") ?? []).Select(p => p.Inline(document))
            .Where(p => !own.Any(o => o.Text("name") == p.Text("name") && o.Text("in") == p.Text("in")));
        return shared.Concat(own);
    }
}
