using System.Text.Json.Nodes;

namespace CloudMgmt.CodeGeneration.Preparation;

/// <summary>Prepares every operation: a unique name, parameters with C# names and array style, one body, and responses with their meaning.</summary>
internal static class OperationStep
{
    // Names that the templates use themselves in a method and in an options class.
    private static readonly string[] OwnVariables = ["body", "options", "request", "cancellationToken"];
    private static readonly string[] OwnProperties = ["Body", "Timeout", "Headers", "Equals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "Finalize"];

    /// <summary>Puts shared parameters, bodies and responses where they are used, and path-level parameters into the operations.</summary>
    public static void InlineReferences(JsonObject document)
    {
        foreach (var (_, item, _, operation) in DocumentWalk.Operations(document).ToList())
        {
            operation["parameters"] = new JsonArray([.. Merge(document, item, operation).Select(p => (JsonNode)p.DeepClone())]);
            if (operation["requestBody"] is JsonObject body)
                operation["requestBody"] = body.Inline(document).DeepClone();
            foreach (var (status, response) in (operation.Object("responses") ?? []).ToList())
                operation.Object("responses")![status] = response.Inline(document).DeepClone();
        }
        foreach (var (_, item) in document.Object("paths") ?? [])
            (item as JsonObject)?.Remove("parameters");
    }

    public static void Prepare(JsonObject document)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (path, _, method, operation) in DocumentWalk.Operations(document).ToList())
        {
            operation["operationId"] = CSharpNames.Unique(CSharpNames.Pascal(operation.Text("operationId") ?? $"{method} {path}"), names);
            operation["x-gen-path"] = path;
            operation["x-gen-method"] = method.ToUpperInvariant();
            operation.Remove("security");
            PrepareParameters(document, operation);
            PrepareBody(document, operation);
            ResponseStep.Prepare(operation);
        }
    }

    private static IEnumerable<JsonObject> Merge(JsonObject document, JsonObject item, JsonObject operation)
    {
        var own = (operation.Array("parameters") ?? []).Select(p => p.Inline(document)).ToList();
        var shared = (item.Array("parameters") ?? []).Select(p => p.Inline(document))
            .Where(p => !own.Any(o => o.Text("name") == p.Text("name") && o.Text("in") == p.Text("in")));
        return shared.Concat(own);
    }

    private static void PrepareParameters(JsonObject document, JsonObject operation)
    {
        var variables = new HashSet<string>(OwnVariables, StringComparer.Ordinal);
        var properties = new HashSet<string>(OwnProperties, StringComparer.OrdinalIgnoreCase);
        foreach (var parameter in operation.Array("parameters")!.OfType<JsonObject>())
        {
            var name = parameter.Text("name")!;
            if (parameter.Object("content") is not null)
                UseText(parameter);
            parameter["x-gen-variable"] = CSharpNames.Unique(CSharpNames.Camel(name), variables, "Parameter");
            parameter["x-gen-property"] = CSharpNames.Unique(CSharpNames.Pascal(name), properties, "Parameter");
            if (Style(parameter, parameter.Object("schema").Resolve(document)) is { } style)
                parameter["x-gen-style"] = style;
            parameter["x-gen-call"] = CSharpNames.Pascal(parameter.Text("in")!);
        }
    }

    // A parameter described by a media type carries text that the caller has serialized.
    private static void UseText(JsonObject parameter)
    {
        parameter.Remove("content");
        parameter["schema"] = new JsonObject { ["type"] = "string" };
    }

    private static string? Style(JsonObject parameter, JsonObject? schema)
    {
        if (parameter.Text("style") == "deepObject")
            return "DeepObject";
        if (schema.Text("type") != "array" || parameter.Text("in") != "query")
            return null;
        var exploded = parameter["explode"] is null ? parameter.Text("style") is null or "form" : parameter.Flag("explode");
        return exploded ? null : parameter.Text("style") switch { "spaceDelimited" => "Space", "pipeDelimited" => "Pipe", _ => "Comma" };
    }

    private static void PrepareBody(JsonObject document, JsonObject operation)
    {
        if (operation.Object("requestBody") is not { } body || body.Object("content") is not { Count: > 0 } content)
            return;
        var type = content.Select(c => c.Key).OrderBy(Preference).First();
        foreach (var other in content.Select(c => c.Key).Where(k => k != type).ToList())
            content.Remove(other);
        if (!MediaTypes.IsForm(type))
            operation["x-gen-body-call"] = MediaTypes.IsJson(type) ? "JsonBody" : MediaTypes.IsText(type) ? "TextBody" : "BinaryBody";
        operation["x-gen-body-type"] = type;
        operation["x-gen-body-required"] = body.Flag("required");
        operation["x-gen-body-description"] = body.Text("description") ?? "The body of the request.";
        if (MediaTypes.IsForm(type))
            PrepareForm(document, operation, content.Object(type)!);
        else if (!MediaTypes.IsJson(type))
            content.Object(type)!["schema"] = new JsonObject { ["type"] = "string" };
    }

    // The fields of a form are parameters of the method. NSwag does not carry extensions over to them, so it is given none:
    // the templates read this list.
    private static void PrepareForm(JsonObject document, JsonObject operation, JsonObject media)
    {
        var schema = media.Object("schema").Resolve(document);
        var required = (schema.Array("required") ?? []).Select(r => r!.ScalarText()).ToHashSet();
        var variables = new HashSet<string>(OwnVariables.Concat(operation.Array("parameters")!.Select(p => p.Text("x-gen-variable")!)), StringComparer.Ordinal);
        var properties = new HashSet<string>(OwnProperties.Concat(operation.Array("parameters")!.Select(p => p.Text("x-gen-property")!)), StringComparer.Ordinal);
        var fields = new JsonArray();
        foreach (var (name, value) in schema.Object("properties") ?? [])
            fields.Add(new JsonObject
            {
                ["name"] = name,
                ["type"] = FormTypes.Of(value.Resolve(document)),
                ["required"] = required.Contains(name),
                ["variable"] = CSharpNames.Unique(CSharpNames.Camel(name), variables, "Field"),
                ["property"] = CSharpNames.Unique(CSharpNames.Pascal(name), properties, "Field"),
                ["description"] = value.Text("description") ?? $"The field {name} of the form.",
            });
        operation["x-gen-form"] = fields;
        operation["x-gen-multipart"] = operation.Text("x-gen-body-type")!.StartsWith(MediaTypes.Multipart, StringComparison.OrdinalIgnoreCase);
        operation.Remove("requestBody");
    }

    private static int Preference(string type)
        => MediaTypes.IsJson(type) ? 0 : type.StartsWith(MediaTypes.Multipart, StringComparison.Ordinal) ? 1 : MediaTypes.IsForm(type) ? 2 : MediaTypes.IsText(type) ? 3 : 4;
}
