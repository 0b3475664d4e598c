using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace CloudMgmt.OpenApi;

/// <summary>The core schema of YAML 1.2: 'yes', 'on' and dates are text, unlike in YAML 1.1.</summary>
internal static partial class YamlScalar
{
    private const string Standard = "tag:yaml.org,2002:";

    /// <summary>What a scalar stands for; null if its tag is none of the core schema.</summary>
    public static (ScalarKind Kind, string Text)? Read(Scalar scalar)
    {
        if (scalar.Tag.IsEmpty || scalar.Tag.IsNonSpecific)
            return scalar is { Style: ScalarStyle.Plain, Tag.IsEmpty: true } ? Plain(scalar.Value) : (ScalarKind.Text, scalar.Value);
        return scalar.Tag.Value switch
        {
            Standard + "str" => (ScalarKind.Text, scalar.Value),
            Standard + "null" or Standard + "bool" or Standard + "int" or Standard + "float" => Plain(scalar.Value),
            _ => null,
        };
    }

    private static (ScalarKind, string) Plain(string value) => value switch
    {
        "" or "~" or "null" or "Null" or "NULL" => (ScalarKind.Null, "null"),
        "true" or "True" or "TRUE" => (ScalarKind.Boolean, "true"),
        "false" or "False" or "FALSE" => (ScalarKind.Boolean, "false"),
        _ => (IsNumber(value) ? ScalarKind.Number : ScalarKind.Text, value),
    };

    private static bool IsNumber(string value) => (char.IsAsciiDigit(value[0]) || value[0] is '-' or '+' or '.') && Number().IsMatch(value);

    [GeneratedRegex(@"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\z")]
    private static partial Regex Number();
}
