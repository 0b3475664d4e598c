using CloudMgmt.OpenApi;

namespace CloudMgmt.ClientModel;

/// <summary>How an operation gives a long list in pages: what <c>x-paging</c> says, resolved in the types of the client.</summary>
/// <param name="Kind">How the next page is asked for.</param>
/// <param name="Parameter">The parameter of the query that asks for it; empty for links.</param>
/// <param name="Item">The type of an item.</param>
/// <param name="Items">Where the items are in an answer; empty for the answer itself.</param>
/// <param name="Next">Where an answer has the next cursor; null if it has none.</param>
/// <param name="Last">Where the last item has it; null if it does not.</param>
/// <param name="More">Where an answer says whether there are more; null if it does not.</param>
/// <param name="First">The number of the first page.</param>
internal sealed record Paging(
    PagingKind Kind, string Parameter, CSharpType Item, IReadOnlyList<Member> Items, IReadOnlyList<Member>? Next,
    IReadOnlyList<Member>? Last, IReadOnlyList<Member>? More, long First)
{
    public const string Keyword = "x-paging";

    private static readonly Dictionary<string, (PagingKind Kind, string[] Keys)> Kinds = new(StringComparer.Ordinal)
    {
        ["cursor"] = (PagingKind.Cursor, ["items", "parameter", "next", "last", "more"]),
        ["page"] = (PagingKind.Page, ["items", "parameter", "first", "more"]),
        ["offset"] = (PagingKind.Offset, ["items", "parameter", "more"]),
        ["link"] = (PagingKind.Link, ["items"]),
    };

    /// <summary>Whether items of the list may be null.</summary>
    public bool HasNullItems { get; private init; }

    /// <summary>Reads what the document says of an operation.</summary>
    /// <param name="operation">The operation, in which the document says something of it.</param>
    /// <param name="problem">What is wrong, and where; null if nothing is.</param>
    /// <returns>What it says; null if that cannot be.</returns>
    public static Paging? TryRead(ClientOperation operation, out (Node Place, string Text)? problem)
    {
        try
        {
            problem = null;
            return Read(operation, operation.Node[Keyword]!);
        }
        catch (BadPagingException bad)
        {
            problem = (bad.Place, bad.Message);
            return null;
        }
    }

    private static Paging Read(ClientOperation operation, Node place)
    {
        if (place is not MapNode node || node.Text("kind") is not { } word || !Kinds.TryGetValue(word, out var kind))
        {
            throw new BadPagingException(
                place, $"'{Keyword}' has a 'kind', which is {string.Join(", ", Kinds.Keys.SkipLast(1))} or {Kinds.Keys.Last()}.");
        }

        foreach (var (key, value) in node.Entries)
        {
            if (key != "kind" && !kind.Keys.Contains(key))
            {
                throw new BadPagingException(
                    value,
                    $"'{key}' says nothing of the kind '{word}' of '{Keyword}', which has {string.Join(", ", kind.Keys)}.{Nearest.Suggest(key, kind.Keys)}");
            }
        }

        var items = Walk(operation.Result, node, "items", "a list", type => type is { Element: not null, Name: not CSharpType.Map }) ?? [];
        var list = items.Count > 0 ? items[^1].Type : operation.Result;
        if (list is not { Element: { } item, Name: not CSharpType.Map })
        {
            throw new BadPagingException(
                node, $"the answer of {operation.Name} is no list: 'items' says which of its properties is the one with the items.");
        }

        var next = Walk(operation.Result, node, "next", "a text or a number", IsScalar);
        var last = Walk(item, node, "last", "a text or a number", IsScalar);
        if (kind.Kind == PagingKind.Cursor && (next is null) == (last is null))
        {
            throw new BadPagingException(
                node, $"a cursor of '{Keyword}' is in the answer ('next') or in its last item ('last'); one of them must be there.");
        }

        return new(
            kind.Kind, kind.Kind == PagingKind.Link ? "" : Query(operation, node), item, items, next, last,
            Walk(operation.Result, node, "more", "true or false", type => type.Name == "bool"), FirstPage(node))
        {
            HasNullItems = list.HasNullableElements,
        };
    }

    private static long FirstPage(MapNode node)
        => (node.Number("first") ?? 1) is >= long.MinValue and <= long.MaxValue and var first ? (long)first
            : throw new BadPagingException(node["first"]!, "'first' is the number of the first page, and larger than a long.");

    private static string Query(ClientOperation operation, MapNode node)
    {
        var name = node.Text("parameter")
            ?? throw new BadPagingException(node, $"'{Keyword}' lacks the 'parameter' that asks for the next page.");
        var query = operation.Members.Where(member => member.Place == MemberPlace.Query).Select(member => member.WireName).ToList();
        return query.Contains(name) ? name
            : throw new BadPagingException(
                node["parameter"]!, $"{operation.Name} has no parameter '{name}' in its query.{Nearest.Suggest(name, query)}");
    }

    /// <summary>Follows a path of property names, with dots between them.</summary>
    private static List<Member>? Walk(CSharpType? from, MapNode node, string key, string what, Func<CSharpType, bool> fits)
    {
        if (node[key] is not { } place)
            return null;
        var path = new List<Member>();
        foreach (var name in (place.Text() ?? "").Split('.'))
        {
            var type = path.Count > 0 ? path[^1].Type : from;
            var properties = type?.Model is { Kind: ModelKind.Class } model
                ? model.Bases.Prepend(model).SelectMany(part => part.Properties).ToList() : [];
            path.Add(properties.Find(property => property.WireName == name) ?? throw new BadPagingException(
                place,
                $"{type?.ToString() ?? "the answer"} has no property '{name}', which '{key}' names."
                    + Nearest.Suggest(name, properties.Select(property => property.WireName))));
        }

        return fits(path[^1].Type) ? path
            : throw new BadPagingException(place, $"'{place.Text()}' is not {what}, but {path[^1].Type}.");
    }

    private static bool IsScalar(CSharpType type) => type.Name is "string" or "int" or "long" || type.Model?.IsEnum == true;

    private sealed class BadPagingException(Node place, string message) : Exception(message)
    {
        public Node Place { get; } = place;
    }
}

/// <summary>How the next page is asked for.</summary>
internal enum PagingKind
{
    /// <summary>By a text that an answer or its last item has.</summary>
    Cursor,

    /// <summary>By its number.</summary>
    Page,

    /// <summary>By the number of items before it.</summary>
    Offset,

    /// <summary>By the address in the header <c>Link</c>.</summary>
    Link,
}
