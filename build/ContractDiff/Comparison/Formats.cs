using System.Globalization;
using System.Net;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.Comparison;

/// <summary>What the formats of schemas say of values.</summary>
internal static class Formats
{
    // Each holds the values of those before it.
    private static readonly string[][] Wider =
    [
        ["int8", "int16", "int32", "int64"], ["uint8", "int16", "int32", "int64"], ["uint8", "uint16", "int32", "int64"],
        ["uint8", "uint16", "uint32", "int64"], ["uint8", "uint16", "uint32", "uint64"], ["float", "double"],
        ["email", "idn-email"], ["hostname", "idn-hostname"], ["uri", "uri-reference", "iri-reference"], ["uri", "iri", "iri-reference"],
    ];

    private static readonly HashSet<string> Numbers =
    [
        "int8", "int16", "int32", "uint8", "uint16", "uint32", "uint64", "float", "decimal", "decimal128",
    ];

    private static readonly HashSet<string> Texts =
    [
        "date", "date-time", "date-time-local", "time", "time-local", "http-date", "duration", "email", "idn-email", "hostname",
        "idn-hostname", "ipv4", "ipv6", "uri", "uri-reference", "uri-template", "iri", "iri-reference", "uuid", "json-pointer",
        "relative-json-pointer", "regex", "char", "int32", "int64", "uint64", "decimal", "decimal128",
    ];

    private static readonly string[] Times = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz"];

    /// <summary>
    /// The format of a schema; null if there is none. How a user interface shows a text is no part of the contract, and which bytes a text
    /// stands for says <see cref="Encoding"/>.
    /// </summary>
    public static string? Of(SchemaView view)
        => view["format"].Text() is { } format and not ("password" or "byte" or "base64url" or "binary") ? format : null;

    /// <summary>How a text holds bytes, as OpenAPI 3.1 says it; before, that was a format.</summary>
    public static string? Encoding(SchemaView view) => view["contentEncoding"].Text() ?? view["format"].Text() switch
    {
        "byte" => "base64",
        "base64url" => "base64url",
        _ => null,
    };

    /// <summary>The media type of the bytes that a text holds, as OpenAPI 3.1 says it;
    /// before, there was a format for bytes of any kind.</summary>
    public static string? MediaType(SchemaView view)
        => view["contentMediaType"].Text() ?? (view["format"].Text() == "binary" ? "application/octet-stream" : null);

    /// <summary>Whether the value is bytes as they are, to which no type of JSON applies.</summary>
    public static bool IsBinary(SchemaView view)
        => MediaType(view) is not null
            && Encoding(view) is null
            && (view.Types & ~JsonTypes.Null) is JsonTypes.Text or JsonTypes.Any or (JsonTypes.Any & ~JsonTypes.Null);

    /// <summary>Whether a format rules values out that whoever reads the type would take:
    /// readers pass over formats that they do not know.</summary>
    public static bool Restricts(string format, JsonTypes types) => (types & JsonTypes.Text) != JsonTypes.None
        ? Texts.Contains(format)
        : Numbers.Contains(format) || ((types & JsonTypes.Number) == JsonTypes.Number && format == "int64");

    /// <summary>Whether a value is of a format; false if that cannot be told.</summary>
    public static bool Holds(string format, Node value)
        => value.Text() is { } text ? Holds(format, text) : value.Number() is { } number && Holds(format, number);

    /// <summary>Whether all integers within the bounds of a schema are of a format; false if that cannot be told.</summary>
    public static bool HoldsAll(string format, SchemaView integers)
        => Bounds.Of(integers, "minimum", isInteger: true) is { Beyond: null } least && Holds(format, least.Value)
            && Bounds.Of(integers, "maximum", isInteger: true) is { Beyond: null } most && Holds(format, most.Value);

    private static bool Holds(string format, string text) => format switch
    {
        "date" => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        "date-time" => DateTimeOffset.TryParseExact(text, Times, CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        "uuid" => Guid.TryParseExact(text, "D", out _),
        "ipv4" => IPAddress.TryParse(text, out var address) && address.ToString() == text,
        "uri" => Uri.IsWellFormedUriString(text, UriKind.Absolute),
        _ => false,
    };

    private static bool Holds(string format, decimal number) => number == decimal.Truncate(number) && format switch
    {
        "int32" => number is >= int.MinValue and <= int.MaxValue,
        "int64" => number is >= long.MinValue and <= long.MaxValue,
        _ => false,
    };

    /// <summary>Whether the format of integers has no values beyond a bound.</summary>
    public static bool HasNoneBeyond(SchemaView view, Bound bound, bool isUpper) => view["format"].Text() switch
    {
        "int32" => isUpper ? bound.Value >= int.MaxValue : bound.Value <= int.MinValue,
        "int64" => isUpper ? bound.Value >= long.MaxValue : bound.Value <= long.MinValue,
        _ => false,
    };

    /// <summary>Whether all values of one format are values of another one.</summary>
    public static bool IsWithin(string? format, string? other)
        => Wider.Any(order => Array.IndexOf(order, format) is >= 0 and var from && Array.IndexOf(order, other) > from);
}
