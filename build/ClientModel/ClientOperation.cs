using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.CSharp;

/// <summary>An operation: its two methods on the client and its interface, and its options class.</summary>
internal sealed class ClientOperation
{
    public required string Name { get; init; }

    /// <summary>The method in capitals.</summary>
    public required string Method { get; init; }

    public required string Path { get; init; }

    public required MapNode Node { get; init; }

    /// <summary>The path item that holds it.</summary>
    public required MapNode Item { get; init; }

    /// <summary>What must be passed, in order.</summary>
    public IReadOnlyList<Member> Arguments { get; set; } = [];

    /// <summary>The properties of the options class.</summary>
    public IReadOnlyList<Member> Options { get; set; } = [];

    /// <summary>What the method gives; null if nothing.</summary>
    public CSharpType? Result { get; set; }

    /// <summary>Whether some successful answers have no body.</summary>
    public bool IsResultNullable { get; set; }

    /// <summary>The type of the error that an answer carries, by its status.</summary>
    public IReadOnlyDictionary<string, CSharpType> Errors { get; set; } = new Dictionary<string, CSharpType>();

    /// <summary>The responses that succeed.</summary>
    public IReadOnlyList<MapNode> Successes { get; set; } = [];

    /// <summary>The type of the error of a status: its own, that of its range, or that of all others; null if it has none.</summary>
    public CSharpType? ErrorOf(string status)
        => Errors.TryGetValue(status, out var own) || Errors.TryGetValue($"{status[0]}XX", out own) || Errors.TryGetValue("default", out own) ? own : null;

    public bool IsObsolete => Node.Flag("deprecated");

    /// <summary>The form in which reports name an operation: <c>GET /users/{sid}</c>.</summary>
    public override string ToString() => $"{Method} {Path}";
}
