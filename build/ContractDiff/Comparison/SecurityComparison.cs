using CloudMgmt.ContractDiff.Rules;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.Comparison;

/// <summary>Compares the credentials that operations ask for: whoever had enough of them should have enough still.</summary>
internal sealed class SecurityComparison(ApiDocument @base, ApiDocument head)
{
    private readonly Dictionary<(Node?, Node?), ComparedPair> _known = [];
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);

    public void Compare(ComparedPair pair, Operation before, Operation after)
    {
        var (old, current) = (before.Security, after.Security);
        foreach (var (name, _) in (old?.Items ?? []).OfType<MapNode>().SelectMany(alternative => alternative.Entries))
            _used.Add(name);
        if (!_known.TryGetValue((old, current), out var known))
            _known.Add((old, current), known = Compare(Alternatives(old), Alternatives(current), (Node?)old ?? before.Node, (Node?)current ?? after.Node));
        pair.Add(known);
    }

    /// <summary>Compares how the credentials are sent; call it when all operations are compared.</summary>
    public void CompareSchemes(ComparedPair pair)
    {
        var (old, current) = (@base.Root.Map("components").Map("securitySchemes"), head.Root.Map("components").Map("securitySchemes"));
        foreach (var name in Keywords.Names(old, current))
        {
            var (before, after) = (@base.Resolve(old?[name]), head.Resolve(current?[name]));
            if (before is null)
                pair.Add(SecurityRules.SchemeAdded, null, current?[name], $"The security scheme '{name}' is new.", after: name);
            else if (after is null)
                pair.Add(SecurityRules.SchemeRemoved, before, null, $"The security scheme '{name}' is gone.", before: name);
            else
                SchemeComparison.Compare(pair, name, before, after, _used.Contains(name));
        }
    }

    // No alternative at all, and an empty one, ask for nothing.
    private static List<Dictionary<string, string[]>> Alternatives(ListNode? security)
    {
        var alternatives = (security?.Items ?? []).OfType<MapNode>().Select(Credentials).ToList();
        return alternatives.Count == 0 ? [[]] : alternatives;
    }

    private static Dictionary<string, string[]> Credentials(MapNode alternative)
        => alternative.Entries.ToDictionary(entry => entry.Key, entry => (entry.Value as ListNode).Texts().ToArray());

    private static ComparedPair Compare(List<Dictionary<string, string[]>> before, List<Dictionary<string, string[]>> after, Node old, Node current)
    {
        var pair = new ComparedPair();
        foreach (var alternative in before.Where(alternative => !after.Any(candidate => IsEnough(alternative, candidate))))
            Removed(pair, alternative, after, old, current);
        if (after.Any(alternative => alternative.Count == 0) && !before.Any(alternative => alternative.Count == 0))
        {
            pair.Add(SecurityRules.Lifted, old, current, "No credential is required any more.", Describe(before), Describe(after));
        }
        else
        {
            foreach (var added in after.Where(alternative => alternative.Count > 0 && !before.Any(known => SameSchemes(known, alternative))))
                pair.Add(SecurityRules.AlternativeAdded, old, current, $"{Describe(added)} is accepted now.", after: Describe(added));
        }

        foreach (var (known, alternative) in before.SelectMany(known => after.Where(alternative => SameSchemes(known, alternative)).Select(alternative => (known, alternative))))
            ScopesRemoved(pair, known, alternative, old, current);
        return pair;
    }

    private static void Removed(ComparedPair pair, Dictionary<string, string[]> alternative, List<Dictionary<string, string[]>> after, Node old, Node current)
    {
        if (alternative.Count == 0)
            pair.Add(SecurityRules.BecameRequired, old, current, $"{Describe(after)} is required now.", "none", Describe(after));
        else if (after.FirstOrDefault(candidate => SameSchemes(alternative, candidate)) is { } narrowed)
            pair.Add(SecurityRules.ScopeAdded, old, current, $"{Describe(narrowed)} is required now, no longer {Describe(alternative)}.", Describe(alternative), Describe(narrowed));
        else
            pair.Add(SecurityRules.AlternativeRemoved, old, current, $"{Describe(alternative)} is no longer enough.", Describe(alternative), Describe(after));
    }

    private static void ScopesRemoved(ComparedPair pair, Dictionary<string, string[]> before, Dictionary<string, string[]> after, Node old, Node current)
    {
        if (IsEnough(before, after) && !IsEnough(after, before))
            pair.Add(SecurityRules.ScopeRemoved, old, current, $"{Describe(after)} is enough now.", Describe(before), Describe(after));
    }

    /// <summary>Whether who has these credentials has those.</summary>
    private static bool IsEnough(Dictionary<string, string[]> credentials, Dictionary<string, string[]> required)
        => required.All(entry => credentials.TryGetValue(entry.Key, out var scopes) && entry.Value.All(scopes.Contains));

    private static bool SameSchemes(Dictionary<string, string[]> one, Dictionary<string, string[]> other) => one.Count == other.Count && one.Keys.All(other.ContainsKey);

    private static string Describe(List<Dictionary<string, string[]>> alternatives) => string.Join(" or ", alternatives.Select(Describe));

    private static string Describe(Dictionary<string, string[]> alternative)
        => alternative.Count == 0 ? "none" : string.Join(" and ", alternative.Select(entry => entry.Value.Length == 0 ? entry.Key : $"{entry.Key} ({string.Join(", ", entry.Value)})"));
}
