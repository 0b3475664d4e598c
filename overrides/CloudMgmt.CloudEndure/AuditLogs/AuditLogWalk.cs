using System.Runtime.CompilerServices;

namespace CloudMgmt.CloudEndure;

/// <summary>
/// Walks a date range of an audit log in windows small enough for one answer each. Times are Unix seconds.
/// </summary>
/// <remarks>
/// Whether the bounds of a call belong to its range is not documented. So a window asks for one second more on either side, which
/// covers it in any case, and then takes the entries whose own timestamp lies in it. A timestamp lies in exactly one window: nothing
/// is lost or comes twice, and entries that are equal in every field stay as many as they are, which a comparison by value
/// could not promise.
/// </remarks>
internal sealed class AuditLogWalk(ICloudEndureClient client, string projectId, EnumerateProjectAuditLogOptions options)
{
    private bool _fromIsIncluded;
    private bool _toIsIncluded;
    private int _incompleteInARow;

    /// <summary>Gives the entries from one second to another, window by window.</summary>
    public async IAsyncEnumerable<AuditLogWindow> RunAsync(
        long first, long last, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var length = last - first + 1;
        while (first <= last)
        {
            length = Math.Min(length, last - first + 1);
            var page = await ReadAsync(first - 1, first + length, cancellationToken).ConfigureAwait(false);
            if (!page.IsWhole && length > 1)
            {
                length /= 2;
                continue;
            }
            if (page.IsWhole)
                _incompleteInARow = 0;
            else
                page = await ReadSecondAsync(first, page, cancellationToken).ConfigureAwait(false);
            yield return new([.. page.Within(first, first + length - 1)], first + length - 1);
            first += length;
            // Neighbouring windows are alike: the next one is as long, or longer after a page that was half empty.
            length = page.Count <= options.PageSize / 2 ? length * 2 : length;
        }
    }

    /// <summary>
    /// Reads one second that did not fit together with its neighbours. Narrower ranges leave one or both out, but may leave out the
    /// second itself: an answer counts when it holds an entry of that second, or other answers have shown that bounds are included.
    /// </summary>
    private async Task<AuditLogPage> ReadSecondAsync(long second, AuditLogPage widest, CancellationToken cancellationToken)
    {
        var fullest = widest;
        foreach (var (from, to) in new[] { (second, second + 1), (second - 1, second), (second, second) })
        {
            var page = await ReadAsync(from, to, cancellationToken).ConfigureAwait(false);
            var covers = page.Holds(second) || ((from < second || _fromIsIncluded) && (to > second || _toIsIncluded));
            if (page.IsWhole && covers)
            {
                _incompleteInARow = 0;
                return page;
            }
            if (page.Within(second, second).Count() > fullest.Within(second, second).Count())
                fullest = page;
        }
        ReportIncomplete(AuditLogPage.Time(second), fullest);
        return fullest;
    }

    private void ReportIncomplete(DateTimeOffset second, AuditLogPage fullest)
    {
        if (options.OnIncompleteSecond is not { } report)
            throw new AuditLogIncompleteException(second, fullest.Info);
        // A service that says so always would be asked for every second of the range, several times.
        if (++_incompleteInARow > options.MaxIncompleteSeconds)
            throw new AuditLogIncompleteException(second, fullest.Info, options.MaxIncompleteSeconds);
        report(second);
    }

    private async Task<AuditLogPage> ReadAsync(long from, long to, CancellationToken cancellationToken)
    {
        var call = new GetProjectAuditLogOptions
        {
            FromDateTime = AuditLogPage.Time(from),
            ToDateTime = AuditLogPage.Time(to),
            Limit = options.PageSize,
            Timeout = options.Timeout,
        };
        foreach (var header in options.Headers)
            call.Headers[header.Key] = header.Value;
        var answer = await client.GetProjectAuditLogWithResponseAsync(projectId, call, cancellationToken).ConfigureAwait(false);
        var page = new AuditLogPage(answer, options.PageSize);
        _fromIsIncluded |= page.Holds(from);
        _toIsIncluded |= page.Holds(to);
        return page;
    }
}
