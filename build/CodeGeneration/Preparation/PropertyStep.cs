using System.Text.Json.Nodes;

namespace CloudMgmt.CodeGeneration.Preparation;

/// <summary>Prepares the properties of every class: unique names for the members that the template makes of them, and what their type does not say.</summary>
internal sealed class PropertyStep
{
    private readonly JsonObject _document;
    private readonly Dictionary<JsonObject, HashSet<string>> _members = [];

    private PropertyStep(JsonObject document) => _document = document;

    public static void Prepare(JsonObject document)
    {
        var step = new PropertyStep(document);
        foreach (var (name, schema) in document.Object("components").Object("schemas") ?? [])
        {
            if (schema is JsonObject value)
                step.Members(name, value);
        }
    }

    /// <summary>The names of a class's members, inherited ones included; the first time, it gives them.</summary>
    private HashSet<string> Members(string className, JsonObject schema)
    {
        if (_members.TryGetValue(schema, out var known))
            return known;
        var members = new HashSet<string>(ReservedNames.MembersOfModels, StringComparer.OrdinalIgnoreCase);
        _members[schema] = members;
        if (Base(schema) is var (baseName, parent))
            members.UnionWith(Members(baseName, parent));
        var names = new HashSet<string>(members, StringComparer.OrdinalIgnoreCase) { className };
        var fields = new HashSet<string>(StringComparer.Ordinal);
        foreach (var part in Inheritance.Own(schema))
        {
            foreach (var (name, value) in part.Object("properties") ?? [])
            {
                if (value is JsonObject property)
                    Prepare(part, name, property, names, fields);
            }
        }

        members.UnionWith(names.Where(name => name != className));
        return members;
    }

    private (string Name, JsonObject Schema)? Base(JsonObject schema)
        => Inheritance.BaseName(schema) is { } name && JsonNodes.ReferenceTo(name).Resolve(_document) is { } parent ? (name, parent) : null;

    private void Prepare(JsonObject part, string name, JsonObject property, HashSet<string> names, HashSet<string> fields)
    {
        var own = CSharpNames.Unique(CSharpNames.Pascal(name), names, "Property", derived: n => "ShouldSerialize" + n);
        property["x-gen-name"] = own;
        property["x-gen-field"] = CSharpNames.Unique("_" + CSharpNames.Camel(own).TrimStart('@'), fields, derived: n => n + "IsSet");
        var target = property.Resolve(_document);
        property["x-gen-is-date"] = DateStep.IsDate(target);
        property["x-gen-has-dates"] = DateStep.Elements(_document, target).Any(DateStep.IsDate);
        if (Facts(part, name, property, target) is { Length: > 0 } facts)
            property["x-gen-facts"] = facts;
        property.Remove("readOnly");
        property.Remove("writeOnly");
    }

    private static string Facts(JsonObject part, string name, JsonObject property, JsonObject? target)
    {
        var facts = new List<string>();
        if ((part.Array("required") ?? []).Any(r => r!.ScalarText() == name))
            facts.Add("Required = true");
        if (property.Flag("nullable") || property.Flag("x-gen-nullable") || target.Flag("nullable"))
            facts.Add("Nullable = true");
        if (property.Flag("readOnly") || target.Flag("readOnly"))
            facts.Add("ReadOnly = true");
        if (property.Flag("x-secret"))
            facts.Add("Secret = true");
        return string.Join(", ", facts);
    }
}
