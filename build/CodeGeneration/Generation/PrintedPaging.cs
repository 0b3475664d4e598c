using CloudMgmt.ClientModel;

namespace CloudMgmt.CodeGeneration;

/// <summary>What the templates print of the method that gives all items of an operation.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Item">The type of an item.</param>
/// <param name="Way">The expression that says how the next page is asked for.</param>
internal sealed record PrintedPaging(string Name, string Item, string Way)
{
    public static PrintedPaging? Of(Client client, ClientOperation operation)
    {
        if (operation.Paging is not { } paging)
            return null;
        var item = paging.Item + (paging.HasNullItems ? "?" : "");
        var parameter = CSharpPrinter.Literal(paging.Parameter);
        var items = $"static page => {Path("page", operation.IsResultNullable, paging.Items)}";
        var more = paging.More is { } path ? $", static page => {Path("page", operation.IsResultNullable, path)}" : "";
        var arguments = paging.Kind switch
        {
            PagingKind.Cursor => $"{parameter}, {items}, static (page, items) => {Cursor(operation, paging)}{more}",
            PagingKind.Page => $"{parameter}, {items}, {paging.First}{more}",
            PagingKind.Offset => $"{parameter}, {items}{more}",
            _ => items,
        };
        return new(
            client.InternalNames.Enumeration(operation), item,
            $"global::CloudMgmt.Core.Paging.{paging.Kind}<{operation.ResultText}, {item}>({arguments})");
    }

    private static string Cursor(ClientOperation operation, Paging paging)
        => paging.Next is { } next ? Path("page", operation.IsResultNullable, next)
            : $"items.Count == 0 ? null : {Path("items[items.Count - 1]", paging.HasNullItems, paging.Last!)}";

    private static string Path(string from, bool isNullable, IReadOnlyList<Member> path)
        => path.Count == 0 ? from : $"{from}{(isNullable ? "?" : "")}.{string.Join("?.", path.Select(member => member.Name))}";
}
