using System.Text.Json.Nodes;

namespace CloudMgmt.CodeGeneration;

/// <summary>NSwag skips a keyword that it does not know, so a misspelt one would silently change the client.</summary>
internal static class KeywordCheck
{
    public static IEnumerable<Problem> Run(Spec spec) => spec.Objects.SelectMany(item => Check(spec, item));

    private static IEnumerable<Problem> Check(Spec spec, SpecObject item)
    {
        var known = OpenApiGrammar.Of(item.Type);
        foreach (var (keyword, value) in item.Value.Where(entry => !OpenApiGrammar.IsExtension(entry.Key)))
        {
            if (!known.TryGetValue(keyword, out var content) && !known.TryGetValue(OpenApiGrammar.AnyName, out content))
            {
                var suggestion = Nearest.Suggest(keyword, known.Keys);
                yield return Problem(spec, item, keyword, $"'{keyword}' is not a keyword of {item.Type} in OpenAPI 3.0.{suggestion}");
            }
            else if (Mismatch(content, keyword, value) is { } expected)
            {
                yield return Problem(spec, item, keyword, $"'{keyword}' of {item.Type} must be {expected}.");
            }
        }
    }

    private static string? Mismatch(Content content, string keyword, JsonNode? value) => content.Shape switch
    {
        Shape.One when keyword == "additionalProperties" && value is JsonValue => null,
        Shape.One or Shape.Map when value is not JsonObject => "a map",
        Shape.Map when ((JsonObject)value!).Any(entry => entry.Value is not JsonObject) => "a map of maps",
        Shape.List when value is not JsonArray => "a list",
        Shape.List when ((JsonArray)value!).Any(entry => entry is not JsonObject) => "a list of maps",
        _ => null,
    };

    private static Problem Problem(Spec spec, SpecObject item, string keyword, string message)
        => new(ProblemIds.UnknownKeyword, spec.At(item, keyword), message);
}
