using CloudMgmt.ClientModel;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.Comparison;

/// <summary>
/// Knows what is written alike in both documents and refers only to components that are. Most of a large document is, and need not be
/// compared any further.
/// </summary>
internal sealed class UnchangedParts
{
    private const string Prefix = "#/components/";

    // Before OpenAPI 3.1 nothing counts beside a reference.
    private readonly bool _meansOther;
    private readonly HashSet<string> _unchanged = new(StringComparer.Ordinal);
    private readonly (Node Base, Node Head) _roots;

    public UnchangedParts(ApiDocument baseDocument, ApiDocument headDocument)
    {
        _meansOther = baseDocument.Is30 != headDocument.Is30;
        _roots = (baseDocument.Root, headDocument.Root);
        var users = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var changed = new Stack<string>();
        foreach (var (reference, @base, head) in Components(baseDocument, headDocument))
        {
            _unchanged.Add(reference);
            if (!@base.SameAs(head) || (_meansOther && Any(@base, IsWithSiblings)))
                changed.Push(reference);
            foreach (var target in References(@base))
                Use(reference, target);
        }
        foreach (var (parent, child) in Inheritance.Of(baseDocument).Concat(Inheritance.Of(headDocument)))
            Use($"{Prefix}schemas/{Node.Escape(parent)}", $"{Prefix}schemas/{Node.Escape(child)}");
        foreach (var target in users.Keys.Where(target => !_unchanged.Contains(target)))
            changed.Push(target);
        Spread(changed, users);

        void Use(string user, string target)
        {
            if (users.TryGetValue(target, out var list))
                list.Add(user);
            else
                users.Add(target, [user]);
        }
    }

    /// <summary>Whether two values are written alike, and so is all that they refer to.</summary>
    public bool Are(Node? @base, Node? head)
        => @base.SameAs(head)
            && (@base is null || head is null || ReferToUnchanged(@base, @base.Root == _roots.Base && head.Root == _roots.Head));

    // Who refers to something changed is changed by that.
    private void Spread(Stack<string> changed, Dictionary<string, List<string>> users)
    {
        while (changed.TryPop(out var reference))
        {
            _unchanged.Remove(reference);
            foreach (var user in users.GetValueOrDefault(reference) ?? [])
            {
                if (_unchanged.Contains(user))
                    changed.Push(user);
            }
        }
    }

    private static IEnumerable<(string Reference, Node Base, Node Head)> Components(ApiDocument baseDocument, ApiDocument headDocument)
    {
        foreach (var (kind, components) in baseDocument.Root.Map("components").Maps())
        {
            foreach (var (name, @base) in components.Entries)
            {
                if (headDocument.Root.Map("components").Map(kind)?[name] is { } head)
                    yield return ($"{Prefix}{kind}/{Node.Escape(name)}", @base, head);
            }
        }
    }

    // In another file, the same reference leads to a component of that file.
    private bool ReferToUnchanged(Node node, bool isInEntry)
    {
        if (_meansOther && IsWithSiblings(node))
            return false;
        if (Reference(node) is { } reference && !(isInEntry && _unchanged.Contains(reference)))
            return false;
        if (node is MapNode map)
        {
            foreach (var entry in map.Span)
            {
                if (!ReferToUnchanged(entry.Value, isInEntry))
                    return false;
            }
        }
        else if (node is ListNode list)
        {
            for (var index = 0; index < list.Items.Count; index++)
            {
                if (!ReferToUnchanged(list.Items[index], isInEntry))
                    return false;
            }
        }
        return true;
    }

    private static bool IsWithSiblings(Node node) => ApiDocument.Reference(node) is not null && ((MapNode)node).Span.Length > 1;

    private static bool Any(Node node, Predicate<Node> condition)
        => condition(node)
            || (node is MapNode map
                ? map.Entries.Any(entry => Any(entry.Value, condition))
                : node is ListNode list && list.Items.Any(item => Any(item, condition)));

    private static List<string> References(Node node)
    {
        var references = new List<string>();
        Collect(node);
        return references;

        void Collect(Node part)
        {
            if (Reference(part) is { } reference)
                references.Add(reference);
            foreach (var entry in part is MapNode map ? map.Span : [])
                Collect(entry.Value);
            for (var index = 0; index < (part as ListNode)?.Items.Count; index++)
                Collect(((ListNode)part).Items[index]);
        }
    }

    // The mapping of a discriminator refers to schemas as well. What a dynamic reference stands for does not depend on itself alone.
    private static string? Reference(Node node) => node is ScalarNode
        ? node.Parent is { Key: "mapping", Parent.Key: "discriminator" } ? Schemas.MappedReference(node) : null
        : (node as MapNode)?.DynamicReference ?? ApiDocument.Reference(node);
}
