using System.Globalization;
using System.Text.Json.Nodes;

namespace CloudMgmt.Emulator.Specs;

/// <summary>A schema of the specification. References are followed when they are read, so that schemas may be recursive.</summary>
internal sealed class Schema(JsonObject source, SpecDocument document)
{
    public string? Type => source.Text("type");

    public string? Format => source.Text("format");

    public string? Pattern => source.Text("pattern");

    public bool Nullable => source.Flag("nullable");

    public bool ReadOnly => source.Flag("readOnly");

    public bool WriteOnly => source.Flag("writeOnly");

    public bool UniqueItems => source.Flag("uniqueItems");

    public bool ExclusiveMinimum => source.Flag("exclusiveMinimum");

    public bool ExclusiveMaximum => source.Flag("exclusiveMaximum");

    public double? Minimum => Number("minimum");

    public double? Maximum => Number("maximum");

    public long? MinLength => source.Whole("minLength");

    public long? MaxLength => source.Whole("maxLength");

    public long? MinItems => source.Whole("minItems");

    public long? MaxItems => source.Whole("maxItems");

    public JsonArray? Enum => source["enum"] as JsonArray;

    public string[] Required => source.Texts("required");

    public Schema? Items => source["items"] is { } items ? document.Schema(items) : null;

    public IEnumerable<Schema> AllOf => List("allOf");

    public IEnumerable<Schema> AnyOf => List("anyOf");

    public IEnumerable<Schema> OneOf => List("oneOf");

    /// <summary>The properties of this schema and of those that it is made of.</summary>
    public IEnumerable<KeyValuePair<string, Schema>> AllProperties => Parts.SelectMany(part => part.OwnProperties);

    public IEnumerable<KeyValuePair<string, Schema>> OwnProperties
        => source["properties"] is JsonObject properties
            ? properties.Select(pair => KeyValuePair.Create(pair.Key, document.Schema(pair.Value!)))
            : [];

    /// <summary>The schema of properties that are not listed, if there is one.</summary>
    public Schema? AdditionalProperties
        => source["additionalProperties"] is JsonObject schema ? document.Schema(schema) : null;

    /// <summary>Whether the specification says that other properties may come; null if it says nothing.</summary>
    public bool? AllowsOtherProperties => Parts
        .Select(part => part.OwnAllowance)
        .Aggregate((bool?)null, (sum, part) => part ?? sum);

    private bool? OwnAllowance => source["additionalProperties"] switch
    {
        null => null,
        JsonObject => true,
        var flag => flag.GetValue<bool>(),
    };

    private IEnumerable<Schema> Parts => AllOf.Concat(AnyOf).Concat(OneOf).SelectMany(part => part.Parts).Prepend(this);

    private double? Number(string keyword)
        => source[keyword] is { } number ? double.Parse(number.ToJsonString(), CultureInfo.InvariantCulture) : null;

    private IEnumerable<Schema> List(string keyword)
        => source[keyword] is JsonArray list ? list.Select(item => document.Schema(item!)) : [];
}
