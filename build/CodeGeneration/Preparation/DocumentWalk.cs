using System.Text.Json.Nodes;

namespace CloudMgmt.CodeGeneration.Preparation;

/// <summary>Goes through the operations and schemas of a document.</summary>
internal static class DocumentWalk
{
    private static readonly string[] SchemaLists = ["allOf", "oneOf", "anyOf"];

    public static IEnumerable<(string Path, JsonObject Item, string Method, JsonObject Operation)> Operations(JsonObject document)
        => from path in document.Object("paths") ?? []
           where path.Value is JsonObject
           from method in OperationNames.Methods
           let operation = path.Value.Object(method)
           where operation is not null
           select (path.Key, (JsonObject)path.Value!, method, operation);

    /// <summary>Every schema below a node, the innermost last; examples and defaults are data and are not entered.</summary>
    public static IEnumerable<JsonObject> Schemas(JsonObject schema)
    {
        yield return schema;
        foreach (var child in Children(schema))
        {
            foreach (var inner in Schemas(child))
                yield return inner;
        }
    }

    public static IEnumerable<JsonObject> Children(JsonObject schema)
    {
        foreach (var property in schema.Object("properties") ?? [])
        {
            if (property.Value is JsonObject value)
                yield return value;
        }

        foreach (var list in SchemaLists)
        {
            foreach (var item in (schema.Array(list) ?? []).OfType<JsonObject>())
                yield return item;
        }

        foreach (var key in (string[])["items", "additionalProperties", "not"])
        {
            if (schema.Object(key) is { } child)
                yield return child;
        }
    }

    /// <summary>The schemas that stand in a document by themselves: components, and those of parameters and bodies.</summary>
    public static IEnumerable<JsonObject> Roots(JsonObject document)
    {
        foreach (var schema in document.Object("components").Object("schemas") ?? [])
        {
            if (schema.Value is JsonObject value)
                yield return value;
        }

        foreach (var (_, _, _, operation) in Operations(document))
        {
            foreach (var parameter in (operation.Array("parameters") ?? []).OfType<JsonObject>())
            {
                if (parameter.Object("schema") is { } schema)
                    yield return schema;
            }

            foreach (var media in Media(operation))
            {
                if (media.Object("schema") is { } schema)
                    yield return schema;
            }
        }
    }

    public static IEnumerable<JsonObject> AllSchemas(JsonObject document) => Roots(document).SelectMany(Schemas);

    private static IEnumerable<JsonObject> Media(JsonObject operation)
    {
        var bodies = (operation.Object("responses") ?? []).Select(r => r.Value).Append(operation["requestBody"]);
        return bodies.SelectMany(body => (body.Object("content") ?? []).Select(media => media.Value)).OfType<JsonObject>();
    }
}
