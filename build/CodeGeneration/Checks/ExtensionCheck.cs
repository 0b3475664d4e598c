using CloudMgmt.ClientModel;
using CloudMgmt.OpenApi;

namespace CloudMgmt.CodeGeneration;

/// <summary>
/// OpenAPI allows any keyword that starts with x-, anywhere; one of ours that is misspelt, or stands where nobody reads it, would have no
/// effect, and nobody would notice.
/// </summary>
internal static class ExtensionCheck
{
    /// <summary>Each with the objects that it has an effect in. Explained in specs/README.md.</summary>
    public static IReadOnlyDictionary<string, string[]> Known { get; } = new Dictionary<string, string[]>
    {
        ["x-documented-name"] = ["Operation", "Schema"],
        ["x-secret"] = ["Schema"],
        ["x-idempotent"] = ["Operation"],
        ["x-idempotency-key"] = ["Operation"],
        ["x-paging"] = ["Operation"],
        [Member.TimeKeyword] = ["Schema"],
        ["x-enumNames"] = ["Schema"],
    };

    public static IEnumerable<Problem> Run(Spec spec)
        => from item in spec.Objects
           from keyword in item.Value.Entries.Select(entry => entry.Key)
           where OpenApiGrammar.IsExtension(keyword)
           let problem = ProblemOf(keyword, item.Type)
           where problem is not null
           select new Problem(ProblemIds.UnknownExtension, Spec.At(item, keyword), problem);

    private static string? ProblemOf(string keyword, string type)
        => !Known.TryGetValue(keyword, out var types) ? $"'{keyword}' is none of the extensions of specs/README.md.{Nearest.Suggest(keyword, Known.Keys)}"
        : types.Contains(type) ? null
        : $"'{keyword}' has no effect in the object {type}; it belongs to {string.Join(" or ", types)}.";
}
