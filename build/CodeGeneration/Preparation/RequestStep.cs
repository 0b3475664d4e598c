using System.Text.Json.Nodes;

namespace CloudMgmt.CodeGeneration.Preparation;

/// <summary>
/// Names what the client class has for the code beside it, so that no override repeats the document: a method that makes the request of
/// each operation (<c>x-gen-factory</c>), one for each other media type of its answer, and the names of header parameters (<c>x-gen-headers</c>).
/// </summary>
internal static class RequestStep
{
    public static void Prepare(JsonObject document)
    {
        var operations = DocumentWalk.Operations(document).Select(entry => entry.Operation).ToList();
        var taken = Hidden(document);
        foreach (var operation in operations)
            operation["x-gen-factory"] = CSharpNames.Unique($"{operation.Text("operationId")}Request", taken);
        var others = from operation in operations
                     from other in operation.Array("x-gen-alternatives")!.OfType<JsonObject>()
                     select (Name: operation.Text("operationId"), Request: other);
        foreach (var (name, request) in others)
            request["factory"] = CSharpNames.Unique($"{name}{CSharpNames.Pascal(Subtype(request.Text("accept")!))}Request", taken);
        document["x-gen-headers"] = new JsonArray([.. Headers(operations).Select(name => Header(name, taken))]);
    }

    // The reader of a subtype is found by the name of its class, which a member of the client would hide.
    private static HashSet<string> Hidden(JsonObject document)
        => [.. (document.Object("components").Object("schemas") ?? []).Where(schema => schema.Value.Array("x-gen-subtypes") is not null).Select(schema => schema.Key)];

    private static string Subtype(string mediaType) => mediaType.Split(';')[0].Split('/')[^1];

    private static IEnumerable<string> Headers(IEnumerable<JsonObject> operations)
        => operations.SelectMany(operation => operation.Array("parameters")!.OfType<JsonObject>())
            .Where(parameter => parameter.Text("in") == "header").Select(parameter => parameter.Text("name")!).Distinct();

    private static JsonNode Header(string name, HashSet<string> taken)
        => new JsonObject { ["name"] = name, ["constant"] = CSharpNames.Unique($"{CSharpNames.Pascal(name)}Header", taken) };
}
