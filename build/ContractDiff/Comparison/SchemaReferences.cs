using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.Comparison;

/// <summary>
/// What the schemas of a document refer to. What <c>$dynamicRef</c> stands for depends on the schemas that led there: the first one that
/// has the anchor fills the place, in a page the type of its items. So a schema is read as a copy for each way to fill its places, and
/// what a copy refers to is a copy again where that makes a difference.
/// </summary>
internal sealed class SchemaReferences(ApiDocument document)
{
    // By the text of the reference.
    private readonly Dictionary<Node, MapNode?> _targets = [];
    private readonly Dictionary<(MapNode Whole, string Scope), MapNode> _entered = [];
    // Of copies.
    private readonly Dictionary<MapNode, Dictionary<string, MapNode>> _scopes = [];
    private readonly Dictionary<SourceFile, ILookup<MapNode?, MapNode>> _anchors = [];
    private readonly Dictionary<MapNode, (HashSet<MapNode> Targets, HashSet<string> Places)> _leads = [];
    private int _copied;

    /// <summary>
    /// The schema itself and, if it is a reference, each that it stands for on the way: references may say something of their own.
    /// </summary>
    /// <exception cref="DocumentException">The reference leads nowhere, or to itself.</exception>
    public IEnumerable<MapNode> Trail(Node node)
    {
        var hops = 0;
        // Through schemas that fill each other's places a circle leads back, which restricts nothing.
        for (var part = node as MapNode; part is not null && hops <= Limits.Hops; part = Target(part))
        {
            yield return part;
            hops++;
        }
    }

    /// <summary>Whether a schema is read as what it refers to.</summary>
    public bool IsReference(MapNode part) => part.Reference is not null || IsDynamic(part);

    /// <summary>What a schema refers to beside what it is read as; null if there is nothing.</summary>
    public MapNode? Beside(MapNode part) => part.Reference is not null && IsDynamic(part) ? Target(part, "$dynamicRef") : null;

    private bool IsDynamic(MapNode part) => part.DynamicReference is not null && !document.Is30;

    private MapNode? Target(MapNode part)
    {
        if (part.Reference is null)
            return IsDynamic(part) ? Target(part, "$dynamicRef") : null;
        if (document.Is30 || (_scopes.Count == 0 && part.File.DynamicAnchors.Count == 0))
            return document.Next(part);
        return Target(part, "$ref");
    }

    private MapNode? Target(MapNode part, string keyword)
    {
        var text = part[keyword]!;
        if (!_targets.TryGetValue(text, out var target))
            _targets.Add(text, target = Filled(part, keyword) is { } filled ? Enter(part, filled) : null);
        return target;
    }

    private MapNode? Filled(MapNode part, string keyword)
    {
        var target = Initial((MapNode)part.Original, keyword);
        return keyword == "$dynamicRef" && target.Text("$dynamicAnchor") is { } anchor
            && part.DynamicReference!.EndsWith($"#{anchor}", StringComparison.Ordinal)
            ? Scope(part).GetValueOrDefault(anchor, target!) : target;
    }

    // Whatever led there.
    private MapNode? Initial(MapNode part, string keyword)
        => keyword == "$ref" ? document.Next(part) : document.Find(part[keyword]!, part.DynamicReference!) as MapNode;

    // What a schema is when it is entered from another one.
    private MapNode Enter(MapNode place, MapNode target)
    {
        if (Whole(target) is not { } whole || Scope(place) is not { Count: > 0 } scope)
            return target;
        var key = (whole, string.Join(' ', scope.OrderBy(fill => fill.Key, StringComparer.Ordinal)
            .Select(fill => $"{fill.Key} {fill.Value.File.Name} {fill.Value.Pointer}")));
        if (!_entered.TryGetValue(key, out var entered))
            _entered.Add(key, entered = Enter(whole, scope));
        return (MapNode)Same(target, whole, entered);
    }

    private MapNode Enter(MapNode whole, Dictionary<string, MapNode> scope)
    {
        // Pages of what has pages of its own, and so on, are more than anybody wrote.
        if (_copied > Limits.Copies || Deciding(whole, scope) is not { Count: > 0 } deciding)
            return whole;
        var copy = (MapNode)Copy(whole);
        if (whole.Parent is { } parent)
            copy.Attach(parent, whole.Key);
        else
            copy.Source = whole.Source;
        _scopes.Add(copy, deciding);
        return copy;
    }

    // What fills the places in what a schema refers to: of those that led there the first one, and within one the nearest.
    private Dictionary<string, MapNode> Scope(MapNode place)
    {
        var scope = new Dictionary<string, MapNode>(StringComparer.Ordinal);
        for (var whole = Whole(place); whole is not null; whole = Whole(whole.Parent))
        {
            var isWithin = Holders(place.Original).ToHashSet();
            foreach (var anchors in Anchors((MapNode)whole.Original).GroupBy(Anchor))
                scope[anchors.Key] = anchors.MaxBy(anchor => Holders(anchor).Count(isWithin.Contains))!;
            if (!_scopes.TryGetValue(whole, out var outer))
                continue;
            foreach (var (anchor, filled) in outer)
                scope[anchor] = filled;
            break;
        }
        return scope;
    }

    // The part of a scope that makes a difference to a schema and what that may lead to.
    private Dictionary<string, MapNode> Deciding(MapNode whole, Dictionary<string, MapNode> scope)
    {
        HashSet<MapNode> seen = [];
        HashSet<string> deciding = new(StringComparer.Ordinal);
        HashSet<string> asked = new(StringComparer.Ordinal);
        var open = new Stack<MapNode>([whole]);
        while (open.TryPop(out var next) && !scope.Keys.All(anchor => deciding.Contains(anchor) && asked.Contains(anchor)))
        {
            if (!seen.Add(next))
                continue;
            deciding.UnionWith(Anchors(next).Where(anchor => scope.TryGetValue(Anchor(anchor), out var filled) && filled != anchor)
                .Select(Anchor));
            var (targets, places) = LeadsTo(next);
            asked.UnionWith(places);
            foreach (var target in targets.Concat(places.Where(scope.ContainsKey).Select(place => Whole(scope[place])!)))
                open.Push(target);
        }
        deciding.IntersectWith(asked);
        return deciding.ToDictionary(anchor => anchor, anchor => scope[anchor], StringComparer.Ordinal);
    }

    // What a schema refers to by itself, and the places that others may fill.
    private (HashSet<MapNode> Targets, HashSet<string> Places) LeadsTo(MapNode whole)
    {
        if (_leads.TryGetValue(whole, out var known))
            return known;
        HashSet<MapNode> targets = [];
        HashSet<string> places = new(StringComparer.Ordinal);
        Collect(whole);
        return _leads[whole] = (targets, places);

        void Collect(Node node)
        {
            if (node is MapNode { Reference: not null } reference)
                Add(reference, "$ref");
            if (node is MapNode { DynamicReference: { } text } dynamic)
            {
                places.Add(text[(text.IndexOf('#', StringComparison.Ordinal) + 1)..]);
                Add(dynamic, "$dynamicRef");
            }
            foreach (var entry in node is MapNode map ? map.Span : [])
                Collect(entry.Value);
            foreach (var item in node is ListNode list ? list.Items : [])
                Collect(item);
        }

        void Add(MapNode reference, string keyword)
        {
            if (Whole(TryInitial(reference, keyword)) is { } target)
                targets.Add(target);
        }
    }

    // A reference that nothing leads to may be broken.
    private MapNode? TryInitial(MapNode part, string keyword)
    {
        try
        {
            return Initial(part, keyword);
        }
        catch (DocumentException)
        {
            return null;
        }
    }

    // Components and the schemas of messages count as schemas with an $id do, which hardly anybody gives them.
    private static MapNode? Whole(Node? node)
    {
        for (var current = node; current is not null; current = current.Parent)
        {
            if (current is MapNode map && (map.Parent is null or { Key: "schemas", Parent.Key: "components" }
                || map.Key is "schema" or "itemSchema" || map.Text("$id") is not null))
            {
                return map;
            }
        }

        return null;
    }

    private IEnumerable<MapNode> Anchors(MapNode whole)
    {
        if (!_anchors.TryGetValue(whole.File, out var anchors))
            _anchors.Add(whole.File, anchors = whole.File.DynamicAnchors.ToLookup(Whole));
        return anchors[whole];
    }

    private static string Anchor(MapNode schema) => schema.Text("$dynamicAnchor")!;

    private static IEnumerable<Node> Holders(Node node)
    {
        for (var current = node; current is not null; current = current.Parent)
            yield return current;
    }

    private Node Copy(Node node)
    {
        _copied++;
        switch (node)
        {
            case MapNode map:
                var copy = new MapNode { Line = map.Line, Column = map.Column, Origin = map };
                foreach (var (key, value) in map.Entries)
                    copy.TryAdd(key, Copy(value));
                copy.Close();
                return copy;
            case ListNode list:
                var items = new ListNode { Line = list.Line, Column = list.Column };
                foreach (var item in list.Items)
                    items.Add(Copy(item));
                items.Close();
                return items;
            default:
                var scalar = (ScalarNode)node;
                return new ScalarNode(scalar.Text, scalar.Written) { Kind = scalar.Kind, Line = scalar.Line, Column = scalar.Column };
        }
    }

    // The part of a copy that is the copy of a part.
    private static Node Same(Node part, MapNode whole, MapNode copy)
    {
        if (part == whole)
            return copy;
        var holder = Same(part.Parent!, whole, copy);
        return holder is ListNode list ? list[part.Key]! : ((MapNode)holder)[part.Key]!;
    }
}
