namespace CloudMgmt.OpenApi;

/// <summary>Far above any real document; they stop the malicious ones.</summary>
internal static class Limits
{
    /// <summary>Levels of maps and lists within each other.</summary>
    public const int Depth = 256;

    /// <summary>Values of a YAML document, of which each alias makes a copy.</summary>
    public const int Nodes = 5_000_000;

    /// <summary>References that lead to another reference.</summary>
    public const int Hops = 64;
}
