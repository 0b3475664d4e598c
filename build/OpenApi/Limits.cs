namespace CloudMgmt.OpenApi;

/// <summary>Far above any real document; they stop the malicious ones.</summary>
internal static class Limits
{
    /// <summary>Bytes of a file.</summary>
    public const int Bytes = 128 * 1024 * 1024;

    /// <summary>Levels of maps and lists within each other.</summary>
    public const int Depth = 256;

    /// <summary>Values of a file.</summary>
    public const int Nodes = 2_000_000;

    /// <summary>Values that aliases and merge keys of YAML make copies of, small files being able to ask for any number of them.</summary>
    public const int Copies = 200_000;

    /// <summary>References that lead to another reference.</summary>
    public const int Hops = 64;
}
