using System.Globalization;
using CloudMgmt.OpenApi;

namespace CloudMgmt.Emulator.Specs;

internal sealed record SpecOperation
{
    public required string Id { get; init; }

    public required string Method { get; init; }

    public required PathTemplate Path { get; init; }

    /// <summary>The name of an operation that has none of its own: <c>GET /users/{sid}</c>.</summary>
    public string Address => $"{Method} {Path.Text}";

    public required IReadOnlyList<SpecParameter> Parameters { get; init; }

    public required SpecBody? Body { get; init; }

    /// <summary>The responses by status code, class of codes (<c>4XX</c>) or <c>default</c>.</summary>
    public required IReadOnlyDictionary<string, SpecContent> Responses { get; init; }

    /// <summary>Whether a caller without credentials is let in.</summary>
    public required bool AllowsAnonymous { get; init; }

    public SpecContent? ResponseFor(int statusCode)
        => Responses.GetValueOrDefault(statusCode.ToString(CultureInfo.InvariantCulture))
        ?? Responses.GetValueOrDefault($"{statusCode / 100}XX")
        ?? Responses.GetValueOrDefault("default");
}

/// <param name="Name">The name on the wire.</param>
/// <param name="Place">Where it is.</param>
/// <param name="Required">Whether it must be there.</param>
/// <param name="Explode">Whether each item of a list is sent by itself.</param>
/// <param name="Schema">What its value must fit; null for one that is not a plain value or a list of them, which is taken as it
/// comes.</param>
internal sealed record SpecParameter(string Name, ParameterPlace Place, bool Required, bool Explode, Schema? Schema);

internal sealed record SpecBody(bool Required, SpecContent Content);

/// <summary>A body; without a media type where none is documented.</summary>
/// <param name="ByMediaType">The schemas by media type, which has no parameters here.</param>
/// <param name="Examples">The examples of whole bodies, by media type.</param>
internal sealed record SpecContent(IReadOnlyDictionary<string, Schema?> ByMediaType, ILookup<string, Node> Examples)
{
    /// <summary>Finds the schema of a media type, or of a range that it is in.</summary>
    public bool TryFind(string mediaType, out Schema? schema)
        => ByMediaType.TryGetValue(mediaType, out schema)
            || ByMediaType.TryGetValue(mediaType.Split('/')[0] + "/*", out schema)
            || ByMediaType.TryGetValue("*/*", out schema);
}

internal enum ParameterPlace
{
    Path,
    Query,
    Header,
    Cookie,
}
