using static CloudMgmt.ContractDiff.Rules.Verdict;

namespace CloudMgmt.ContractDiff.Rules;

/// <summary>Changes of request bodies, responses, media types and headers.</summary>
internal static class MessageRules
{
    public static Rule BodyAdded { get; } = new("request-body-added", Compatible, "An optional request body was added",
        "Clients that do not know it send none.");

    public static Rule RequiredBodyAdded { get; } = new("required-request-body-added", Breaking, "A required request body was added",
        "Clients that send none are refused.", "Make the body optional.");

    public static Rule BodyRemoved { get; } = new("request-body-removed", Breaking, "The request body was removed",
        "What clients send is refused, or passed over without a word.", "Go on accepting the body.");

    public static Rule BodyBecameRequired { get; } = new("request-body-became-required", Breaking, "The request body became required",
        "Clients that send none are refused.", "Leave the body optional.");

    public static Rule BodyBecameOptional { get; } = new("request-body-became-optional", Compatible, "The request body became optional",
        "Clients that send it go on.");

    public static Rule SentBodyBecameRequired { get; } = new("sent-body-became-required", Compatible,
        "The body of a webhook or callback became required",
        "Receivers can rely on more than before.");

    public static Rule SentBodyBecameOptional { get; } = new("sent-body-became-optional", Breaking,
        "The body of a webhook or callback became optional",
        "Receivers that take it for granted fail when it is missing.", "Go on sending the body.");

    public static Rule RequestMediaTypeAdded { get; } = new("request-media-type-added", Compatible, "A media type of the request was added",
        "Clients go on with the others.");

    public static Rule RequestMediaTypeRemoved { get; } = new("request-media-type-removed", Breaking,
        "A media type of the request was removed",
        "Clients that send it are refused.", "Go on accepting the media type.");

    public static Rule RequestMediaTypeGeneralized { get; } = new("request-media-type-generalized", Compatible,
        "A media type of the request became a more general one",
        "What clients send is one of its kind.");

    public static Rule RequestMediaTypeSpecialized { get; } = new("request-media-type-specialized", Breaking,
        "A media type of the request became a more special one",
        "Clients that send the general one are refused.", "Go on accepting the media type.");

    public static Rule ResponseMediaTypeAdded { get; } = new("response-media-type-added", Compatible,
        "A media type of the response was added", "Clients get it only if they accept it.");

    public static Rule ResponseMediaTypeRemoved { get; } = new("response-media-type-removed", Breaking,
        "A media type of the response was removed",
        "Clients that read it fail.", "Go on offering the media type.");

    public static Rule ResponseMediaTypeGeneralized { get; } = new("response-media-type-generalized", Breaking,
        "A media type of the response became a more general one",
        "Clients that read the special one may get another of its kind.", "Go on offering the media type.");

    public static Rule ResponseMediaTypeSpecialized { get; } = new("response-media-type-specialized", Compatible,
        "A media type of the response became a more special one",
        "What arrives is still of the kind that clients accept.");

    public static Rule SentMediaTypeAdded { get; } = new("sent-media-type-added", Breaking,
        "A media type of what a webhook or callback sends was added",
        "Receivers do not say what they accept, and may get what they cannot read.",
        "Send the other media types to receivers that know no more.");

    public static Rule SentMediaTypeRemoved { get; } = new("sent-media-type-removed", Compatible,
        "A media type of what a webhook or callback sends was removed",
        "Receivers read the others already.");

    public static Rule MediaTypeParametersChanged { get; } = new("media-type-parameters-changed", Compatible,
        "The parameters of a media type changed",
        "Clients go by the type, not by its parameters.");

    public static Rule EncodingChanged { get; } = new("form-encoding-changed", Breaking, "A field of a form is encoded differently",
        "What clients send is read as something else.", "Accept both encodings.");

    public static Rule SuccessAdded { get; } = new("success-status-added", Compatible, "A success status was added",
        "Clients take any 2xx status for success.");

    public static Rule SuccessRemoved { get; } = new("success-status-removed", Breaking, "A success status was removed",
        "Clients that wait for this status take the new one for something else.", "Keep the status.");

    public static Rule ErrorAdded { get; } = new("error-status-added", Compatible, "An error status was added",
        "Clients take any other status for an error.");

    public static Rule ErrorRemoved { get; } = new("error-status-removed", Risky, "An error status was removed",
        "Clients that handle it no longer get it, or get it with a body that is not described.", "Keep the response as long as the service may give it.");

    public static Rule DefaultRemoved { get; } = new("default-response-removed", Risky, "The response for all other statuses was removed",
        "Clients that read its body no longer know what errors look like.", "Keep the response as long as the service may give it.");

    public static Rule BodyDescribed { get; } = new("response-body-added", Compatible, "The response got a body",
        "Clients that expect none pass over it.");

    public static Rule AnswerBodyAdded { get; } = new("answer-body-added", Breaking, "The answer to a webhook or callback got a body",
        "Receivers that answer without one are not understood.",
        "Go on taking answers without a body: describe it for a status of its own.");

    public static Rule ResponseBodyRemoved { get; } = new("response-body-removed", Breaking, "The response lost its body",
        "Clients that read the body fail.", "Go on sending the body.");

    public static Rule ErrorBodyRemoved { get; } = new("error-body-removed", Risky, "The body of an error is no longer described",
        "Clients that read it may find another one, or none.", "Go on describing the body as long as the service sends it.");

    public static Rule ErrorMediaTypeRemoved { get; } = new("error-media-type-removed", Risky,
        "A media type of an error is no longer described",
        "Clients that read it may get another one.", "Go on offering the media type.");

    public static Rule StatusGeneralized { get; } = new("status-generalized", Compatible, "A status is described with others now",
        "What is described of it is compared with what is described of all.");

    public static Rule StatusSpecialized { get; } = new("status-specialized", Compatible,
        "Statuses that were described together are described one by one",
        "What is described of each is compared with what was described of all.");

    public static Rule AnswerStatusesNarrowed { get; } = new("answer-statuses-narrowed", Breaking,
        "Some statuses only are left of those that a webhook or callback may be answered with",
        "Receivers that answer with another one are not understood.", "Go on taking all of the statuses.");

    public static Rule HeaderFormChanged { get; } = new("response-header-form-changed", Breaking,
        "A response header is written in another style or media type",
        "Clients read it as something else.", "Send the new form under a new name.");

    public static Rule HeaderAdded { get; } = new("response-header-added", Compatible, "A response header was added",
        "Clients pass over headers that they do not know.");

    public static Rule RequiredHeaderRemoved { get; } = new("required-response-header-removed", Breaking,
        "A required response header was removed",
        "Clients that rely on it fail.", "Go on sending the header.");

    public static Rule OptionalHeaderRemoved { get; } = new("response-header-removed", Risky, "An optional response header was removed",
        "Clients that use it when it is there never find it again.", "Go on sending the header.");

    public static Rule HeaderBecameRequired { get; } = new("response-header-became-required", Compatible,
        "A response header became required", "Clients can rely on more than before.");

    public static Rule HeaderBecameOptional { get; } = new("response-header-became-optional", Breaking, "A response header became optional",
        "Clients that take it for granted fail when it is missing.", "Go on sending the header.");

    public static Rule RequestHeaderAdded { get; } = new("request-header-added", Compatible,
        "A header of what clients send was added: of a part of a form, or of the answer to a webhook or callback",
        "Clients that do not know it leave it out.");

    public static Rule RequiredRequestHeaderAdded { get; } = new("required-request-header-added", Breaking,
        "A required header of what clients send was added: of a part of a form, or of the answer to a webhook or callback",
        "Clients that do not know it leave it out, and are refused.", "Leave the header optional.");

    public static Rule RequestHeaderRemoved { get; } = new("request-header-removed", Compatible,
        "A header of what clients send was removed: of a part of a form, or of the answer to a webhook or callback",
        "It is passed over where it is still sent.");

    public static Rule RequestHeaderBecameRequired { get; } = new("request-header-became-required", Breaking,
        "A header of what clients send became required: of a part of a form, or of the answer to a webhook or callback",
        "Clients that leave it out are refused.", "Leave the header optional.");

    public static Rule RequestHeaderBecameOptional { get; } = new("request-header-became-optional", Compatible,
        "A header of what clients send became optional: of a part of a form, or of the answer to a webhook or callback",
        "Clients that send it go on.");

    public static Rule LinkRemoved { get; } = new("link-removed", Risky, "A link between responses was removed",
        "Clients that follow it stop.", "Keep the link.");

    public static Rule LinkChanged { get; } = new("link-changed", Risky, "A link between responses leads elsewhere, or passes other values",
        "Clients that follow it call something else.", "Give the new link a name of its own.");

    public static Rule LinkAdded { get; } = new("link-added", Compatible, "A link between responses was added",
        "Clients that do not know it do not follow it.");
}
