using CloudMgmt.ContractDiff.Documents;

namespace CloudMgmt.ContractDiff.Comparison;

/// <summary>
/// Knows what is written alike in both documents and refers only to components that are. Most of a large document is, and need not be
/// compared any further.
/// </summary>
internal sealed class UnchangedParts
{
    private const string Prefix = "#/components/";

    private readonly HashSet<string> _unchanged = new(StringComparer.Ordinal);

    public UnchangedParts(ApiDocument @base, ApiDocument head)
    {
        var users = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var changed = new Stack<string>();
        foreach (var (reference, before, after) in Components(@base, head))
        {
            _unchanged.Add(reference);
            if (!before.SameAs(after))
                changed.Push(reference);
            foreach (var target in References(before))
                if (users.TryGetValue(target, out var list))
                    list.Add(reference);
                else
                    users.Add(target, [reference]);
        }
        foreach (var target in users.Keys.Where(target => !_unchanged.Contains(target)))
            changed.Push(target);
        Spread(changed, users);
    }

    /// <summary>Whether two values are written alike, and so is all that they refer to.</summary>
    public bool Are(Node? before, Node? after) => before.SameAs(after) && (before is null || References(before).All(_unchanged.Contains));

    // Who refers to something changed is changed by that.
    private void Spread(Stack<string> changed, Dictionary<string, List<string>> users)
    {
        while (changed.TryPop(out var reference))
        {
            _unchanged.Remove(reference);
            foreach (var user in users.GetValueOrDefault(reference) ?? [])
                if (_unchanged.Contains(user))
                    changed.Push(user);
        }
    }

    private static IEnumerable<(string Reference, Node Base, Node Head)> Components(ApiDocument @base, ApiDocument head)
    {
        foreach (var (kind, components) in @base.Root.Map("components").Maps())
            foreach (var (name, before) in components.Entries)
                if (head.Root.Map("components").Map(kind)?[name] is { } after)
                    yield return ($"{Prefix}{kind}/{Node.Escape(name)}", before, after);
    }

    private static IEnumerable<string> References(Node root)
    {
        var open = new Stack<Node>([root]);
        while (open.TryPop(out var node))
        {
            if (ApiDocument.Reference(node) is { } reference)
                yield return reference;
            foreach (var child in node is MapNode map ? map.Entries.Select(entry => entry.Value) : (node as ListNode)?.Items ?? [])
                if (child is not ScalarNode)
                    open.Push(child);
        }
    }
}
