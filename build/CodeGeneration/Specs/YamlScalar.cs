using System.Globalization;
using System.Numerics;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace CloudMgmt.CodeGeneration;

/// <summary>The core schema of YAML 1.2: 'yes', 'on' and dates are text, unlike in YAML 1.1.</summary>
internal static partial class YamlScalar
{
    private const string TagPrefix = "tag:yaml.org,2002:";

    public static JsonNode? ToJson(Scalar scalar)
    {
        if (!scalar.Tag.IsEmpty && !scalar.Tag.IsNonSpecific)
            return Tagged(scalar.Tag.Value, scalar.Value);
        return scalar is { Style: ScalarStyle.Plain, Tag.IsEmpty: true } ? Plain(scalar.Value) : Text(scalar.Value);
    }

    private static JsonNode? Tagged(string tag, string value) => tag switch
    {
        TagPrefix + "str" => Text(value),
        TagPrefix + "null" or TagPrefix + "bool" or TagPrefix + "int" or TagPrefix + "float" => Plain(value),
        _ => throw new FormatException($"the tag '{tag}' is not supported; write plain YAML."),
    };

    private static JsonNode? Plain(string value) => value switch
    {
        "" or "~" or "null" or "Null" or "NULL" => null,
        "true" or "True" or "TRUE" => JsonValue.Create(true),
        "false" or "False" or "FALSE" => JsonValue.Create(false),
        _ => Number(value) ?? Text(value),
    };

    private static JsonNode? Number(string value)
    {
        if (JsonNumber().IsMatch(value))
            return JsonNode.Parse(value);
        if (DecimalInteger().IsMatch(value))
            return JsonNode.Parse(BigInteger.Parse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture));
        if (OtherBase().IsMatch(value))
            return JsonValue.Create(Convert.ToInt64(value[2..], value[1] == 'x' ? 16 : 8));
        if (NotFinite().IsMatch(value))
            throw new FormatException($"JSON has no number '{value}'; put it in quotes if it is text.");
        return Float().IsMatch(value) ? JsonValue.Create(double.Parse(value, NumberStyles.Float, CultureInfo.InvariantCulture)) : null;
    }

    private static JsonValue Text(string value) => JsonValue.Create(value);

    /// <summary>What JSON and YAML write alike keeps its exact text, so 1.50 does not turn into 1.5.</summary>
    [GeneratedRegex(@"^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?\z")]
    private static partial Regex JsonNumber();

    [GeneratedRegex(@"^[-+]?[0-9]+\z")]
    private static partial Regex DecimalInteger();

    [GeneratedRegex(@"^0(o[0-7]+|x[0-9a-fA-F]+)\z")]
    private static partial Regex OtherBase();

    [GeneratedRegex(@"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\z")]
    private static partial Regex Float();

    [GeneratedRegex(@"^([-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))\z")]
    private static partial Regex NotFinite();
}
