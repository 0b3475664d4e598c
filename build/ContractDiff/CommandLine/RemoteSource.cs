using System.Net;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.CommandLine;

/// <summary>Reads files from http and https addresses.</summary>
internal sealed class RemoteSource : IDocumentSource, IDisposable
{
    private readonly HttpClient _client = new() { Timeout = TimeSpan.FromSeconds(30), MaxResponseContentBufferSize = Limits.Bytes };

    public byte[]? Read(string path)
    {
        try
        {
            using var response = _client.Send(new HttpRequestMessage(HttpMethod.Get, path));
            if (response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone)
                return null;
            response.EnsureSuccessStatusCode();
            using var content = new MemoryStream();
            response.Content.ReadAsStream().CopyTo(content);
            return content.ToArray();
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException or UriFormatException
            or InvalidOperationException or IOException)
        {
            throw new DocumentException(path, $"the address cannot be read: {exception.Message}");
        }
    }

    public void Dispose() => _client.Dispose();
}
