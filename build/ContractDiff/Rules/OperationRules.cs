using static CloudMgmt.ContractDiff.Rules.Verdict;

namespace CloudMgmt.ContractDiff.Rules;

/// <summary>Changes of paths, operations, webhooks and callbacks, and of how long they are promised to live.</summary>
internal static class OperationRules
{
    private const string Deprecate = "Mark the operation as deprecated with a sunset date, and remove it after that.";

    public static Rule Added { get; } = new("operation-added", Compatible, "An operation was added",
        "Clients that do not know it do not call it.");

    public static Rule Removed { get; } = new("operation-removed", Breaking, "An operation was removed",
        "Every client that calls it fails.", Deprecate);

    public static Rule Covered { get; } = new("operation-covered", Compatible, "A path became one of those of a template",
        "Calls of the old path go to the other operation, with which it is compared.");

    public static Rule LeftToTemplate { get; } = new("operation-left-to-template", Risky,
        "An operation was removed, and its path is left to a template that was there",
        "Its calls go to the other operation, which was there for something else, such as a user who is called logout.", Deprecate);

    public static Rule RemovedBeforeSunset { get; } = new("operation-removed-before-sunset", Breaking,
        "A deprecated operation was removed before its sunset date",
        "Clients that trusted the date fail.", "Keep the operation until that date.");

    public static Rule RemovedAfterDeprecation { get; } = new("operation-removed-after-deprecation", Risky,
        "A deprecated operation was removed",
        "Clients that passed over the deprecation fail.", "Look at the traffic before the operation goes.");

    public static Rule Deprecated { get; } = new("operation-deprecated", Compatible, "An operation was deprecated",
        "It still works; the C# compiler warns who calls it.", Kind: RuleKind.Deprecation);

    public static Rule Reactivated { get; } = new("operation-reactivated", Compatible, "An operation is no longer deprecated",
        "It goes on working.", Kind: RuleKind.Reactivation);

    public static Rule SunsetRemoved { get; } = new("sunset-removed", Breaking, "The sunset date of something deprecated was removed",
        "Clients no longer know until when they can rely on it.", "Keep the date, or move it to a later one.", Kind: RuleKind.Remark);

    public static Rule SunsetEarlier { get; } = new("sunset-earlier", Breaking, "The sunset date was moved forward",
        "Clients that planned for the old date fail before it.", "Keep the date, or move it to a later one.", Kind: RuleKind.Remark);

    public static Rule SunsetInvalid { get; } = new("sunset-invalid", Breaking, "A sunset date is not a date",
        "Nobody can tell until when clients can rely on it, or whether the date was moved forward.",
        "Write the date as 2027-12-31.", Kind: RuleKind.Remark);

    public static Rule StabilityDecreased { get; } = new("stability-decreased", Breaking, "The stability level went down",
        "Clients that chose a stable interface get one that may change at any time.", "Keep the level.", Kind: RuleKind.Remark);

    public static Rule StabilityIncreased { get; } = new("stability-increased", Compatible, "The stability level went up",
        "Clients can rely on more than before.", Kind: RuleKind.Remark);

    public static Rule StabilityInvalid { get; } = new("stability-invalid", Breaking,
        "The stability level is none of draft, alpha, beta, stable",
        "What clients can rely on cannot be told.", "Use one of draft, alpha, beta and stable.", Kind: RuleKind.Remark);

    public static Rule TagsChanged { get; } = new("tags-changed", Compatible, "The tags of an operation changed",
        "Tags are not sent; this generator makes one client per document.", Kind: RuleKind.Remark);

    public static Rule OperationIdChanged { get; } = new("operation-id-changed", Compatible, "The operationId changed", "It is not sent.",
        "Keep the operationId: the C# method is called after it.", Kind: RuleKind.Name);

    public static Rule WebhookAdded { get; } = new("webhook-added", Compatible, "A webhook was added",
        "Clients that do not know it do not subscribe to it.");

    public static Rule WebhookRemoved { get; } = new("webhook-removed", Breaking, "A webhook was removed",
        "Clients that wait for it wait in vain.", "Mark it as deprecated first.");

    public static Rule CallbackAdded { get; } = new("callback-added", Compatible, "A callback was added",
        "Clients that do not know it do not ask for it.");

    public static Rule CallbackRemoved { get; } = new("callback-removed", Breaking, "A callback was removed",
        "Clients that wait for it wait in vain.", "Mark it as deprecated first.");

    public static Rule PathRenamed { get; } = new("path-parameter-renamed", Compatible, "A path parameter was renamed",
        "Its name is not sent, only its value.",
        "Keep the name: C# callers may name the argument.");

    public static Rule PrefixMoved { get; } = new("path-prefix-moved", Compatible, "A part of the address moved between servers and paths",
        "The whole address is the same.", Kind: RuleKind.Name);

    public static Rule ServerAdded { get; } = new("server-added", Compatible, "A server was added", "The other servers go on.");

    public static Rule ServerRemoved { get; } = new("server-removed", Breaking, "A server was removed",
        "Clients that are configured with its address fail.",
        "Redirect the old address to the new one, and keep both in the document.");

    public static Rule ServerVariableChanged { get; } = new("server-variable-changed", Risky,
        "The default of a server variable changed",
        "Clients that rely on the default reach another address.", "Keep the default.");

    public static Rule ServerVariableRestricted { get; } = new("server-variable-restricted", Risky,
        "The values of a server variable are listed now",
        "Clients that are configured with another value reach nobody, if there was one.", "List all values that clients use.");
}
