using System.Text.Json.Nodes;
using CloudMgmt.OpenApi;

namespace CloudMgmt.Emulator.Specs;

/// <summary>A schema of the specification. References are followed when they are read, so that schemas may be recursive.</summary>
internal sealed class Schema(MapNode source, SpecDocument document)
{
    public MapNode Source => source;

    public string? Type
        => source.Text("type")
            ?? source.List("type").Texts().Where(type => type != "null").Take(2).ToArray() switch { [var only] => only, _ => null };

    public string? Format => source.Text("format");

    public string? Pattern => source.Text("pattern");

    public bool Nullable => source.Flag("nullable") || Type == "null" || source.List("type").Texts().Contains("null");

    public bool ReadOnly => source.Flag("readOnly") || Referred?.ReadOnly == true;

    public bool WriteOnly => source.Flag("writeOnly") || Referred?.WriteOnly == true;

    public bool UniqueItems => source.Flag("uniqueItems");

    /// <summary>OpenAPI 3.0 says whether the minimum itself is excluded; 3.1 says what is.</summary>
    public bool ExclusiveMinimum => source.Flag("exclusiveMinimum") || source.Number("exclusiveMinimum") is not null;

    public bool ExclusiveMaximum => source.Flag("exclusiveMaximum") || source.Number("exclusiveMaximum") is not null;

    public double? Minimum => (double?)(source.Number("exclusiveMinimum") ?? source.Number("minimum"));

    public double? Maximum => (double?)(source.Number("exclusiveMaximum") ?? source.Number("maximum"));

    public long? MinLength => Count("minLength");

    public long? MaxLength => Count("maxLength");

    public long? MinItems => Count("minItems");

    public long? MaxItems => Count("maxItems");

    public JsonArray? Enum => source.List("enum") is { } values ? (JsonArray?)JsonNode.Parse(values.ToJson(int.MaxValue)) : null;

    public IEnumerable<string> Required => source.List("required").Texts();

    public Schema? Items => source["items"] is { } items ? document.Schema(items) : null;

    /// <summary>The schemas that a value must fit as well: a reference with more beside it is one of them.</summary>
    public IEnumerable<Schema> AllOf => Referred is { } referred ? List("allOf").Prepend(referred) : List("allOf");

    public IEnumerable<Schema> AnyOf => List("anyOf");

    public IEnumerable<Schema> OneOf => List("oneOf");

    /// <summary>The type of the values, as the schema or one of <see cref="AllOf"/> says it; null if they are of several.</summary>
    public string? WholeType => Whole.Select(part => part.Type).FirstOrDefault(type => type is not null);

    /// <summary>The items, as the schema or one of <see cref="AllOf"/> describes them.</summary>
    public Schema? WholeItems => Whole.Select(part => part.Items).FirstOrDefault(items => items is not null);

    /// <summary>The properties of this schema and of those that it is made of.</summary>
    public IEnumerable<KeyValuePair<string, Schema>> AllProperties => Parts.SelectMany(part => part.OwnProperties);

    public IEnumerable<KeyValuePair<string, Schema>> OwnProperties
        => source.Map("properties") is { } properties
            ? properties.Entries.Select(pair => KeyValuePair.Create(pair.Key, document.Schema(pair.Value)))
            : [];

    /// <summary>The schema of properties that are not listed, if there is one.</summary>
    public Schema? AdditionalProperties
        => source["additionalProperties"] is MapNode schema ? document.Schema(schema) : null;

    /// <summary>Whether the specification says that other properties may come; null if it says nothing.</summary>
    public bool? AllowsOtherProperties => Parts
        .Select(part => part.OwnAllowance)
        .Aggregate((bool?)null, (sum, part) => part ?? sum);

    private bool? OwnAllowance => source["additionalProperties"] switch
    {
        null => null,
        MapNode => true,
        _ => source.Flag("additionalProperties"),
    };

    private Schema? Referred => document.Referred(source);

    private List<Schema> Parts => Collect([], schema => schema.AllOf.Concat(schema.AnyOf).Concat(schema.OneOf));

    private List<Schema> Whole => Collect([], schema => schema.AllOf);

    // Each once, since a document may compose a schema of itself.
    private List<Schema> Collect(List<Schema> parts, Func<Schema, IEnumerable<Schema>> inner)
    {
        if (parts.Exists(part => part.Source == source))
            return parts;
        parts.Add(this);
        foreach (var part in inner(this))
            part.Collect(parts, inner);
        return parts;
    }

    private long? Count(string keyword) => long.TryParse((source[keyword] as ScalarNode)?.Text, out var whole) ? whole : null;

    private IEnumerable<Schema> List(string keyword) => (source.List(keyword)?.Items ?? []).Select(document.Schema);
}
