using static CloudMgmt.ContractDiff.Rules.Verdict;

namespace CloudMgmt.ContractDiff.Rules;

/// <summary>Changes of path, query, header and cookie parameters.</summary>
internal static class ParameterRules
{
    public static Rule OptionalAdded { get; } = new("parameter-added", Compatible, "An optional parameter was added",
        "Clients that do not know it leave it out.");

    public static Rule RequiredAdded { get; } = new("required-parameter-added", Breaking, "A required parameter was added",
        "Clients that do not know it leave it out, and are refused.", "Make it optional, and let its absence mean what was meant before.");

    public static Rule Removed { get; } = new("parameter-removed", Risky, "A parameter was removed",
        "Clients that send it are refused, or have it passed over without a word.", "Mark it as deprecated first, and go on accepting it.");

    public static Rule RemovedBeforeSunset { get; } = new("parameter-removed-before-sunset", Breaking,
        "A deprecated parameter was removed before its sunset date",
        "Clients that trusted the date are refused, or have the parameter passed over.", "Keep the parameter until that date.");

    public static Rule RemovedAfterDeprecation { get; } = new("parameter-removed-after-deprecation", Compatible,
        "A deprecated parameter was removed",
        "It was announced, and is passed over where it is still sent.");

    public static Rule BecameRequired { get; } = new("parameter-became-required", Breaking, "A parameter became required",
        "Clients that leave it out are refused.", "Leave it optional, and let its absence mean what was meant before.");

    public static Rule BecameOptional { get; } = new("parameter-became-optional", Compatible, "A parameter became optional",
        "Clients that send it go on.");

    public static Rule Moved { get; } = new("parameter-moved", Breaking, "A parameter moved to another place of the request",
        "Clients send it where the service does not look.", "Accept it in both places.");

    public static Rule StyleChanged { get; } = new("parameter-style-changed", Breaking, "A parameter is written in another style",
        "What clients send is read as something else.", "Accept the new style under a new name.");

    public static Rule MatrixRenamed { get; } = new("matrix-parameter-renamed", Breaking,
        "A path parameter in the style 'matrix' was renamed",
        "The style sends the name before the value, and the service looks for another one.", "Keep the name.");

    public static Rule AllowReservedChanged { get; } = new("parameter-allow-reserved-changed", Risky,
        "A parameter escapes reserved characters differently",
        "Values with characters such as / or ? may be read as something else.", "Decode both forms.");

    public static Rule ContentChanged { get; } = new("parameter-content-changed", Breaking, "A parameter is written in another media type",
        "What clients send is read as something else.", "Accept the new form under a new name.");

    public static Rule EmptyForbidden { get; } = new("parameter-empty-value-forbidden", Risky,
        "A parameter may no longer be sent without a value",
        "Clients that send its name alone may be refused.", "Go on accepting the name alone.");

    public static Rule EmptyAllowed { get; } = new("parameter-empty-value-allowed", Compatible, "A parameter may be sent without a value",
        "Clients that send a value go on.");

    public static Rule SentAdded { get; } = new("sent-parameter-added", Compatible, "A parameter of a webhook or callback was added",
        "Receivers pass over what they do not know.");

    public static Rule SentRemoved { get; } = new("sent-parameter-removed", Risky,
        "An optional parameter of a webhook or callback was removed",
        "Receivers that use it when it is there never find it again.", "Go on sending the parameter.");

    public static Rule RequiredSentRemoved { get; } = new("required-sent-parameter-removed", Breaking,
        "A required parameter of a webhook or callback was removed",
        "Receivers that rely on it fail.", "Go on sending the parameter.");

    public static Rule SentBecameRequired { get; } = new("sent-parameter-became-required", Compatible,
        "A parameter of a webhook or callback became required",
        "Receivers can rely on more than before.");

    public static Rule SentBecameOptional { get; } = new("sent-parameter-became-optional", Breaking,
        "A parameter of a webhook or callback became optional",
        "Receivers that take it for granted fail when it is missing.", "Go on sending the parameter.");

    public static Rule PathDeclared { get; } = new("path-parameter-declared", Compatible, "A part of the path was declared as a parameter",
        "Whoever calls the path fills it already.");

    public static Rule PathUndeclared { get; } = new("path-parameter-undeclared", Compatible,
        "A part of the path is no longer declared as a parameter",
        "Whoever calls the path fills it still.");

    public static Rule PathSwapped { get; } = new("path-parameters-swapped", Risky, "The parameters of a path changed places",
        "If the names were right before, calls ask for the one where they mean the other.",
        "Give names that were never there, if the old ones were wrong.");

    public static Rule OrderChanged { get; } = new("parameter-order-changed", Compatible, "The order of the parameters changed",
        "The order is not sent.", "Keep the order: C# arguments follow it.");

    public static Rule DefaultAdded { get; } = new("parameter-default-added", Risky, "A parameter got a default",
        "Clients that leave it out may get another behaviour.", "Make sure that the default is what absence meant before.");

    public static Rule DefaultChanged { get; } = new("parameter-default-changed", Breaking, "The default of a parameter changed",
        "Clients that leave it out get another behaviour without a word.", "Keep the default, and let clients ask for the new behaviour.");

    public static Rule DefaultRemoved { get; } = new("parameter-default-removed", Breaking, "The default of a parameter was removed",
        "What clients that leave it out get is no longer said.", "Say what stands in for the value.");

    public static Rule Deprecated { get; } = new("parameter-deprecated", Compatible, "A parameter was deprecated",
        "It still works; the C# compiler warns who sets it.", Kind: RuleKind.Deprecation);

    public static Rule Reactivated { get; } = new("parameter-reactivated", Compatible, "A parameter is no longer deprecated",
        "It goes on working.", Kind: RuleKind.Reactivation);
}
