using static CloudMgmt.ContractDiff.Rules.MessageRules;

namespace CloudMgmt.ContractDiff.Rules;

/// <summary>What changes of media types mean for one kind of message.</summary>
/// <param name="Added">One is new.</param>
/// <param name="Described">One that a range held is described by itself.</param>
/// <param name="Removed">One is gone.</param>
/// <param name="Generalized">One became a more general one.</param>
/// <param name="Specialized">One became a more special one.</param>
internal sealed record MediaTypeRules(Rule Added, Rule Described, Rule Removed, Rule Generalized, Rule Specialized)
{
    /// <summary>What clients send.</summary>
    public static MediaTypeRules Request { get; } = new(
        RequestMediaTypeAdded, RequestMediaTypeAdded, RequestMediaTypeRemoved, RequestMediaTypeGeneralized, RequestMediaTypeSpecialized);

    /// <summary>What clients get in the media type that they ask for.</summary>
    public static MediaTypeRules Response { get; } = new(
        ResponseMediaTypeAdded, ResponseMediaTypeAdded, ResponseMediaTypeRemoved, ResponseMediaTypeGeneralized,
        ResponseMediaTypeSpecialized);

    /// <summary>What clients get of an error.</summary>
    public static MediaTypeRules Error { get; } = Response with { Removed = ErrorMediaTypeRemoved, Generalized = ErrorMediaTypeRemoved };

    /// <summary>What receivers of webhooks and callbacks get, who are not asked.</summary>
    public static MediaTypeRules Sent { get; } = Response with { Added = SentMediaTypeAdded, Removed = SentMediaTypeRemoved };
}
