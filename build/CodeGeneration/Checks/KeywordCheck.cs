using CloudMgmt.OpenApi;

namespace CloudMgmt.CodeGeneration;

/// <summary>NSwag skips a keyword, or a value of one, that it does not know, so a misspelt one would silently change the client.</summary>
internal static class KeywordCheck
{
    public static IEnumerable<Problem> Run(Spec spec)
    {
        var version = spec.Root.Text("openapi") is { Length: >= 3 } text ? text[..3] : "3.1";
        return spec.Objects.SelectMany(item => Check(item, version));
    }

    private static IEnumerable<Problem> Check(SpecObject item, string version)
    {
        var known = OpenApiGrammar.Of(item.Type, version);
        foreach (var (keyword, value) in item.Value.Entries.Where(entry => !OpenApiGrammar.IsExtension(entry.Key)))
        {
            if (!known.TryGetValue(keyword, out var content) && !known.TryGetValue(OpenApiGrammar.AnyName, out content))
            {
                var suggestion = Nearest.Suggest(keyword, known.Keys);
                yield return Problem(item, keyword, $"'{keyword}' is not a keyword of {item.Type} in OpenAPI {version}.{suggestion}");
            }
            else if (Mismatch(content, keyword, value, version) is { } expected)
            {
                yield return Problem(item, keyword, $"'{keyword}' of {item.Type} must be {expected}.");
            }
            else if (OpenApiGrammar.ValuesOf(item.Type, keyword) is { Count: > 0 } values)
            {
                var unknown = (value is ListNode list ? list.Items : [value]).OfType<ScalarNode>()
                    .FirstOrDefault(text => text.Kind != ScalarKind.Null && !values.Contains(text.Text));
                if (unknown is not null)
                {
                    var suggestion = Nearest.Suggest(unknown.Text, values);
                    yield return Problem(item, keyword, $"'{unknown.Text}' is no '{keyword}' of {item.Type} in OpenAPI.{suggestion}");
                }
            }
        }
    }

    private static string? Mismatch(Content content, string keyword, Node value, string version)
    {
        // A schema may be true or false: of additional properties, and since 3.1 wherever one stands.
        var mayBeFlag = content.Type == "Schema" && (version != "3.0" || keyword == "additionalProperties");
        return content.Shape switch
        {
            Shape.One when !IsObject(value) => "a map",
            Shape.Map when value is not MapNode => "a map",
            Shape.Map when ((MapNode)value).Entries.Any(entry => !IsObject(entry.Value)) => "a map of maps",
            Shape.List when value is not ListNode => "a list",
            Shape.List when ((ListNode)value).Items.Any(item => !IsObject(item)) => "a list of maps",
            _ => null,
        };

        bool IsObject(Node node) => node is MapNode || (mayBeFlag && node is ScalarNode { Kind: ScalarKind.Boolean });
    }

    private static Problem Problem(SpecObject item, string keyword, string message)
        => new(ProblemIds.UnknownKeyword, Spec.At(item, keyword), message);
}
