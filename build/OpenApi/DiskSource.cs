namespace CloudMgmt.OpenApi;

/// <summary>Files of the disk.</summary>
/// <param name="allowed">A folder that references may lead into beside that of their document; an empty text for all, null for none.</param>
/// <param name="workingFolder">Where relative paths count from; that of the process if it is null.</param>
internal sealed class DiskSource(string? allowed = null, WorkingFolder? workingFolder = null) : IDocumentSource
{
    private readonly WorkingFolder _workingFolder = workingFolder ?? WorkingFolder.Current;

    public byte[]? Read(string path)
    {
        try
        {
            var full = _workingFolder.Full(path);
            return new FileInfo(full) is { Exists: true, Length: > Limits.Bytes } ? throw FileReader.TooLarge(path) : File.ReadAllBytes(full);
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

    /// <summary>Goes by where the symbolic links on the way lead.</summary>
    public bool Allows(string path, string folder)
    {
        try
        {
            return allowed is "" || Address.IsWithin(Real(path), Real(folder)) || (allowed is not null && Address.IsWithin(Real(path), Real(allowed)));
        }
        // Links that lead to each other, or a name that no file can have.
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return false;
        }
    }

    private string Real(string path)
    {
        var full = _workingFolder.Full(path.Length > 0 ? path : ".");
        var real = Path.GetPathRoot(full)!;
        foreach (var name in full[real.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            real = Path.Combine(real, name);
            if (new FileInfo(real).LinkTarget is not null && File.ResolveLinkTarget(real, returnFinalTarget: true) is { } target)
                real = Real(target.FullName);
        }
        return real;
    }
}
