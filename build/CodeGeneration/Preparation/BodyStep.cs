using System.Text.Json.Nodes;

namespace CloudMgmt.CodeGeneration.Preparation;

/// <summary>Chooses one media type of a request body, and how it is sent: as JSON, as the fields of a form, as text or as bytes.</summary>
internal static class BodyStep
{
    public static void Prepare(JsonObject document, JsonObject operation, MemberNames names)
    {
        if (operation.Object("requestBody") is not { } body || body.Object("content") is not { Count: > 0 } content)
            return;
        var type = content.Select(c => c.Key).OrderBy(MediaTypes.Preference).First();
        var media = (JsonObject)content[type]!.DeepClone();
        var fields = MediaTypes.IsForm(type) ? Fields(document, media.Object("schema").Resolve(document), names) : [];
        operation["x-gen-body-type"] = type.Contains('*') ? "application/octet-stream" : type;
        operation["x-gen-body-required"] = body.Flag("required");
        operation["x-gen-body-description"] = body.Text("description") ?? "The body of the request.";
        if (fields.Count > 0)
            UseForm(operation, type, fields);
        else
            UseBody(operation, content, type, media);
    }

    private static void UseBody(JsonObject operation, JsonObject content, string type, JsonObject media)
    {
        operation["x-gen-body-call"] = MediaTypes.IsJson(type) ? "JsonBody" : MediaTypes.IsText(type) ? "TextBody" : "BinaryBody";
        if (!MediaTypes.IsJson(type))
            media["schema"] = new JsonObject { ["type"] = "string" };
        else
            media.TryAdd("schema", new JsonObject());
        content.Clear();
        content["application/json"] = media;
    }

    // NSwag does not carry extensions over to the fields of a form, so it is given none: the templates read this list.
    private static void UseForm(JsonObject operation, string type, JsonArray fields)
    {
        operation["x-gen-form"] = fields;
        operation["x-gen-multipart"] = type.StartsWith(MediaTypes.Multipart, StringComparison.OrdinalIgnoreCase);
        operation.Remove("requestBody");
    }

    private static JsonArray Fields(JsonObject document, JsonObject? schema, MemberNames names)
    {
        if (schema is null)
            return [];
        var required = Inheritance.Required(document, schema).ToHashSet();
        return [.. Inheritance.Properties(document, schema).Select(property => new JsonObject
        {
            ["name"] = property.Key,
            ["type"] = FormTypes.Of(document, property.Value),
            ["required"] = required.Contains(property.Key),
            ["deprecated"] = property.Value.Flag("deprecated"),
            ["isDate"] = DateStep.Elements(document, property.Value.Resolve(document)).Append(property.Value.Resolve(document)).Any(DateStep.IsDate),
            ["variable"] = names.Variable(property.Key, "Field"),
            ["property"] = names.Property(property.Key, "Field"),
            ["description"] = property.Value.Text("description") ?? $"The field {property.Key} of the form.",
        })];
    }
}
