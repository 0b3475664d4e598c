using CloudMgmt.OpenApi;

namespace CloudMgmt.ClientModel;

/// <summary>How the service of a document lets its callers in, and what a caller makes credentials with.</summary>
internal sealed class Security
{
    private const string Suffix = "Client";

    private readonly Schemas _schemas;
    private readonly HashSet<string> _known;

    // Those that the connection shows.
    private readonly HashSet<string> _connected;

    /// <param name="schemas">The document.</param>
    /// <param name="client">The name of the client class.</param>
    public Security(Schemas schemas, string client)
    {
        _schemas = schemas;
        Word = WordOf(client);
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "BaseUrl", ClassOf(client) };
        var described = (schemas.Document.Root.Map("components").Map("securitySchemes")?.Entries ?? [])
            .Select(scheme => (Name: scheme.Key, Node: schemas.Resolve(scheme.Value))).ToList();
        Schemes =
        [
            .. from scheme in described
               where scheme.Node is not null
               let kind = KindOf(scheme.Node)
               where kind is not null
               select new SecurityScheme(
                   scheme.Name, CSharpNames.Unique(CSharpNames.Pascal(scheme.Name), taken, "Scheme"), kind.Value, scheme.Node),
        ];
        _known = [.. Schemes.Select(scheme => scheme.Name)];
        _connected = [.. described.Where(scheme => scheme.Node.Text("type") == "mutualTLS").Select(scheme => scheme.Name)];
    }

    /// <summary>What the credentials and the settings of the client are called after.</summary>
    public string Word { get; }

    /// <summary>The schemes that a credential is made for, in the order of the document.</summary>
    public IReadOnlyList<SecurityScheme> Schemes { get; }

    /// <summary>The class that makes credentials.</summary>
    public static string ClassOf(string client) => WordOf(client) + "Credential";

    /// <summary>
    /// The names of the schemes that let an operation in together, for each way; null if the document says nothing of it. The
    /// certificate of mutual TLS is shown by the connection, so that no credential has it.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<string>>? WaysInto(ClientOperation operation)
    {
        if ((operation.Node["security"] ?? _schemas.Document.Root["security"]) is not ListNode ways)
            return null;
        if (ways.Items.Count == 0)
            return [[]];
        // A way by a scheme that the document does not describe is one that nobody can take.
        List<IReadOnlyList<string>> open =
        [
            .. ways.Items.OfType<MapNode>()
                .Select(way => way.Entries.Select(scheme => scheme.Key).Where(scheme => !_connected.Contains(scheme)).ToArray())
                .Where(way => way.All(_known.Contains)),
        ];
        return open.Count > 0 ? open : null;
    }

    private static string WordOf(string client)
        => client.Length > Suffix.Length && client.EndsWith(Suffix, StringComparison.Ordinal) ? client[..^Suffix.Length] : client;

    private static SecurityKind? KindOf(MapNode scheme)
        => (scheme.Text("type"), scheme.Text("in"), scheme.Text("scheme")?.ToLowerInvariant()) switch
        {
            ("apiKey", "header", _) when scheme.Text("name") is { Length: > 0 } => SecurityKind.HeaderKey,
            ("apiKey", "query", _) when scheme.Text("name") is { Length: > 0 } => SecurityKind.QueryKey,
            ("apiKey", "cookie", _) when scheme.Text("name") is { Length: > 0 } => SecurityKind.CookieKey,
            ("http", _, "basic") => SecurityKind.Basic,
            ("http", _, "bearer") => SecurityKind.Bearer,
            ("http", _, _) => SecurityKind.OtherHttp,
            ("oauth2", _, _) when scheme.Map("flows").Map("clientCredentials") is not null => SecurityKind.ClientCredentials,
            ("oauth2" or "openIdConnect", _, _) => SecurityKind.Token,
            _ => null,
        };
}

/// <summary>A security scheme that a credential is made for.</summary>
/// <param name="Name">The name in the document.</param>
/// <param name="CSharpName">What its methods and settings are called after.</param>
/// <param name="Kind">What a call carries for it.</param>
/// <param name="Node">Where the document describes it.</param>
internal sealed record SecurityScheme(string Name, string CSharpName, SecurityKind Kind, MapNode Node)
{
    /// <summary>The header, parameter or cookie of a key.</summary>
    public string Key => Node.Text("name") ?? "";

    /// <summary>The token endpoint of client credentials; null if it is no absolute address.</summary>
    public string? TokenUrl => Addresses.Callable(Node.Map("flows").Map("clientCredentials").Text("tokenUrl"));
}

/// <summary>What a call carries for a security scheme.</summary>
internal enum SecurityKind
{
    HeaderKey,
    QueryKey,
    CookieKey,
    Basic,
    Bearer,

    /// <summary>The header <c>Authorization</c> in a way that only the caller knows.</summary>
    OtherHttp,

    ClientCredentials,

    /// <summary>A token that a person was asked for.</summary>
    Token,
}
