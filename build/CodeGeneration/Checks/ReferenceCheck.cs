using System.Text.Json.Nodes;

namespace CloudMgmt.CodeGeneration;

internal static class ReferenceCheck
{
    public static IEnumerable<Problem> Run(Spec spec) => SpecReferences.In(spec.Objects).SelectMany(reference => Check(spec, reference));

    private static IEnumerable<Problem> Check(Spec spec, SpecReference reference)
    {
        var location = spec.At(reference.Pointer);
        if (reference.IsRemote)
            yield return new Problem(ProblemIds.RemoteReference, location, $"'{reference.Target}' lies on another machine; copy it into specs/ and refer to the copy.");
        else if (!reference.Fragment.StartsWith('/') || JsonPointer.Find(spec.Root, reference.Fragment) is null)
            yield return new Problem(ProblemIds.UnresolvedReference, location, $"nothing is defined at '{reference.Target}'.{Suggest(spec, reference.Fragment)}");
    }

    private static string Suggest(Spec spec, string fragment)
    {
        var kinds = spec.Root["components"] as JsonObject ?? [];
        var components = kinds.SelectMany(kind => (kind.Value as JsonObject ?? []).Select(entry => $"#/components/{kind.Key}/{entry.Key}"));
        return Nearest.Suggest($"#{fragment}", components);
    }
}
