using CloudMgmt.ContractDiff.Rules;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.Comparison;

/// <summary>Compares the credentials that operations ask for: whoever had enough of them should have enough still.</summary>
internal sealed class SecurityComparison(ApiDocument baseDocument, ApiDocument headDocument)
{
    private readonly Dictionary<(Node?, Node?), ComparedPair> _known = [];
    private readonly SchemeNames _names = new(baseDocument, headDocument);
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);

    public void Compare(ComparedPair pair, Operation @base, Operation head)
    {
        var (baseSecurity, headSecurity) = (@base.Security, head.Security);
        foreach (var (key, scopes) in (baseSecurity?.Items ?? []).OfType<MapNode>().SelectMany(alternative => alternative.Entries))
            _used.Add(_names.Base.Name(key, scopes));
        if (!_known.TryGetValue((baseSecurity, headSecurity), out var known))
            _known.Add((baseSecurity, headSecurity), known = Compare(@base, head, sent: []));
        if (known.Findings.Count > 0 && AsParameters(@base) is { Count: > 0 } sent)
            known = Compare(@base, head, sent);
        pair.Add(known);
    }

    private ComparedPair Compare(Operation @base, Operation head, List<string> sent)
        => Compare(
            [.. Alternatives(@base.Security, _names.OfBase).Select(alternative => With(alternative, sent))],
            Alternatives(head.Security, _names.OfHead), (Node?)@base.Security ?? @base.Node, (Node?)head.Security ?? head.Node);

    /// <summary>Whether a call of an operation may send a parameter as one of its credentials.</summary>
    public bool Takes(Operation operation, Parameter parameter)
        => operation.Security?.Items.Any(alternative => Has(operation, alternative, parameter)) == true;

    /// <summary>Whether each call of an operation sends a parameter as one of its credentials.</summary>
    public bool Asks(Operation operation, Parameter parameter)
        => operation.Security?.Items is { Count: > 0 } alternatives
            && alternatives.All(alternative => Has(operation, alternative, parameter));

    private bool Has(Operation operation, Node alternative, Parameter parameter)
    {
        var schemes = operation.Document == headDocument ? _names.Head : _names.Base;
        return alternative is MapNode { Entries: var entries }
            && entries.Any(entry => schemes.Find(schemes.Name(entry.Key, entry.Value)) is { } scheme && IsKey(scheme, parameter));
    }

    // What every call sent, though not as a credential.
    private List<string> AsParameters(Operation operation)
        => [.. _names.Head.All
            .Where(scheme => operation.Parameters.Any(parameter => parameter.IsRequired && IsKey(scheme.Value, parameter)))
            .Select(scheme => _names.OfHead(scheme.Key))];

    private static bool IsKey(MapNode scheme, Parameter parameter)
        => scheme.Text("type") == "apiKey" && new Parameter(scheme, path: "").Key == parameter.Key;

    private static Dictionary<string, string[]> With(Dictionary<string, string[]> alternative, List<string> sent)
    {
        foreach (var name in sent)
            alternative.TryAdd(name, []);
        return alternative;
    }

    /// <summary>Compares how the credentials are sent; call it when all operations are compared.</summary>
    public void CompareSchemes(ComparedPair pair)
    {
        foreach (var (name, @base) in _names.Base.All)
        {
            if (_names.InHead(name) is not var (headName, head))
            {
                pair.Add(SecurityRules.SchemeRemoved, @base, null, $"The security scheme '{name}' is gone.", baseText: name);
            }
            else if (headName != name)
            {
                pair.Add(
                    SecurityRules.SchemeRenamed, @base, head, $"The security scheme '{name}' is called '{headName}' now.", name, headName);
            }
            else
            {
                SchemeComparison.Compare(pair, name, @base, head, _used.Contains(name));
            }
        }
        foreach (var (name, head) in _names.New)
            pair.Add(SecurityRules.SchemeAdded, null, head, $"The security scheme '{name}' is new.", headText: name);
    }

    // No alternative at all, and an empty one, ask for nothing.
    private static List<Dictionary<string, string[]>> Alternatives(ListNode? security, Func<string, Node, string> name)
    {
        var alternatives = (security?.Items ?? []).OfType<MapNode>().Select(alternative => Credentials(alternative, name)).ToList();
        return alternatives.Count == 0 ? [[]] : alternatives;
    }

    private static Dictionary<string, string[]> Credentials(MapNode alternative, Func<string, Node, string> name)
        => alternative.Entries.GroupBy(entry => name(entry.Key, entry.Value))
            .ToDictionary(entries => entries.Key, entries => entries.SelectMany(entry => (entry.Value as ListNode).Texts()).ToArray());

    private static ComparedPair Compare(
        List<Dictionary<string, string[]>> @base, List<Dictionary<string, string[]>> head, Node baseNode, Node headNode)
    {
        var pair = new ComparedPair();
        foreach (var alternative in @base.Where(alternative => !head.Any(candidate => IsEnough(alternative, candidate))))
            Removed(pair, alternative, head, baseNode, headNode);
        if (head.Any(alternative => alternative.Count == 0) && !@base.Any(alternative => alternative.Count == 0))
        {
            pair.Add(SecurityRules.Lifted, baseNode, headNode, "No credential is required any more.", Describe(@base), Describe(head));
        }
        else
        {
            foreach (var added in head.Where(alternative => alternative.Count > 0 && !@base.Any(known => SameSchemes(known, alternative))))
            {
                pair.Add(
                    SecurityRules.AlternativeAdded, baseNode, headNode, $"{Describe(added)} is accepted now.", headText: Describe(added));
            }
        }

        foreach (var (known, alternative) in @base.SelectMany(
            known => head.Where(alternative => SameSchemes(known, alternative)).Select(alternative => (known, alternative))))
        {
            ScopesRemoved(pair, known, alternative, baseNode, headNode);
        }
        return pair;
    }

    private static void Removed(
        ComparedPair pair, Dictionary<string, string[]> alternative, List<Dictionary<string, string[]>> head, Node baseNode, Node headNode)
    {
        if (alternative.Count == 0)
        {
            pair.Add(SecurityRules.BecameRequired, baseNode, headNode, $"{Describe(head)} is required now.", "none", Describe(head));
        }
        else if (head.FirstOrDefault(candidate => SameSchemes(alternative, candidate)) is { } narrowed)
        {
            pair.Add(
                SecurityRules.ScopeAdded, baseNode, headNode, $"{Describe(narrowed)} is required now, no longer {Describe(alternative)}.",
                Describe(alternative), Describe(narrowed));
        }
        else
        {
            pair.Add(
                SecurityRules.AlternativeRemoved, baseNode, headNode, $"{Describe(alternative)} is no longer enough.",
                Describe(alternative), Describe(head));
        }
    }

    private static void ScopesRemoved(
        ComparedPair pair, Dictionary<string, string[]> @base, Dictionary<string, string[]> head, Node baseNode, Node headNode)
    {
        if (IsEnough(@base, head) && !IsEnough(head, @base))
            pair.Add(SecurityRules.ScopeRemoved, baseNode, headNode, $"{Describe(head)} is enough now.", Describe(@base), Describe(head));
    }

    /// <summary>Whether who has these credentials has those.</summary>
    private static bool IsEnough(Dictionary<string, string[]> credentials, Dictionary<string, string[]> required)
        => required.All(entry => credentials.TryGetValue(entry.Key, out var scopes) && entry.Value.All(scopes.Contains));

    private static bool SameSchemes(Dictionary<string, string[]> one, Dictionary<string, string[]> other)
        => one.Count == other.Count && one.Keys.All(other.ContainsKey);

    private static string Describe(List<Dictionary<string, string[]>> alternatives) => string.Join(" or ", alternatives.Select(Describe));

    private static string Describe(Dictionary<string, string[]> alternative)
        => alternative.Count == 0 ? "none" : string.Join(
            " and ", alternative.Select(entry => entry.Value.Length == 0 ? entry.Key : $"{entry.Key} ({string.Join(", ", entry.Value)})"));
}
