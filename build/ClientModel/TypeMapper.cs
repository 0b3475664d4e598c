using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.CSharp;

/// <summary>The C# type of a schema, as NSwag gives it.</summary>
internal sealed class TypeMapper(SchemaForms forms, Declarations declarations, ElementRules elements)
{
    /// <summary>The interface of a list that is received.</summary>
    public const string ReceivedList = "IList";

    /// <summary>The interface of a list that is passed.</summary>
    public const string PassedList = "IEnumerable";

    private const int MaximumHops = 32;

    /// <param name="schema">A schema, or a reference to one; null if nothing is said.</param>
    /// <param name="scope">The operation in which it stands.</param>
    /// <param name="list">The interface of lists.</param>
    public CSharpType Of(Node? schema, object? scope, string list = ReceivedList) => Of(schema, scope, list, depth: 0, out _);

    /// <summary>What a schema is in the end, when references and aliases are followed; null if that is not known.</summary>
    public MapNode? Follow(Node? schema) => Follow(schema as MapNode, out _);

    /// <summary>The schema, and each that it stands for.</summary>
    public IEnumerable<MapNode> Trail(Node? schema)
    {
        var current = schema as MapNode;
        for (var hops = 0; current is not null && hops <= MaximumHops; hops++)
        {
            yield return current;
            current = Next(current);
        }
    }

    private MapNode? Next(MapNode schema)
        => schema.Reference is not null ? forms.Resolve(schema)
            : forms.Of(schema) is { Kind: SchemaFormKind.Alias } alias ? alias.Target : null;

    private MapNode? Follow(MapNode? schema, out bool isNullable)
    {
        isNullable = false;
        var current = schema;
        for (var hops = 0; current is not null; hops++)
        {
            isNullable |= current.Reference is not null && current.Flag("nullable");
            if (hops == MaximumHops || Next(current) is not { } next)
                break;
            current = next;
        }
        return current;
    }

    private CSharpType Of(Node? schema, object? scope, string list, int depth, out bool isNullable)
    {
        var target = Follow(schema as MapNode, out isNullable);
        if (target is null || target.Reference is not null || depth > ElementRules.MaximumDepth)
            return CSharpType.Any;
        var form = forms.Of(target);
        isNullable |= IsNullable(form);
        if (declarations.Find(target, scope) is { Kind: not ModelKind.None } model)
            return CSharpType.Of(model);
        return form.Kind == SchemaFormKind.Own && form["properties"] is not MapNode { Entries.Count: > 0 }
            ? OfType(target, form, scope, list, depth)
            : CSharpType.Any;
    }

    private static bool IsNullable(SchemaForm form)
        => form["nullable"] is ScalarNode { Kind: ScalarKind.Boolean, Text: "true" } || EnumValues.HaveNull(form)
            || (form["type"] is ListNode types && types.Texts().Contains("null"));

    private CSharpType OfType(MapNode schema, SchemaForm form, object? scope, string list, int depth) => (form.SharedType ?? SchemaForms.TypeOf(form["type"]), form["format"].Text()) switch
    {
        ("array", _) => Collection(list, schema, form, "items", scope, list, depth),
        ("object", _) when form["additionalProperties"] is MapNode => Collection("IDictionary", schema, form, "additionalProperties", scope, list, depth),
        ("string", "date-time") => CSharpType.Of("DateTimeOffset"),
        ("string", "date") => CSharpType.Of(elements.IsText(schema) ? "string" : "DateTimeOffset"),
        ("string", "byte") => CSharpType.Of("byte[]"),
        ("string", _) => CSharpType.Of("string"),
        ("integer", "int32") => CSharpType.Of("int"),
        ("integer", _) => CSharpType.Of("long"),
        ("number", "float") => CSharpType.Of("float"),
        ("number", "decimal") => CSharpType.Of("decimal"),
        ("number", _) => CSharpType.Of("double"),
        ("boolean", _) => CSharpType.Of("bool"),
        _ => CSharpType.Any,
    };

    private CSharpType Collection(string name, MapNode schema, SchemaForm form, string keyword, object? scope, string list, int depth)
    {
        if (elements.AreAny(schema, keyword))
            return CSharpType.Collection(name, CSharpType.Any, hasNullableElements: false);
        var element = Of(form[keyword], scope, list, depth + 1, out var isNullable);
        return CSharpType.Collection(name, element, isNullable);
    }
}
