using System.Text.Json.Nodes;

namespace CloudMgmt.CodeGeneration.Preparation;

/// <summary>
/// Gives anonymous objects and enumerations a name made of where they stand (<c>UserAddress</c>, <c>CreateUserRequest</c>).
/// NSwag would number them, and the numbers would shift with every edit.
/// </summary>
internal static class HoistStep
{
    /// <summary>Shared parameters, bodies and responses give their own name, so that the operations that use them share the type.</summary>
    public static void NameSharedSchemas(JsonObject document)
    {
        var schemas = Schemas(document);
        var components = document.Object("components")!;
        foreach (var (name, parameter) in components.Object("parameters") ?? [])
            HoistParameter(schemas, parameter, CSharpNames.Pascal(name));
        foreach (var kind in (string[])["requestBodies", "responses"])
        {
            foreach (var (name, holder) in components.Object(kind) ?? [])
                HoistContent(schemas, holder, CSharpNames.Pascal(name));
        }
    }

    public static void NameAnonymousSchemas(JsonObject document)
    {
        var schemas = Schemas(document);
        foreach (var (name, schema) in schemas.ToList())
        {
            if (schema is JsonObject value)
                HoistChildren(schemas, value, name);
        }

        foreach (var (_, _, _, operation) in DocumentWalk.Operations(document))
            HoistOperation(schemas, operation, operation.Text("operationId")!);
    }

    private static void HoistOperation(JsonObject schemas, JsonObject operation, string name)
    {
        foreach (var parameter in operation.Array("parameters") ?? [])
            HoistParameter(schemas, parameter, AnonymousNames.OfParameter(name, parameter.Text("name") ?? ""));
        HoistContent(schemas, operation.Object("requestBody"), AnonymousNames.OfRequest(name));
        foreach (var (status, response) in operation.Object("responses") ?? [])
            HoistContent(schemas, response, AnonymousNames.OfResponse(name, status));
    }

    private static void HoistParameter(JsonObject schemas, JsonNode? parameter, string name)
    {
        if (parameter is JsonObject owner)
            Hoist(schemas, owner, "schema", name);
    }

    // The fields of a form become parameters, not a type.
    private static void HoistContent(JsonObject schemas, JsonNode? holder, string name)
    {
        foreach (var (type, media) in holder.Object("content") ?? [])
        {
            if (media is JsonObject owner && !MediaTypes.IsForm(type))
                Hoist(schemas, owner, "schema", name);
        }
    }

    private static void Hoist(JsonObject schemas, JsonObject owner, string key, string name)
    {
        if (owner.Object(key) is not { } schema)
            return;
        HoistChildren(schemas, schema, name);
        if (!NeedsType(schema))
            return;
        // In place, so that the properties keep their order.
        owner[key] = null;
        owner[key] = Reference(schemas, schema, name);
    }

    private static void HoistChildren(JsonObject schemas, JsonObject schema, string name)
    {
        foreach (var property in (schema.Object("properties") ?? []).Select(p => p.Key).ToList())
            Hoist(schemas, schema.Object("properties")!, property, AnonymousNames.OfProperty(name, property));
        foreach (var key in (string[])["items", "additionalProperties"])
            Hoist(schemas, schema, key, AnonymousNames.OfElements(name, key));
        foreach (var part in (schema.Array("allOf") ?? []).OfType<JsonObject>())
            HoistChildren(schemas, part, name);
        foreach (var key in (string[])["oneOf", "anyOf"])
        {
            if (schema.Array(key) is { } alternatives)
                HoistAlternatives(schemas, alternatives, name);
        }
    }

    private static void HoistAlternatives(JsonObject schemas, JsonArray alternatives, string name)
    {
        for (var index = 0; index < alternatives.Count; index++)
        {
            if (alternatives[index] is not JsonObject schema)
                continue;
            var own = AnonymousNames.OfAlternative(name, index);
            HoistChildren(schemas, schema, own);
            if (!NeedsType(schema))
                continue;
            alternatives[index] = null;
            alternatives[index] = Reference(schemas, schema, own);
        }
    }

    private static JsonObject Reference(JsonObject schemas, JsonObject schema, string name)
    {
        var unique = AnonymousNames.Free(name, schemas.ContainsKey);
        schemas[unique] = schema;
        return JsonNodes.ReferenceTo(unique);
    }

    private static bool NeedsType(JsonObject schema)
        => schema.Ref() is null && (schema.Object("properties") is { Count: > 0 } || schema.Array("enum") is not null || schema.Array("allOf") is { Count: > 1 });

    private static JsonObject Schemas(JsonObject document)
    {
        var components = document.Object("components") ?? Add(document, "components");
        return components.Object("schemas") ?? Add(components, "schemas");
    }

    private static JsonObject Add(JsonObject owner, string key)
    {
        var child = new JsonObject();
        owner[key] = child;
        return child;
    }
}
