using System.Text.Json.Nodes;

namespace CloudMgmt.CodeGeneration.Preparation;

/// <summary>
/// Finds the values of a path parameter that would make another path of the document: with <c>/users/{sid}</c> beside
/// <c>/users/sessions</c>, a user called "sessions" would end the sessions of everybody.
/// </summary>
internal static class ReservedStep
{
    public static void Prepare(JsonObject document)
    {
        var paths = document.Object("paths")!.Select(entry => entry.Key.Split('/')).ToList();
        foreach (var (path, _, _, operation) in DocumentWalk.Operations(document).ToList())
        {
            var segments = path.Split('/');
            foreach (var parameter in operation.Array("parameters")!.OfType<JsonObject>().Where(parameter => parameter.Text("in") == "path"))
            {
                var place = Array.IndexOf(segments, $"{{{parameter.Text("name")}}}");
                var reserved = paths.Where(other => IsSibling(other, segments, place)).Select(other => other[place]).Distinct().Order(StringComparer.Ordinal).ToList();
                if (reserved.Count > 0)
                    parameter["x-gen-reserved"] = new JsonArray([.. reserved.Select(value => (JsonNode)value)]);
            }
        }
    }

    private static bool IsSibling(string[] other, string[] path, int place)
        => place >= 0 && other.Length == path.Length && !IsParameter(other[place])
            && other.Zip(path).Where((_, index) => index != place).All(pair => pair.First == pair.Second || (IsParameter(pair.First) && IsParameter(pair.Second)));

    private static bool IsParameter(string segment) => segment.Contains('{');
}
