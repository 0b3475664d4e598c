namespace CloudMgmt.OpenApi;

internal sealed class DiskSource : IDocumentSource
{
    public byte[]? Read(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new DocumentException(path, $"the file cannot be read: {exception.Message}");
        }
    }
}
