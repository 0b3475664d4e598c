using CloudMgmt.ContractDiff.Changes;
using CloudMgmt.ContractDiff.Rules;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.CSharp;

/// <summary>Finds the change on the wire that an effect comes from: the one at the same place of the document.</summary>
internal sealed class WireCauses
{
    private readonly Dictionary<Node, List<Change>> _byNode = [];

    public WireCauses(IReadOnlyList<Change> wire)
    {
        foreach (var change in wire)
        {
            Add(change.BaseNode, change);
            Add(change.HeadNode, change);
        }
    }

    /// <summary>The change; null if there is none.</summary>
    public Change? Find(Effect effect)
    {
        foreach (var place in new[] { effect.Base, effect.Head }.Concat(effect.Causes))
        {
            if (place is not null && At(place, effect.Rule) is { } change)
                return change;
        }

        return effect.Head is null ? Around(effect.Base, change => change.HeadNode is null, effect.Rule)
            : effect.Base is null ? Around(effect.Head, change => change.BaseNode is null, effect.Rule) : null;
    }

    // A keyword is a part of its schema: whoever looks for the schema finds what happened to the keyword.
    private void Add(Node? node, Change change)
    {
        for (var current = node; current is not null; current = current.Parent)
        {
            if (!_byNode.TryGetValue(current, out var all))
                _byNode.Add(current, all = []);
            // A change has at most two places, which are added one after the other.
            if (all.Count == 0 || !ReferenceEquals(all[^1], change))
                all.Add(change);
            if (current is MapNode)
                return;
        }
    }

    private Change? At(Node place, Rule rule)
        => _byNode.TryGetValue(place, out var changes)
            ? changes.Where(change => change.Rule.Kind == rule.Kind).MaxBy(change => change.Wire)
            : null;

    // What was removed or added as a whole took its parts along.
    private Change? Around(Node? place, Func<Change, bool> isWhole, Rule rule)
    {
        for (var current = place?.Parent; current is not null; current = current.Parent)
        {
            if (_byNode.TryGetValue(current, out var changes)
                && changes.FirstOrDefault(change => isWhole(change) && change.Rule.Kind == rule.Kind) is { } whole)
            {
                return whole;
            }
        }

        return null;
    }
}
