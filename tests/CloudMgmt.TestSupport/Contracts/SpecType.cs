namespace CloudMgmt.TestSupport.Contracts;

/// <summary>A type in a specification, by the name that the reference document uses and by the name of the schema (and C# class).</summary>
public sealed record SpecType(string Documented, string Name)
{
    /// <summary>There is no body.</summary>
    public static SpecType None { get; } = new("none", "none");

    /// <summary>
    /// Scalars by their kind, objects by their names, lists with <c>[]</c> behind the type of their items, forms with <c>|</c> between
    /// them.
    /// </summary>
    public static SpecType Of(SpecNode schema)
    {
        if (schema["allOf"].Items.SingleOrDefault() is { } target)
            return Of(target);
        if (schema["anyOf"].Exists && schema.Component is not null)
            return Union(schema);
        return schema["type"].Text switch
        {
            "array" => Of(schema["items"]) is var item ? new SpecType(item.Documented + "[]", item.Name + "[]") : None,
            "object" => Object(schema),
            var kind => new SpecType(Scalar(kind, schema), Scalar(kind, schema)),
        };
    }

    /// <summary>A named schema with several forms, one of which is an object with its properties: <c>integer|Size</c>.</summary>
    private static SpecType Union(SpecNode schema)
    {
        var (documented, name) = (Object(schema).Documented, schema.Component!);
        var forms = schema["anyOf"].Items.Select(form => form["type"].Text).Select(kind => kind == "object" ? documented : kind);
        return new SpecType(string.Join('|', forms), name);
    }

    private static SpecType Object(SpecNode schema)
    {
        var name = schema.Component ?? throw new InvalidDataException("A schema of type object has no name.");
        var documented = schema["x-documented-name"];
        return new SpecType(documented.Exists ? documented.Text : name, name);
    }

    private static string Scalar(string kind, SpecNode schema) => schema["format"].Text == "date-time" ? "datetime" : kind;
}
