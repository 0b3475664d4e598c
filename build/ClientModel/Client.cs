using CloudMgmt.OpenApi;

namespace CloudMgmt.ClientModel;

/// <summary>
/// The client that the generator makes of a document: its operations, the types that they name, and what is said of both. It is decided
/// here, once, for all who ask: the generator prints it, and a comparison of documents compares two of them.
/// </summary>
internal sealed class Client
{
    /// <summary>What the client class is called, whatever the document is about.</summary>
    public const string DefaultName = "Client";

    private ILookup<int, string[]>? _paths;
    private InternalNames? _internalNames;
    private Unions? _unions;
    private Demands? _demands;
    private TypeFiles? _files;

    /// <param name="document">The document.</param>
    /// <param name="name">The name of the client class, which no schema and no operation may take.</param>
    /// <param name="hasCredentials">Whether security schemes become credentials; otherwise somebody writes them by hand.</param>
    public Client(ApiDocument document, string name = DefaultName, bool hasCredentials = false)
    {
        Name = name;
        Schemas = new Schemas(document);
        Security = hasCredentials ? new Security(Schemas, name) : null;
        var operations = OperationReader.List(Schemas, name);
        Declarations = new Declarations(this, operations);
        Types = new TypeMapper(Schemas, Declarations, operations);
        Texts = new Texts(Schemas, Declarations);
        Models = [.. Declarations.All.Where(type => type.Kind != ModelKind.None)];
        var reader = new OperationReader(Schemas, Declarations, Types);
        Operations = [.. operations.Select(reader.Read)];
        BaseUrl = document.Root.Has("servers")
            ? Addresses.Resolve(Addresses.First(document.Root), baseUrl: null)
            : Operations.Select(OwnAddress).FirstOrDefault(address => address is not null);
    }

    public string Name { get; }

    public IReadOnlyList<ClientOperation> Operations { get; }

    /// <summary>The classes, enumerations and unions.</summary>
    public IReadOnlyList<ModelType> Models { get; }

    public Schemas Schemas { get; }

    /// <summary>How callers are let in; null if somebody writes the credentials by hand.</summary>
    public Security? Security { get; }

    public Declarations Declarations { get; }

    public TypeMapper Types { get; }

    public Texts Texts { get; }

    public Unions Unions => _unions ??= new Unions(this);

    public Demands Demands => _demands ??= new Demands(this);

    public TypeFiles Files => _files ??= new TypeFiles(this);

    public InternalNames InternalNames => _internalNames ??= new InternalNames(this);

    /// <summary>
    /// The first server, its variables replaced by their defaults; that of the first operation that has one where the document as a whole
    /// names none. Null if that is no absolute address.
    /// </summary>
    public string? BaseUrl { get; }

    /// <summary>Where an operation goes unless the application says another address; null if that is where the others go.</summary>
    public string? ServerOf(ClientOperation operation)
        => OwnAddress(operation) is { } own && BaseUrl is { } usual && own != usual ? own : null;

    /// <summary>
    /// Operations and paths with servers of their own, to which no call goes all the same: the first is no address, or the document names
    /// no default that it would be an exception from.
    /// </summary>
    public IEnumerable<MapNode> WithoutServer
    {
        get
        {
            var usual = Addresses.First(Schemas.Document.Root) ?? "/";
            return Operations.Where(operation => OwnAddress(operation) is null || BaseUrl is null).Select(HolderOfServers).Distinct()
                .Where(holder => Addresses.First(holder) is { } own && own.TrimEnd('/') != usual.TrimEnd('/'));
        }
    }

    /// <summary>
    /// The values of a path parameter that would make another path of the document: with <c>/users/{sid}</c> beside
    /// <c>/users/sessions</c>, a user called "sessions" would end the sessions of everybody.
    /// </summary>
    public IEnumerable<string> ReservedValues(ClientOperation operation, Member parameter)
    {
        _paths ??= Schemas.Document.Root.Map("paths")!.Entries
            .Select(entry => PathParameters.Sent(entry.Key).Split('/'))
            .ToLookup(path => path.Length);
        var segments = PathParameters.Sent(operation.Path).Split('/');
        var place = parameter.Place == MemberPlace.Path ? Array.IndexOf(segments, $"{{{parameter.WireName}}}") : -1;
        var siblings = place < 0 ? [] : _paths[segments.Length].Where(other => AreSiblings(other, segments, place));
        return siblings.Select(other => other[place]).Distinct().Order(StringComparer.Ordinal);
    }

    /// <summary>Every place that a type comes from: what a schema stands for and is made of, and its elements.</summary>
    public IEnumerable<Node> Places(Node? schema)
    {
        var seen = new HashSet<Node>();
        var open = new Queue<Node?>([schema]);
        while (open.TryDequeue(out var current))
        {
            foreach (var step in Schemas.Trail(current))
            {
                if (seen.Add(step))
                    yield return step;
            }

            if (Schemas.Follow(current) is not { } last || Schemas.Of(last) is var form && form["properties"] is not null)
                continue;
            foreach (var next in form.Parts.Concat(form.Alternatives)
                .Concat(TypeMapper.ElementKeywords.Select(form.Element).OfType<MapNode>()))
            {
                if (!seen.Contains(next))
                    open.Enqueue(next);
            }
        }
    }

    private string? OwnAddress(ClientOperation operation) => Addresses.Resolve(Addresses.First(HolderOfServers(operation)), BaseUrl);

    private static MapNode HolderOfServers(ClientOperation operation)
        => operation.Node.Has("servers") ? operation.Node : operation.Item.Holder("servers");

    private static bool AreSiblings(string[] other, string[] path, int place)
        => !IsParameter(other[place]) && other.Zip(path).Where((_, index) => index != place)
            .All(pair => pair.First == pair.Second || (IsParameter(pair.First) && IsParameter(pair.Second)));

    private static bool IsParameter(string segment) => segment.Contains('{', StringComparison.Ordinal);
}
