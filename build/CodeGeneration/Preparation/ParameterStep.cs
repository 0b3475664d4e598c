using System.Text.Json.Nodes;

namespace CloudMgmt.CodeGeneration.Preparation;

/// <summary>Gives every parameter the names of its C# variable and property, and says how it is written on the wire.</summary>
internal static class ParameterStep
{
    public static void Prepare(JsonObject document, JsonObject operation, MemberNames names)
    {
        foreach (var parameter in operation.Array("parameters")!.OfType<JsonObject>())
        {
            if (parameter.Object("content") is not null)
                UseText(parameter);
            var name = parameter.Text("name")!;
            var schema = parameter.Object("schema").Resolve(document);
            parameter["required"] = parameter.Flag("required") || parameter.Text("in") == "path";
            parameter["x-gen-variable"] = names.Variable(name, "Parameter");
            parameter["x-gen-property"] = names.Property(name, "Parameter");
            parameter["x-gen-call"] = CSharpNames.Pascal(parameter.Text("in")!);
            parameter["x-gen-deprecated"] = parameter.Flag("deprecated");
            parameter["x-gen-is-date"] = DateStep.Elements(document, schema).Prepend(schema).Any(DateStep.IsDate);
            if (Style(parameter, schema) is { } style)
                parameter["x-gen-style"] = style;
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
        if (parameter.Text("in") != "query" || schema.Text("type") is not ("array" or "object"))
            return null;
        var exploded = parameter["explode"] is null ? parameter.Text("style") is null or "form" : parameter.Flag("explode");
        return exploded ? null : parameter.Text("style") switch { "spaceDelimited" => "Space", "pipeDelimited" => "Pipe", _ => "Comma" };
    }
}
