using CloudMgmt.OpenApi;

namespace CloudMgmt.CodeGeneration;

/// <summary>NSwag skips a keyword that it does not know, so a misspelt one would silently change the client.</summary>
internal static class KeywordCheck
{
    public static IEnumerable<Problem> Run(Spec spec) => spec.Objects.SelectMany(Check);

    private static IEnumerable<Problem> Check(SpecObject item)
    {
        var known = OpenApiGrammar.Of(item.Type);
        foreach (var (keyword, value) in item.Value.Entries.Where(entry => !OpenApiGrammar.IsExtension(entry.Key)))
        {
            if (!known.TryGetValue(keyword, out var content) && !known.TryGetValue(OpenApiGrammar.AnyName, out content))
            {
                var suggestion = Nearest.Suggest(keyword, known.Keys);
                yield return Problem(item, keyword, $"'{keyword}' is not a keyword of {item.Type} in OpenAPI 3.0.{suggestion}");
            }
            else if (Mismatch(content, keyword, value) is { } expected)
            {
                yield return Problem(item, keyword, $"'{keyword}' of {item.Type} must be {expected}.");
            }
        }
    }

    private static string? Mismatch(Content content, string keyword, Node value) => content.Shape switch
    {
        Shape.One when keyword == "additionalProperties" && value is ScalarNode => null,
        Shape.One or Shape.Map when value is not MapNode => "a map",
        Shape.Map when ((MapNode)value).Entries.Any(entry => entry.Value is not MapNode) => "a map of maps",
        Shape.List when value is not ListNode => "a list",
        Shape.List when ((ListNode)value).Items.Any(item => item is not MapNode) => "a list of maps",
        _ => null,
    };

    private static Problem Problem(SpecObject item, string keyword, string message)
        => new(ProblemIds.UnknownKeyword, Spec.At(item, keyword), message);
}
