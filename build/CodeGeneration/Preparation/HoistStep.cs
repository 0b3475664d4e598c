using System.Text.Json.Nodes;

namespace CloudMgmt.CodeGeneration.Preparation;

/// <summary>
/// Gives anonymous objects and enumerations a name made of where they stand (<c>UserAddress</c>, <c>CreateUserRequest</c>).
/// NSwag would number them, and the numbers would shift with every edit.
/// </summary>
internal static class HoistStep
{
    public static void NameAnonymousSchemas(JsonObject document)
    {
        var components = document.Object("components") ?? Add(document, "components");
        var schemas = components.Object("schemas") ?? Add(components, "schemas");
        foreach (var (name, schema) in schemas.ToList())
            if (schema is JsonObject value)
                HoistChildren(schemas, value, name);
        foreach (var (_, _, _, operation) in DocumentWalk.Operations(document))
            HoistOperation(schemas, operation, CSharpNames.Pascal(operation.Text("operationId") ?? ""));
    }

    private static void HoistOperation(JsonObject schemas, JsonObject operation, string name)
    {
        foreach (var parameter in (operation.Array("parameters") ?? []).OfType<JsonObject>())
            Hoist(schemas, parameter, "schema", name + CSharpNames.Pascal(parameter.Text("name") ?? ""));
        foreach (var (type, media) in operation.Object("requestBody").Object("content") ?? [])
            if (media is JsonObject value && !MediaTypes.IsForm(type))
                Hoist(schemas, value, "schema", name + "Request");
        foreach (var (status, response) in operation.Object("responses") ?? [])
            foreach (var (_, media) in response.Object("content") ?? [])
                if (media is JsonObject value)
                    Hoist(schemas, value, "schema", name + (status.StartsWith('2') ? "Response" : CSharpNames.Pascal(status) + "Error"));
    }

    private static void Hoist(JsonObject schemas, JsonObject owner, string key, string name)
    {
        if (owner.Object(key) is not { } schema)
            return;
        HoistChildren(schemas, schema, name);
        if (!NeedsType(schema))
            return;
        var unique = name;
        for (var number = 2; schemas.ContainsKey(unique); number++)
            unique = name + number;
        owner.Remove(key);
        schemas[unique] = schema;
        owner[key] = new JsonObject { ["$ref"] = "#/components/schemas/" + unique };
    }

    private static void HoistChildren(JsonObject schemas, JsonObject schema, string name)
    {
        foreach (var property in (schema.Object("properties") ?? []).Select(p => p.Key).ToList())
            Hoist(schemas, schema.Object("properties")!, property, name + CSharpNames.Pascal(property));
        foreach (var key in (string[])["items", "additionalProperties"])
            Hoist(schemas, schema, key, name + (key == "items" ? "Item" : "Value"));
        foreach (var part in (schema.Array("allOf") ?? []).OfType<JsonObject>())
            HoistChildren(schemas, part, name);
    }

    private static bool NeedsType(JsonObject schema)
        => schema.Ref() is null && (schema.Object("properties") is { Count: > 0 } || schema.Array("enum") is not null || schema.Array("allOf") is { Count: > 1 });

    private static JsonObject Add(JsonObject owner, string key)
    {
        var child = new JsonObject();
        owner[key] = child;
        return child;
    }
}
