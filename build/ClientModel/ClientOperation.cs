using CloudMgmt.OpenApi;

namespace CloudMgmt.ClientModel;

/// <summary>An operation with its name, which is given before there are types.</summary>
/// <param name="Name">The name that its methods, its options and its anonymous schemas are called after.</param>
/// <param name="Method">The method in capitals.</param>
/// <param name="Path">The template of the path.</param>
/// <param name="Node">Where the document describes it.</param>
/// <param name="Item">The path item that holds it.</param>
/// <param name="Form">The media type of the form with files that these methods send; null for what is usual.</param>
internal sealed record OperationName(string Name, string Method, string Path, MapNode Node, PathItem Item, string? Form = null);

/// <summary>
/// An operation: its two methods on the client and its interface, and its options class. One that takes JSON, or a form with files instead,
/// is there twice.
/// </summary>
internal sealed class ClientOperation(
    OperationName name, IReadOnlyList<Member> members, string? mediaType, IReadOnlyList<ClientResponse> responses)
{
    public string Name => name.Name;

    public string Method => name.Method;

    public string Path => name.Path;

    public MapNode Node => name.Node;

    public PathItem Item => name.Item;

    /// <summary>The media type of the form with files that it sends where JSON is usual; null if it sends what is usual.</summary>
    public string? Form => name.Form;

    /// <summary>What it takes: parameters, those that must be passed first; the fields of a form; or a body.</summary>
    public IReadOnlyList<Member> Members => members;

    /// <summary>What must be passed, in order.</summary>
    public IReadOnlyList<Member> Arguments { get; } = [.. members.Where(member => member.IsRequired)];

    /// <summary>The properties of the options class.</summary>
    public IReadOnlyList<Member> Options { get; } = [.. members.Where(member => !member.IsRequired)];

    /// <summary>The media type of what is sent; null if nothing is.</summary>
    public string? MediaType => mediaType;

    public Member? Body => members.FirstOrDefault(member => member.IsBody);

    public bool IsMultipart
        => Body is null && mediaType is not null && MediaTypes.IsMultipart(mediaType);

    /// <summary>The answers: those of a status, then those of a range, and then that of all others.</summary>
    public IReadOnlyList<ClientResponse> Responses => responses;

    /// <summary>The responses that succeed.</summary>
    public IReadOnlyList<ClientResponse> Successes { get; } = [.. responses.Where(response => response.IsSuccess)];

    /// <summary>What the method gives; null if nothing.</summary>
    public CSharpType? Result { get; } = responses.Where(response => response.IsSuccess)
        .Select(response => response.Type).OfType<CSharpType>()
        .Aggregate((CSharpType?)null, (result, next) => result is null || result.ToString() == next.ToString() ? next : CSharpType.Any);

    /// <summary>Whether some successful answers have no body, or null as one.</summary>
    public bool IsResultNullable => Result is not null && Successes.Any(response => response.Type is null || response.IsNullable);

    /// <summary>The result with its question mark; null if there is none.</summary>
    public string? ResultText => Result is null ? null : $"{Result}{(IsResultNullable ? "?" : "")}";

    /// <summary>The type of the error that an answer carries, by its status. Without JSON an error has its text only.</summary>
    public IReadOnlyDictionary<string, CSharpType> Errors { get; } = ReadErrors(responses);

    public bool IsObsolete => Node.Flag("deprecated");

    /// <summary>What is asked for, as the header of that name says it.</summary>
    public string Accept
        => string.Join(", ", Successes.SelectMany(response => response.Accepts).DefaultIfEmpty("application/json").Distinct());

    /// <summary>The media types that may be asked for instead, with the statuses that have them.</summary>
    public ILookup<string, string> Alternatives
        => Successes.SelectMany(response => response.Alternatives.Select(type => (Type: type, response.Status)))
            .ToLookup(alternative => alternative.Type, alternative => alternative.Status);

    /// <summary>What the document says of repeating it; null if nothing.</summary>
    public bool? IsIdempotent => Node["x-idempotent"] is null ? null : Node.Flag("x-idempotent");

    /// <summary>The header that takes a key by which the service knows a repeated call; null if the document names none.</summary>
    public string? IdempotencyKey => Node[IdempotencyKeyword] switch
    {
        ScalarNode { Kind: ScalarKind.Text, Text: var header } when IsToken(header) => header,
        ScalarNode { Kind: ScalarKind.Boolean, Text: "true" } => "Idempotency-Key",
        _ => null,
    };

    public const string IdempotencyKeyword = "x-idempotency-key";

    /// <summary>How it gives a long list; null if the document does not say, or in a way that cannot be.</summary>
    public Paging? Paging => Node.Has(ClientModel.Paging.Keyword) ? ClientModel.Paging.TryRead(this, out _) : null;

    /// <summary>Whether a text can be the name of a header or a method.</summary>
    public static bool IsToken(string text)
        => text.Length > 0 && text.All(c => char.IsAsciiLetterOrDigit(c) || "!#$%&'*+-.^_`|~".Contains(c, StringComparison.Ordinal));

    /// <summary>The type of the error of a status: its own, that of its range, or that of all others; null if it has none.</summary>
    public CSharpType? ErrorOf(string status)
        => Errors.TryGetValue(status, out var own) || Errors.TryGetValue($"{status[0]}XX", out own)
            || Errors.TryGetValue(ClientResponse.Default, out own) ? own : null;

    /// <summary>The form in which reports name an operation: <c>GET /users/{sid}</c>.</summary>
    public override string ToString() => $"{Method} {Path}";

    private static Dictionary<string, CSharpType> ReadErrors(IEnumerable<ClientResponse> responses)
    {
        var errors = new Dictionary<string, CSharpType>(StringComparer.OrdinalIgnoreCase);
        foreach (var response in responses)
        {
            if (response is { IsSuccess: false, Body: BodyKind.Json, Type: { } type })
                errors.TryAdd(response.Status, type);
        }

        return errors;
    }
}

/// <summary>An answer that the document describes.</summary>
/// <param name="Status">The status, a range such as <c>4XX</c>, or <c>default</c>.</param>
/// <param name="Node">Where the document describes it.</param>
/// <param name="IsSuccess">Whether the call has succeeded.</param>
/// <param name="Body">What it carries.</param>
/// <param name="Type">The type of that; null if it carries nothing.</param>
/// <param name="Accepts">The media types that are asked for.</param>
internal sealed record ClientResponse(
    string Status, MapNode Node, bool IsSuccess, BodyKind Body, CSharpType? Type, IReadOnlyList<string> Accepts)
{
    /// <summary>The media types beside JSON that may be asked for instead. A wildcard asks for nothing in particular.</summary>
    public IEnumerable<string> Alternatives => Body != BodyKind.Json ? []
        : Node.Map("content")!.Entries.Select(entry => entry.Key)
            .Where(type => !MediaTypes.IsJson(type) && !type.Contains('*', StringComparison.Ordinal));

    /// <summary>Whether the JSON that it carries may be null.</summary>
    public bool IsNullable { get; init; }

    /// <summary>How the document describes it, a reference to it before all; null if it does not.</summary>
    public string? Description { get; init; }

    public const string Default = "default";
}

/// <summary>What the runtime makes of the body of a message.</summary>
internal enum BodyKind
{
    None,
    Json,
    Text,
    Stream,
}
