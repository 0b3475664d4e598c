namespace CloudMgmt.OpenApi;

/// <summary>Paths of files, and addresses with a scheme.</summary>
internal static class Address
{
    public static bool IsRemote(string address)
        => address.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
            || address.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    /// <summary>Where an address leads that stands in a file, or in a schema with an address of its own.</summary>
    public static string Combine(string from, string address)
    {
        if (HasScheme(address))
            return address;
        if (HasScheme(from))
            return Uri.TryCreate(new Uri(from), address, out var uri) ? uri.AbsoluteUri : address;
        // Without the working folder, so that messages and revisions in git keep the paths that were given.
        return Normalize(Path.Combine(Path.GetDirectoryName(from) ?? "", address));
    }

    /// <summary>Whether a path leads into a folder, or into one below.</summary>
    public static bool IsWithin(string path, string folder)
    {
        var way = Path.GetRelativePath(folder.Length > 0 ? folder : ".", path).Replace('\\', '/');
        return way != ".." && !way.StartsWith("../", StringComparison.Ordinal) && !Path.IsPathRooted(way);
    }

    // A single letter is a drive.
    public static bool HasScheme(string address)
        => address.IndexOf(':', StringComparison.Ordinal) is > 1 and var length && char.IsAsciiLetter(address[0])
            && !address.AsSpan(0, length).ContainsAny('/', '\\', '.');

    private static string Normalize(string path)
    {
        var segments = new List<string>();
        foreach (var segment in path.Replace('\\', '/').Split('/'))
        {
            if (segment == ".." && segments is [.., not ("" or "..")])
                segments.RemoveAt(segments.Count - 1);
            else if (segment != ".")
                segments.Add(segment);
        }
        return string.Join('/', segments);
    }
}
