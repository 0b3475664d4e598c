namespace CloudMgmt.Core.Tests;

/// <summary>The real transport, which tells a test when the headers of a response are there and only its body is open.</summary>
internal sealed class HeadersSeenHandler() : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false })
{
    private readonly TaskCompletionSource _seen = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Seen => _seen.Task;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        _seen.TrySetResult();
        return response;
    }
}
