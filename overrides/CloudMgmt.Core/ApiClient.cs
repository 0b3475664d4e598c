using System.Runtime.CompilerServices;

namespace CloudMgmt.Core;

/// <summary>
/// Base of the generated clients: sends described calls. A client is safe to use from several threads, cheap to keep and meant
/// to be reused; disposing it closes the connections that it made.
/// </summary>
public abstract class ApiClient : IDisposable
{
    private readonly ApiPipeline? _pipeline;
    private readonly bool _isView;

    /// <summary>
    /// Makes a client without a transport, for mocks and derived test doubles. Calling an operation that is not overridden throws.
    /// </summary>
    protected ApiClient()
    {
    }

    /// <summary>Makes a client.</summary>
    /// <param name="options">The settings; they are copied.</param>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is null.</exception>
    /// <exception cref="ArgumentException">A setting is missing or malformed; the message names it.</exception>
    protected ApiClient(ApiClientOptions options)
    {
        var settings = Argument.NotNull(options).Snapshot();
        settings.Validate();
        Settings = settings;
        _pipeline = new ApiPipeline(settings, GetType(), DescribeError);
    }

    /// <summary>
    /// Makes a view of a client: it shares connections, limits and credential, and differs in what its requests carry by default.
    /// </summary>
    /// <param name="parent">The client; it stays the owner of what is shared, and disposing the view does not close it.</param>
    /// <param name="change">
    /// Changes a copy of the client's settings; only those that <see cref="PrepareRequest"/> reads have an effect.
    /// </param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    protected ApiClient(ApiClient parent, Action<ApiClientOptions> change)
    {
        _isView = true;
        _pipeline = Argument.NotNull(parent)._pipeline;
        Settings = parent.Settings?.Snapshot();
        Argument.NotNull(change);
        if (Settings is not null)
            change(Settings);
    }

    /// <summary>The address below which the paths of the operations lie.</summary>
    public Uri? BaseUrl => Settings?.BaseUrl;

    /// <summary>The client's own copy of its options, to be read only; null for a mock.</summary>
    protected ApiClientOptions? Settings { get; }

    /// <summary>The clock of the options, for operations that need the present time.</summary>
    protected TimeProvider TimeProvider => Settings?.TimeProvider ?? TimeProvider.System;

    internal ApiPipeline Pipeline
        => _pipeline ?? throw new InvalidOperationException(
            $"{GetType().Name} was made without options, for mocking; this operation is not set up.");

    /// <summary>Sends a call whose success carries a body.</summary>
    /// <typeparam name="T">The type of the body.</typeparam>
    /// <param name="request">The call.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Status, headers and body.</returns>
    /// <exception cref="ApiException">The service refuses the call, or its answer cannot be read.</exception>
    /// <exception cref="ApiConnectionException">No HTTP response arrived.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="ObjectDisposedException">The client is disposed, or was while the call ran.</exception>
    /// <exception cref="ArgumentException">A header of <see cref="RequestOptions.Headers"/> is refused; the message names it.</exception>
    public virtual async Task<ApiResponse<T>> SendAsync<T>(ApiRequest request, CancellationToken cancellationToken = default)
    {
        var result = await Pipeline.SendAsync(Prepare(request), cancellationToken).ConfigureAwait(false);
        return new ApiResponse<T>(request, result);
    }

    /// <summary>Sends a call whose success carries no body.</summary>
    /// <param name="request">The call.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Status and headers.</returns>
    /// <exception cref="ApiException">The service refuses the call.</exception>
    /// <exception cref="ApiConnectionException">No HTTP response arrived.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="ObjectDisposedException">The client is disposed, or was while the call ran.</exception>
    /// <exception cref="ArgumentException">A header of <see cref="RequestOptions.Headers"/> is refused; the message names it.</exception>
    public virtual async Task<ApiResponse> SendAsync(ApiRequest request, CancellationToken cancellationToken = default)
    {
        var result = await Pipeline.SendAsync(Prepare(request), cancellationToken).ConfigureAwait(false);
        return new ApiResponse(request, result);
    }

    /// <summary>Gives the items of a list that comes in pages, one page after the other.</summary>
    /// <typeparam name="TPage">The type of an answer.</typeparam>
    /// <typeparam name="TItem">The type of an item.</typeparam>
    /// <param name="request">The call for the first page.</param>
    /// <param name="paging">How the next one is asked for.</param>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    /// <returns>The items. The first call is sent when the enumeration begins, and each other one when its items are wanted.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ApiException">The service refuses a call, or its answer cannot be read,
    /// or leads to the same page again.</exception>
    protected IAsyncEnumerable<TItem> EnumerateAsync<TPage, TItem>(
        ApiRequest request, Paging<TPage, TItem> paging, CancellationToken cancellationToken = default)
        => ItemsAsync(Argument.NotNull(request), Argument.NotNull(paging), cancellationToken);

    /// <summary>
    /// Closes the connections that the client made. Calls that run, and reads of their streams, end in an
    /// <see cref="ObjectDisposedException"/> with the name of the client, and so do later ones.
    /// A handler given by the application is left alone, and so is the client that this one is a view of.
    /// </summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Frees what the client holds.</summary>
    /// <param name="disposing">Whether it is called from <see cref="Dispose()"/>.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing && !_isView)
            _pipeline?.Dispose();
    }

    /// <summary>Gives the line that a typed error adds to the message of its exception.</summary>
    /// <param name="error">The error body.</param>
    /// <returns>One line, or null when the body says nothing.</returns>
    protected virtual string? DescribeError(object error) => (error as IApiError)?.Summarize();

    /// <summary>Adds to each call what the settings of the client say, before it is sent.</summary>
    /// <param name="request">A copy of the call, which takes headers; see <see cref="ApiRequest.DefaultHeader"/>.</param>
    protected virtual void PrepareRequest(ApiRequest request)
    {
    }

    private async IAsyncEnumerable<TItem> ItemsAsync<TPage, TItem>(
        ApiRequest first, Paging<TPage, TItem> paging, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var request = first; request is not null;)
        {
            var response = await SendAsync<TPage>(request, cancellationToken).ConfigureAwait(false);
            var items = paging.Items(response.Body);
            foreach (var item in items)
                yield return item;
            request = paging.Next(request, response, items);
        }
    }

    // A copy, so that a description that is sent twice does not carry the headers of one client to another.
    private ApiRequest Prepare(ApiRequest request)
    {
        var prepared = Argument.NotNull(request).Copy();
        PrepareRequest(prepared);
        prepared.GiveKey();
        return prepared;
    }
}
