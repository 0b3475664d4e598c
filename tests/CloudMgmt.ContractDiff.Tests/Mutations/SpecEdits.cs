using System.Text.Json.Nodes;

namespace CloudMgmt.ContractDiff.Tests.Mutations;

/// <summary>Short forms for editing a spec. What is not there is a mistake of the table, and throws.</summary>
internal static class SpecEdits
{
    public static JsonObject Operation(this JsonObject spec, OperationTarget target) => spec.Find("paths", target.Path, target.Method);

    public static JsonObject Schema(this JsonObject spec, string name) => spec.Find("components", "schemas", name);

    public static JsonObject Properties(this JsonObject spec, string schema) => spec.Schema(schema).Find("properties");

    public static JsonObject Property(this JsonObject spec, PropertyTarget target) => spec.Properties(target.Schema).Find(target.Name);

    public static JsonObject Find(this JsonObject node, params string[] keys)
        => keys.Aggregate(node, (current, key) => current[key] as JsonObject
            ?? throw new InvalidOperationException($"There is no map '{key}' in {current.GetPath()}."));

    /// <summary>The media type of the JSON body of the first success.</summary>
    public static JsonObject Answer(this JsonObject operation) => operation.Success().Find("content", "application/json");

    public static JsonObject Success(this JsonObject operation)
        => operation.Find("responses").First(response => response.Key.StartsWith('2')).Value!.AsObject();

    public static JsonArray Parameters(this JsonObject operation)
    {
        if (operation["parameters"] is JsonArray parameters)
            return parameters;
        operation["parameters"] = parameters = [];
        return parameters;
    }

    /// <summary>Adds a parameter; the last one of an operation comes last in C# as well.</summary>
    public static void AddParameter(this JsonObject operation, string name, string schema, bool required = false, string more = "")
        => operation.Parameters().Add(Parse($$"""{"name": "{{name}}", "in": "query", "description": "Added.", "required": {{(required ? "true" : "false")}}, "schema": {{schema}}{{more}} }"""));

    /// <summary>A parameter that stands in the operation itself.</summary>
    public static JsonObject Parameter(this JsonObject operation, string name)
        => operation.Parameters().OfType<JsonObject>().Single(parameter => (string?)parameter["name"] == name);

    public static JsonObject Parse(string json) => JsonNode.Parse(json)!.AsObject();

    public static JsonObject ReferenceTo(string schema) => new() { ["$ref"] = $"#/components/schemas/{schema}" };

    public static void Require(this JsonObject schema, string property)
        => schema["required"] = new JsonArray([.. (schema["required"] as JsonArray ?? []).Select(name => name!.DeepClone()), property]);

    /// <summary>Puts a property in the place of another one, which keeps the order.</summary>
    public static void Rename(this JsonObject map, string from, string to)
    {
        foreach (var (key, value) in map.ToList())
        {
            map.Remove(key);
            map[key == from ? to : key] = value;
        }
    }

    public static void Swap(this JsonArray list, int one, int other)
    {
        var items = list.Select(item => item!.DeepClone()).ToList();
        (items[one], items[other]) = (items[other], items[one]);
        list.Clear();
        items.ForEach(list.Add);
    }

    /// <summary>Gives a schema another name, in all references as well.</summary>
    public static void RenameSchema(this JsonObject spec, string from, string to)
    {
        spec.Find("components", "schemas").Rename(from, to);
        Redirect(spec, $"#/components/schemas/{from}", $"#/components/schemas/{to}");
    }

    /// <summary>Gives a parameter another name in all paths.</summary>
    public static void RenamePathParameter(this JsonObject spec, string from, string to)
    {
        foreach (var (path, item) in spec.Find("paths").ToList())
        {
            spec.Find("paths").Rename(path, path.Replace($"{{{from}}}", $"{{{to}}}", StringComparison.Ordinal));
            foreach (var parameter in item!.AsObject()
                .SelectMany(operation => operation.Value!.AsObject().Parameters().OfType<JsonObject>()))
            {
                RenameParameter(parameter, from, to);
            }
        }
        foreach (var (_, parameter) in spec.Find("components", "parameters"))
            RenameParameter(parameter!.AsObject(), from, to);
    }

    /// <summary>Adds a value to an enumeration, with its name if the others have one.</summary>
    public static void AddValue(this JsonObject spec, string schema, int at)
    {
        var values = spec.Schema(schema)["enum"]!.AsArray();
        values.Insert(Math.Min(at, values.Count), "Added");
        if (spec.Schema(schema)["x-enumNames"] is JsonArray names)
            names.Insert(Math.Min(at, names.Count), "Added");
    }

    /// <summary>Removes the last value.</summary>
    public static void RemoveValue(this JsonObject spec, string schema)
    {
        foreach (var list in Lists(spec, schema))
            list.RemoveAt(list.Count - 1);
    }

    public static void SwapValues(this JsonObject spec, string schema)
    {
        foreach (var list in Lists(spec, schema))
            list.Swap(0, 1);
    }

    private static IEnumerable<JsonArray> Lists(JsonObject spec, string schema)
        => new[] { spec.Schema(schema)["enum"], spec.Schema(schema)["x-enumNames"] }.OfType<JsonArray>();

    private static void RenameParameter(JsonObject parameter, string from, string to)
    {
        if ((string?)parameter["name"] == from && (string?)parameter["in"] == "path")
            parameter["name"] = to;
    }

    private static void Redirect(JsonNode? node, string from, string to)
    {
        if (node is JsonObject map)
        {
            if ((map["$ref"] as JsonValue)?.ToString() == from)
                map["$ref"] = to;
            foreach (var (_, child) in map)
                Redirect(child, from, to);
        }
        else if (node is JsonArray list)
        {
            foreach (var item in list)
                Redirect(item, from, to);
        }
    }
}
