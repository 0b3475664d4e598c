namespace CloudMgmt.OpenApi;

/// <summary>Files of the disk.</summary>
/// <param name="allowed">A folder that references may lead into beside that of their document; an empty text for all, null for none.</param>
internal sealed class DiskSource(string? allowed = null) : IDocumentSource
{
    public byte[]? Read(string path)
    {
        try
        {
            return new FileInfo(path) is { Exists: true, Length: > Limits.Bytes } ? throw FileReader.TooLarge(path) : File.ReadAllBytes(path);
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

    private static string Real(string path)
    {
        var full = Path.GetFullPath(path.Length > 0 ? path : ".");
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
