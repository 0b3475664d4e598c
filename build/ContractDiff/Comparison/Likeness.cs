using System.Globalization;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.Comparison;

/// <summary>
/// Knows the schemas of a document by how they are written and not by what they are called, which is nothing on the wire.
/// </summary>
internal sealed class Likeness(ApiDocument document)
{
    private readonly Dictionary<(Node Target, int Depth), int> _known = [];

    /// <summary>The same for what is written alike; null for what is no reference.</summary>
    /// <param name="form">A schema.</param>
    /// <param name="depth">How far what it refers to counts, and what that refers to.</param>
    public string? Of(Node form, int depth)
        => Target(form) is { } target ? Known(target, depth).ToString("x", CultureInfo.InvariantCulture) : null;

    private MapNode? Target(Node? node) => ApiDocument.Reference(node) is { } reference ? document.TryFind(node!, reference) : null;

    private int Known(Node target, int depth)
    {
        if (!_known.TryGetValue((target, depth), out var known))
            _known[(target, depth)] = known = Read(target, depth, isNames: false);
        return known;
    }

    // The order of a map says nothing.
    private int Read(Node node, int depth, bool isNames) => node switch
    {
        MapNode map => map.Entries.Where(entry => isNames || !ApiDocument.IsRemark(entry.Key))
            .Aggregate(Beyond(map, depth), (sum, entry) => unchecked(sum + HashCode.Combine(entry.Key, Said(entry, depth, isNames)))),
        ListNode list => list.Items.Aggregate(list.Items.Count, (all, item) => HashCode.Combine(all, Read(item, depth, isNames: false))),
        _ => ValueComparison.KeyOf(node).GetHashCode(StringComparison.Ordinal),
    };

    // What stands for a schema is its name or leads to it.
    private int Said(KeyValuePair<string, Node> entry, int depth, bool isNames)
        => !isNames && entry.Key is "$ref" or "mapping" ? 0 : Read(entry.Value, depth, !isNames && Keywords.HoldsNames(entry.Key));

    private int Beyond(MapNode map, int depth) => depth > 0 && Target(map) is { } target ? Known(target, depth - 1) : 0;
}
