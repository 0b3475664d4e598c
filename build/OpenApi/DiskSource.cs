namespace CloudMgmt.OpenApi;

/// <summary>Files of the disk.</summary>
/// <param name="allowed">A folder that references may lead into beside that of their document; an empty text for all, null for
/// none.</param>
/// <param name="workingFolder">Where relative paths count from; that of the process if it is null.</param>
internal sealed class DiskSource(string? allowed = null, WorkingFolder? workingFolder = null) : IDocumentSource
{
    private readonly WorkingFolder _workingFolder = workingFolder ?? WorkingFolder.Current;

    public byte[]? Read(string path)
    {
        try
        {
            var full = _workingFolder.Full(path);
            return new FileInfo(full) is { Exists: true, Length: > Limits.Bytes }
                ? throw FileReader.TooLarge(path)
                : File.ReadAllBytes(full);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException
            or NotSupportedException)
        {
            throw new DocumentException(path, $"the file cannot be read: {exception.Message}");
        }
    }

    /// <summary>Goes by where the symbolic links on the way lead.</summary>
    public bool Allows(string path, string folder)
    {
        try
        {
            return allowed is ""
                || Address.IsWithin(RealOf(path), RealOf(folder))
                || (allowed is not null && Address.IsWithin(RealOf(path), RealOf(allowed)));
        }
        // Links that lead to each other, or a name that no file can have.
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return false;
        }
    }

    private string RealOf(string path) => Real(_workingFolder.Full(path.Length > 0 ? path : "."));

    /// <summary>Where a path leads when all symbolic links on the way are followed.</summary>
    /// <param name="full">The path in full.</param>
    /// <exception cref="IOException">Links lead to each other.</exception>
    internal static string Real(string full)
    {
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
