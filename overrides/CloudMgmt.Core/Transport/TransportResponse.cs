using System.Text;

namespace CloudMgmt.Core;

/// <summary>Status, headers and unread body of one HTTP response.</summary>
internal sealed class TransportResponse(int statusCode, ApiHeaders headers, Stream content, IDisposable? owner) : IDisposable
{
    public int StatusCode { get; } = statusCode;

    public ApiHeaders Headers { get; } = headers;

    public Stream Content { get; } = content;

    public string? ContentType => Headers.TryGetValue("Content-Type", out var type) ? type : null;

    public bool IsSuccess => StatusCode is >= 200 and < 300;

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
    public Encoding Encoding
    {
        get
        {
            var charset = Charset(ContentType);
            try
            {
                return charset is null || charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase) ? Encoding.UTF8 : Encoding.GetEncoding(charset);
            }
            catch (Exception e) when (e is ArgumentException or NotSupportedException)
            {
                return Encoding.UTF8;
            }
        }
    }

    private string MediaType => ContentType?.Split(';')[0].Trim() ?? "";

    public void Dispose()
    {
        Content.Dispose();
        owner?.Dispose();
    }

    private static string? Charset(string? contentType)
    {
        const string Name = "charset=";
        for (var at = contentType?.IndexOf(';') ?? -1; at >= 0; at = contentType!.IndexOf(';', at + 1))
        {
            var parameter = contentType.AsSpan(at + 1).TrimStart();
            if (!parameter.StartsWith(Name.AsSpan(), StringComparison.OrdinalIgnoreCase))
                continue;
            var value = parameter.Slice(Name.Length);
            var end = value.IndexOf(';');
            return (end < 0 ? value : value.Slice(0, end)).Trim("\" ".AsSpan()).ToString();
        }
        return null;
    }
}
