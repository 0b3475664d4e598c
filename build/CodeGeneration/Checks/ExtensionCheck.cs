namespace CloudMgmt.CodeGeneration;

/// <summary>OpenAPI allows any keyword that starts with x-; a misspelt one of ours would have no effect, and nobody would notice.</summary>
internal static class ExtensionCheck
{
    /// <summary>Explained in specs/README.md.</summary>
    private static readonly string[] Known = ["x-documented-name", "x-secret", "x-idempotent", "x-enumNames"];

    public static IEnumerable<Problem> Run(Spec spec)
        => from item in spec.Objects
           from keyword in item.Value.Select(entry => entry.Key)
           where OpenApiGrammar.IsExtension(keyword) && !Known.Contains(keyword, StringComparer.Ordinal)
           select new Problem(ProblemIds.UnknownExtension, spec.At(item, keyword), $"'{keyword}' is none of the extensions of specs/README.md.{Nearest.Suggest(keyword, Known)}");
}
