using System.Globalization;

namespace CloudMgmt.Core;

/// <summary>The ways in which services give long lists in pages.</summary>
public static class Paging
{
    /// <summary>The next page is asked for by a text that the answer has.</summary>
    /// <typeparam name="TPage">The type of an answer.</typeparam>
    /// <typeparam name="TItem">The type of an item.</typeparam>
    /// <param name="parameter">The parameter of the query.</param>
    /// <param name="items">Gives the items of an answer.</param>
    /// <param name="next">Gives the next cursor of an answer and its items; null or an empty text ends the list.</param>
    /// <param name="more">Gives whether there are more; null for a service that does not say.</param>
    /// <returns>The way.</returns>
    /// <exception cref="ArgumentException"><paramref name="parameter"/> is empty, or a callback null.</exception>
    public static Paging<TPage, TItem> Cursor<TPage, TItem>(
        string parameter, Func<TPage, IEnumerable<TItem>?> items, Func<TPage, IReadOnlyList<TItem>, object?> next,
        Func<TPage, bool?>? more = null)
    {
        Argument.NotNull(next);
        return new(items, more, Next, Argument.NotBlank(parameter));

        ApiRequest? Next(ApiRequest request, ApiResponse<TPage> response, IReadOnlyList<TItem> received)
            => next(response.Body, received) is { } cursor && ParameterText.Single(cursor, parameter, false) is { Length: > 0 } text
                ? request.WithQuery(parameter, text) : null;
    }

    /// <summary>
    /// The next page is asked for by its number. A page without items ends the list, if the service does not say it before.
    /// </summary>
    /// <typeparam name="TPage">The type of an answer.</typeparam>
    /// <typeparam name="TItem">The type of an item.</typeparam>
    /// <param name="parameter">The parameter of the query.</param>
    /// <param name="items">Gives the items of an answer.</param>
    /// <param name="first">The number of the first page.</param>
    /// <param name="more">Gives whether there are more; null for a service that does not say.</param>
    /// <returns>The way.</returns>
    /// <exception cref="ArgumentException"><paramref name="parameter"/> is empty, or a callback null.</exception>
    public static Paging<TPage, TItem> Page<TPage, TItem>(
        string parameter, Func<TPage, IEnumerable<TItem>?> items, long first = 1, Func<TPage, bool?>? more = null)
        => Counted(parameter, items, first, (number, _) => number + 1, more);

    /// <summary>
    /// The next page is asked for by the number of items before it. A page without items ends the list, if the service does not say it
    /// before.
    /// </summary>
    /// <typeparam name="TPage">The type of an answer.</typeparam>
    /// <typeparam name="TItem">The type of an item.</typeparam>
    /// <param name="parameter">The parameter of the query.</param>
    /// <param name="items">Gives the items of an answer.</param>
    /// <param name="more">Gives whether there are more; null for a service that does not say.</param>
    /// <returns>The way.</returns>
    /// <exception cref="ArgumentException"><paramref name="parameter"/> is empty, or a callback null.</exception>
    public static Paging<TPage, TItem> Offset<TPage, TItem>(
        string parameter, Func<TPage, IEnumerable<TItem>?> items, Func<TPage, bool?>? more = null)
        => Counted(parameter, items, 0, (number, count) => number + count, more);

    /// <summary>
    /// The next page has the address that the header <c>Link</c> calls <c>next</c> (RFC 8288). Only its query is taken: a call goes
    /// nowhere else.
    /// </summary>
    /// <typeparam name="TPage">The type of an answer.</typeparam>
    /// <typeparam name="TItem">The type of an item.</typeparam>
    /// <param name="items">Gives the items of an answer.</param>
    /// <returns>The way.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="items"/> is null.</exception>
    public static Paging<TPage, TItem> Link<TPage, TItem>(Func<TPage, IEnumerable<TItem>?> items)
        => new(
            items, null,
            (request, response, _) => LinkHeader.Next(response.Headers.GetValues("Link")) is { } query ? request.WithQuery(query) : null,
            "Link");

    private static Paging<TPage, TItem> Counted<TPage, TItem>(
        string parameter, Func<TPage, IEnumerable<TItem>?> items, long first, Func<long, int, long> next, Func<TPage, bool?>? more)
    {
        return new(items, more, Next, Argument.NotBlank(parameter));

        ApiRequest? Next(ApiRequest request, ApiResponse<TPage> response, IReadOnlyList<TItem> received)
        {
            var number = next(request.QueryNumber(parameter) ?? first, received.Count);
            return received.Count == 0 ? null : request.WithQuery(parameter, number.ToString(CultureInfo.InvariantCulture));
        }
    }
}

/// <summary>A way in which a service gives a long list in pages; <see cref="Paging"/> makes it.</summary>
/// <typeparam name="TPage">The type of an answer.</typeparam>
/// <typeparam name="TItem">The type of an item.</typeparam>
public sealed class Paging<TPage, TItem>
{
    private readonly Func<TPage, IEnumerable<TItem>?> _items;
    private readonly Func<TPage, bool?>? _more;
    private readonly Func<ApiRequest, ApiResponse<TPage>, IReadOnlyList<TItem>, ApiRequest?> _next;
    private readonly string _name;

    internal Paging(
        Func<TPage, IEnumerable<TItem>?> items, Func<TPage, bool?>? more,
        Func<ApiRequest, ApiResponse<TPage>, IReadOnlyList<TItem>, ApiRequest?> next, string name)
        => (_items, _more, _next, _name) = (Argument.NotNull(items), more, next, name);

    internal IReadOnlyList<TItem> Items(TPage page) => page is null ? [] : [.. _items(page) ?? []];

    /// <summary>The request for the next page; null after the last one.</summary>
    /// <exception cref="ApiException">The service would give the same page again, and again.</exception>
    internal ApiRequest? Next(ApiRequest request, ApiResponse<TPage> response, IReadOnlyList<TItem> items)
    {
        if (_more is not null && response.Body is { } body && _more(body) == false)
            return null;
        var next = _next(request, response, items);
        return next?.QueryText == request.QueryText
            ? throw response.Unexpected($"the next page ({_name}) is the same as this one") : next;
    }
}
