namespace CloudMgmt.Core;

/// <summary>A file to be sent in a <c>multipart/form-data</c> request.</summary>
public sealed class FileParameter
{
    /// <summary>Describes a file. The stream is read when the request is sent and stays the caller's to dispose.</summary>
    /// <param name="content">The bytes of the file.</param>
    /// <param name="fileName">The name told to the service.</param>
    /// <param name="contentType">The media type, such as <c>image/png</c>.</param>
    /// <exception cref="ArgumentNullException">
    /// <paramref name="content"/>, <paramref name="fileName"/> or <paramref name="contentType"/> is null.
    /// </exception>
    public FileParameter(Stream content, string fileName = "file", string contentType = "application/octet-stream")
    {
        Content = Argument.NotNull(content);
        FileName = Argument.NotNull(fileName);
        ContentType = Argument.NotNull(contentType);
    }

    /// <summary>The bytes of the file.</summary>
    public Stream Content { get; }

    /// <summary>The name told to the service.</summary>
    public string FileName { get; }

    /// <summary>The media type of the file.</summary>
    public string ContentType { get; }
}
