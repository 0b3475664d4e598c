using System.Globalization;
using System.Text;

namespace CloudMgmt.Core;

/// <summary>Status, headers and unread body of one HTTP response.</summary>
internal sealed class TransportResponse(int statusCode, ApiHeaders headers, Stream content, IDisposable? owner) : IDisposable
{
    public int StatusCode { get; } = statusCode;

    public ApiHeaders Headers { get; } = headers;

    public Stream Content { get; } = content;

    public string? ContentType => Headers.TryGetValue("Content-Type", out var type) ? type : null;

    /// <summary>How many bytes the service says it sends, before they are decoded; null when it does not say.</summary>
    public long? AnnouncedLength
        => Headers.TryGetValue("Content-Length", out var text)
            && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var length) ? length : null;

    public bool IsSuccess => IsSuccessStatus(StatusCode);

    public bool IsJson
    {
        get
        {
            var type = MediaType;
            return type.Equals("application/json", StringComparison.OrdinalIgnoreCase)
                || type.Equals("text/json", StringComparison.OrdinalIgnoreCase)
                || type.EndsWith("+json", StringComparison.OrdinalIgnoreCase);
        }
    }

    /// <summary>The encoding that the content type names; UTF-8 when it names none, or one that this machine does not know.</summary>
    public Encoding Encoding => Charset.Of(ContentType);

    private string MediaType => ContentType?.Split(';')[0].Trim() ?? "";

    public static bool IsSuccessStatus(int status) => status is >= 200 and < 300;

    public void Dispose()
    {
        Content.Dispose();
        owner?.Dispose();
    }
}
