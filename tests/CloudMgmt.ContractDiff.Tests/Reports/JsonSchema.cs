using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CloudMgmt.ContractDiff.Tests.Reports;

/// <summary>Validates JSON against as much of JSON Schema 2020-12 as our schema uses; a keyword that it does not know is an error.</summary>
internal sealed class JsonSchema(JsonNode root)
{
    public IReadOnlyList<string> Errors(JsonNode? value)
    {
        var errors = new List<string>();
        Check(value, root.AsObject(), "", errors);
        return errors;
    }

    private void Check(JsonNode? value, JsonObject schema, string pointer, List<string> errors)
    {
        foreach (var (keyword, operand) in schema)
        {
            if (!Fits(keyword, operand!, value, schema, pointer, errors))
                errors.Add($"{pointer}: {keyword} {operand!.ToJsonString()}");
        }
    }

    private bool Fits(string keyword, JsonNode operand, JsonNode? value, JsonObject schema, string pointer, List<string> errors) => keyword switch
    {
        "$schema" or "$id" or "$defs" or "title" or "description" => true,
        "$ref" => Applies(value, Resolve(operand.GetValue<string>()), pointer, errors),
        "type" => (operand is JsonArray types ? types.Select(type => type!.GetValue<string>()) : [operand.GetValue<string>()]).Contains(TypeOf(value)),
        "enum" => operand.AsArray().Any(allowed => JsonNode.DeepEquals(allowed, value)),
        "required" => value is not JsonObject map || operand.AsArray().All(name => map.ContainsKey(name!.GetValue<string>())),
        "properties" => value is not JsonObject map || operand.AsObject().All(property => !map.TryGetPropertyValue(property.Key, out var member) || Applies(member, property.Value!, $"{pointer}/{property.Key}", errors)),
        "additionalProperties" => value is not JsonObject map || map.All(member => schema["properties"]!.AsObject().ContainsKey(member.Key)),
        "items" => value is not JsonArray list || list.Select((item, index) => Applies(item, operand, $"{pointer}/{index}", errors)).All(fits => fits),
        "uniqueItems" => value is not JsonArray list || list.DistinctBy(item => item!.ToJsonString()).Count() == list.Count,
        "pattern" => TypeOf(value) != "string" || Regex.IsMatch(value!.GetValue<string>(), operand.GetValue<string>()),
        "minLength" => TypeOf(value) != "string" || value!.GetValue<string>().Length >= operand.GetValue<int>(),
        "minimum" => TypeOf(value) != "integer" || value!.GetValue<int>() >= operand.GetValue<int>(),
        "oneOf" => operand.AsArray().Count(part => IsValid(value, part!.AsObject())) == 1,
        _ => throw new NotSupportedException($"The keyword '{keyword}' is not known."),
    };

    // Tells by its own errors what is wrong.
    private bool Applies(JsonNode? value, JsonNode schema, string pointer, List<string> errors)
    {
        Check(value, schema.AsObject(), pointer, errors);
        return true;
    }

    private bool IsValid(JsonNode? value, JsonObject schema)
    {
        var errors = new List<string>();
        Check(value, schema, "", errors);
        return errors.Count == 0;
    }

    private JsonNode Resolve(string reference) => reference.Split('/').Skip(1).Aggregate(root, (node, segment) => node[segment]!);

    private static string TypeOf(JsonNode? value) => value?.GetValueKind() switch
    {
        null or JsonValueKind.Null => "null",
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        JsonValueKind.String => "string",
        JsonValueKind.Number => value.AsValue().TryGetValue<int>(out _) ? "integer" : "number",
        _ => "boolean",
    };
}
