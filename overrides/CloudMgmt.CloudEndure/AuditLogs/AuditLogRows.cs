using CloudMgmt.Core;

namespace CloudMgmt.CloudEndure;

/// <summary>
/// The rows of a log, sent for when their enumeration begins. An iterator would do the same, but the state machine between it and the
/// reader would cost as much for each row as a third of its parsing.
/// </summary>
internal sealed class AuditLogRows(
    CloudEndureClient client, string projectId, GetProjectAuditLogOptions? options,
    CancellationToken cancellationToken)
    : IAsyncEnumerable<AuditLogRow>
{
    public IAsyncEnumerator<AuditLogRow> GetAsyncEnumerator(CancellationToken ofEnumeration = default)
        => new Enumerator(this, cancellationToken, ofEnumeration);

    private Task<ApiResponse<Stream>> SendAsync(CancellationToken token)
        => client.DownloadProjectAuditLogCsvWithResponseAsync(projectId, options, token);

    private sealed class Enumerator(
        AuditLogRows rows, CancellationToken ofCall, CancellationToken ofEnumeration)
        : IAsyncEnumerator<AuditLogRow>
    {
        private readonly CancellationTokenSource? _both
            = ofCall.CanBeCanceled && ofEnumeration.CanBeCanceled && ofCall != ofEnumeration
                ? CancellationTokenSource.CreateLinkedTokenSource(ofCall, ofEnumeration)
                : null;

        private Stream? _text;
        private AuditLogCsvReader? _reader;
        private bool _hasEnded;

        public AuditLogRow Current => _reader?.Current ?? default;

        private CancellationToken Token => _both?.Token ?? (ofCall.CanBeCanceled ? ofCall : ofEnumeration);

        public ValueTask<bool> MoveNextAsync()
            => _reader is null || _hasEnded ? OpenAsync() : _reader.ReadAsync(Token);

        public ValueTask DisposeAsync()
        {
            _hasEnded = true;
            _reader?.Dispose();
            _text?.Dispose();
            _both?.Dispose();
            return default;
        }

        private async ValueTask<bool> OpenAsync()
        {
            if (_hasEnded)
                return false;
            // Whatever fails from here on is not tried again by a further call.
            _hasEnded = true;
            var response = await rows.SendAsync(Token).ConfigureAwait(false);
            _text = response.Body;
            _reader = await AuditLogCsvReader.OpenAsync(response, Token).ConfigureAwait(false);
            _hasEnded = false;
            return await _reader.ReadAsync(Token).ConfigureAwait(false);
        }
    }
}
