using System.ComponentModel;
using System.Text;
using System.Text.Json;

namespace CloudMgmt.Core.Serialization;

/// <summary>Kinds of JSON values. Used by the generated code.</summary>
[Flags]
[EditorBrowsable(EditorBrowsableState.Never)]
public enum JsonKinds
{
    /// <summary>A text.</summary>
    Text = 1,

    /// <summary>A number.</summary>
    Number = 2,

    /// <summary>True or false.</summary>
    Boolean = 4,

    /// <summary>An object.</summary>
    Object = 8,

    /// <summary>A list.</summary>
    List = 16,

    /// <summary>Any of them.</summary>
    Any = Text | Number | Boolean | Object | List,
}

/// <summary>A property of an object, by which a union knows it. Used by the generated code.</summary>
/// <param name="name">The name in JSON.</param>
/// <param name="kinds">What its value can be, null aside.</param>
/// <param name="isRequired">Whether the document says that it is always there.</param>
/// <param name="constant">The text, number or flag that it always is; null if it is not always the same.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct JsonField(string name, JsonKinds kinds, bool isRequired = false, string? constant = null)
{
    internal string Name => name;

    internal JsonKinds Kinds => kinds;

    internal bool IsRequired => isRequired;

    internal string? Constant => constant;
}

/// <summary>The form of a JSON value, as far as a union needs it to tell its alternatives apart. Used by the generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class JsonShape
{
    /// <summary>The cost of what a value cannot be.</summary>
    internal const long None = long.MaxValue;

    // Fewer constants are worse than any number of strange properties; these are worse than as many that are missing.
    private const int ConstantStep = 40;
    private const int StrangeStep = 20;
    private const long MaxConstants = 1 << StrangeStep;

    // A value that the document names, one of a kind, one that is not among those named; and last, JSON of any kind.
    private const long Named = 0;
    private const long Usual = 1L << StrangeStep;
    private const long Unnamed = 2L << StrangeStep;
    private const long Last = (MaxConstants + 1) << ConstantStep;

    private readonly JsonKinds _kinds;
    private readonly HashSet<string>? _values;
    private readonly Dictionary<string, JsonField>? _fields;
    private readonly JsonShape? _element;
    private readonly int _required;

    private JsonShape(JsonKinds kinds, string[]? values = null, JsonField[]? fields = null, JsonShape? element = null)
    {
        (_kinds, _element) = (kinds, element);
        _values = values is { Length: > 0 } ? [.. values] : null;
        _fields = fields is { Length: > 0 } ? fields.ToDictionary(field => field.Name) : null;
        _required = fields?.Count(field => field.IsRequired) ?? 0;
    }

    /// <summary>A value of some kinds, about which nothing more is known.</summary>
    /// <param name="kinds">The kinds.</param>
    /// <returns>The form.</returns>
    public static JsonShape Of(JsonKinds kinds) => new(kinds);

    /// <summary>A value of an enumeration.</summary>
    /// <param name="kind">What its values are.</param>
    /// <param name="values">Those that the document names.</param>
    /// <returns>The form.</returns>
    public static JsonShape Enum(JsonKinds kind, params string[] values) => new(kind, values: values);

    /// <summary>A model.</summary>
    /// <param name="fields">Its properties.</param>
    /// <returns>The form.</returns>
    public static JsonShape Object(params JsonField[] fields) => new(JsonKinds.Object, fields: fields);

    /// <summary>A list, which is told by its first item.</summary>
    /// <param name="item">What its items are.</param>
    /// <returns>The form.</returns>
    public static JsonShape List(JsonShape item) => new(JsonKinds.List, element: item);

    /// <summary>An object whose property names are data.</summary>
    /// <param name="value">What its properties are.</param>
    /// <returns>The form.</returns>
    public static JsonShape Map(JsonShape value) => new(JsonKinds.Object, element: value);

    /// <summary>Whether a value can be this, and lacks nothing of it.</summary>
    internal static bool IsWhole(long cost) => cost != None && cost % (1 << StrangeStep) == 0;

    internal bool Takes(JsonKinds kind) => (_kinds & kind) != 0;

    /// <summary>How far a value is from this form, or <see cref="None"/>.</summary>
    /// <param name="json">The value.</param>
    /// <param name="isOneOfSeveral">Whether there are several objects to choose from; if not, an object need not be looked at.</param>
    internal long Cost(JsonCursor json, bool isOneOfSeveral = true)
    {
        var kind = Kind(in json);
        if (!Takes(kind))
            return None;
        return kind switch
        {
            _ when _kinds == JsonKinds.Any => Last,
            JsonKinds.Text or JsonKinds.Number when _values is not null => _values.Contains(Scalar(json)!) ? Named : Unnamed,
            JsonKinds.Object when isOneOfSeveral => _fields is not null ? CostOfFields(json) : CostOfMap(json),
            JsonKinds.List when _element is not null => CostOfFirst(json),
            _ => Usual,
        };
    }

    private static JsonKinds Kind(in JsonCursor json) => json.Reader.TokenType switch
    {
        JsonTokenType.String when !json.IsBare => JsonKinds.Text,
        JsonTokenType.StartObject => JsonKinds.Object,
        JsonTokenType.StartArray => JsonKinds.List,
        JsonTokenType.True or JsonTokenType.False => JsonKinds.Boolean,
        JsonTokenType.Null => JsonKinds.Any,
        // A word such as NaN, too.
        _ => JsonKinds.Number,
    };

    /// <summary>A text, a number or a flag, as a text; null for a value of another kind.</summary>
    internal static string? Scalar(JsonCursor json) => json.Reader.TokenType switch
    {
        JsonTokenType.String => json.Reader.GetString()!,
        JsonTokenType.True => "true",
        JsonTokenType.False => "false",
        JsonTokenType.Null or JsonTokenType.StartObject or JsonTokenType.StartArray => null,
        _ => Encoding.UTF8.GetString(json.Reader.ValueSpan.ToArray()),
    };

    private long CostOfFields(JsonCursor json)
    {
        var (known, strange, required, constants) = (0, 0, 0, 0);
        for (; json.NextProperty(); json.Reader.Skip())
        {
            if (!_fields!.TryGetValue(json.NameText(), out var field))
            {
                strange++;
                continue;
            }
            if ((field.Kinds & Kind(in json)) == 0 || (field.Constant is not null && !json.IsNull && Scalar(json) != field.Constant))
                return None;
            known++;
            required += field.IsRequired ? 1 : 0;
            constants += field.Constant is null || json.IsNull ? 0 : 1;
        }
        // Something else has little or nothing of it.
        var missing = _required - required;
        return missing > required || (known == 0 && strange > 0) ? None
            : ((MaxConstants - constants) << ConstantStep) + ((long)(missing + strange) << StrangeStep) + missing;
    }

    // An object of any form is the last choice among those that have no constant.
    private long CostOfMap(JsonCursor json)
    {
        var count = 0L;
        for (; _element is not null && json.NextProperty(); json.Reader.Skip(), count++)
        {
            if (!_element.Takes(Kind(in json)))
                return None;
        }
        return (MaxConstants << ConstantStep) + ((_element is null ? MaxConstants : count) << StrangeStep);
    }

    private long CostOfFirst(JsonCursor json)
        => json.NextItem() && !json.IsNull ? _element!.Cost(json) : Usual;
}
