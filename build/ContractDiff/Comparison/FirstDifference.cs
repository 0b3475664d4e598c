using CloudMgmt.ClientModel;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.Comparison;

/// <summary>Finds the first place where two documents are not written alike, in whatever file that they refer to.</summary>
/// <param name="baseDocument">The old version.</param>
/// <param name="headDocument">The new version.</param>
/// <param name="texts">Whether texts count, which only people read.</param>
internal sealed class FirstDifference(ApiDocument baseDocument, ApiDocument headDocument, bool texts)
{
    private static readonly HashSet<string> Texts = ["summary", "description", "title", "example", "examples", "externalDocs", "$comment"];

    private static readonly HashSet<string> RootTexts = ["info", "tags"];

    // Extensions that rules are about, or that decide what C# there is and what it does.
    private static readonly HashSet<string> Extensions =
    [
        "x-stability-level", "x-sunset", "x-extensible-enum", "x-webhooks", "x-paging", "x-idempotent", "x-idempotency-key",
        Member.TimeKeyword,
    ];

    private static readonly HashSet<string> Values = ["default", "const", "enum"];

    private readonly HashSet<Node> _files = [];

    /// <returns>The place in each document, of which one may have nothing there; null if there is no difference.</returns>
    public (Node? Base, Node? Head)? Find() => Files(baseDocument.Root, headDocument.Root);

    private (Node? Base, Node? Head)? Files(Node @base, Node head)
        => _files.Add(@base) ? Find(@base, head, isNames: false) : null;

    private (Node? Base, Node? Head)? Find(Node? @base, Node? head, bool isNames) => (@base, head) switch
    {
        (MapNode one, MapNode other) => Reference(one, other, "$ref") ?? Reference(one, other, "$dynamicRef")
            ?? Entries(one, other, isNames),
        (ListNode one, ListNode other) when one.Items.Count == other.Items.Count
            => one.Items.Zip(other.Items, (first, second) => Find(first, second, isNames: false))
                .FirstOrDefault(found => found is not null),
        (null, null) => null,
        _ => @base.SameAs(head) ? null : (@base, head),
    };

    private (Node? Base, Node? Head)? Entries(MapNode @base, MapNode head, bool isNames)
    {
        foreach (var key in Keywords.Names(@base, head))
        {
            if (!isNames && !texts && IsText(@base, key))
                continue;
            if (@base[key] is not { } one || head[key] is not { } other)
                return (@base[key] ?? @base, head[key] ?? head);
            if (!texts && isNames && @base.Key == "scopes")
                continue;
            if (isNames && @base.Key == "mapping" && Reference(@base, head, key) is { } mapped)
                return mapped;
            var found = !isNames && Values.Contains(key)
                ? one.SameAs(other) ? null : (one, other)
                : Find(one, other, !isNames && Keywords.HoldsNames(key));
            if (found is not null)
                return found;
        }
        return null;
    }

    private static bool IsText(MapNode owner, string key)
        => Texts.Contains(key)
            || (owner.Parent is null && RootTexts.Contains(key))
            || (key.StartsWith("x-", StringComparison.Ordinal) && !Extensions.Contains(key));

    // What the same reference leads to in another file may differ. A file that cannot be read says so where it matters.
    private (Node? Base, Node? Head)? Reference(MapNode @base, MapNode head, string keyword)
    {
        if (@base.Text(keyword) is not { Length: > 0 } reference || reference != head.Text(keyword) || reference[0] == '#')
            return null;
        var address = reference.Split('#')[0];
        return (baseDocument.TryFind(@base[keyword]!, address)?.Root, headDocument.TryFind(head[keyword]!, address)?.Root) switch
        {
            ({ } one, { } other) => Files(one, other),
            (null, null) => null,
            _ => (@base, head),
        };
    }
}
