using System.Globalization;

namespace CloudMgmt.Emulator.Specs;

internal sealed record SpecOperation
{
    public required string Id { get; init; }

    public required string Method { get; init; }

    public required PathTemplate Path { get; init; }

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

internal sealed record SpecParameter(string Name, ParameterPlace Place, bool Required, bool Explode, Schema Schema);

internal sealed record SpecBody(bool Required, SpecContent Content);

/// <summary>Schemas by media type; empty where no body is documented.</summary>
internal sealed record SpecContent(IReadOnlyDictionary<string, Schema?> ByMediaType);

internal enum ParameterPlace
{
    Path,
    Query,
    Header,
    Cookie,
}
