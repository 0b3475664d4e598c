using static CloudMgmt.ContractDiff.Rules.Verdict;

namespace CloudMgmt.ContractDiff.Rules;

/// <summary>Changes of the credentials that operations ask for.</summary>
internal static class SecurityRules
{
    public static Rule BecameRequired { get; } = new("security-became-required", Breaking, "A credential became required",
        "Clients that send none are refused.", "Accept calls without a credential for a while.");

    public static Rule AlternativeAdded { get; } = new("security-alternative-added", Compatible, "Another credential is accepted",
        "Clients go on with theirs.");

    public static Rule AlternativeRemoved { get; } = new("security-alternative-removed", Breaking, "A credential is no longer accepted",
        "Clients that send it are refused.", "Accept both credentials for a while.");

    public static Rule Lifted { get; } = new("security-lifted", Compatible, "No credential is required any more",
        "Clients that send one go on.");

    public static Rule ScopeAdded { get; } = new("security-scope-added", Breaking, "A credential needs another scope",
        "Clients whose tokens lack the scope are refused.", "Accept tokens without the scope for a while.");

    public static Rule ScopeRemoved { get; } = new("security-scope-removed", Compatible, "A credential needs fewer scopes",
        "Tokens that were good enough still are.");

    public static Rule SchemeAdded { get; } = new("security-scheme-added", Compatible, "A security scheme was added",
        "By itself it asks for nothing.");

    public static Rule SchemeRemoved { get; } = new("security-scheme-removed", Compatible,
        "A security scheme that nothing uses was removed", "No operation asked for it.");

    public static Rule SchemeRenamed { get; } = new("security-scheme-renamed", Compatible, "A security scheme was renamed",
        "Its name is not sent.", Kind: RuleKind.Name);

    public static Rule BearerFormatChanged { get; } = new("security-bearer-format-changed", Compatible, "Tokens are of another format",
        "The format is a hint; clients pass tokens on as they are.");

    public static Rule SchemeChanged { get; } = new("security-scheme-changed", Breaking, "A credential is sent in another way",
        "Clients that send it in the old way are refused.", "Accept both ways, as two schemes.");

    public static Rule TokensDiffer { get; } = new("security-token-changed", Risky, "Tokens are had in another way",
        "Clients that go on with tokens of the old kind may be refused.",
        "Accept tokens of both kinds for a while.");

    public static Rule UnusedSchemeChanged { get; } = new("unused-security-scheme-changed", Compatible,
        "A security scheme that nothing uses changed", "No operation asked for it.");

    public static Rule UrlChanged { get; } = new("security-url-changed", Risky, "Tokens come from another address",
        "Clients that are configured with the old address get no tokens when that closes.", "Keep the old address open.");

    public static Rule FlowRemoved { get; } = new("security-flow-removed", Breaking, "A way to get tokens was removed",
        "Clients that use it get no tokens.", "Keep the flow for a while.");

    public static Rule FlowAdded { get; } = new("security-flow-added", Compatible, "A way to get tokens was added",
        "Clients go on with theirs.");

    public static Rule SchemeScopeRemoved { get; } = new("security-scheme-scope-removed", Risky, "A scope is no longer offered",
        "Clients that ask for it may be refused.", "Go on offering the scope.");

    public static Rule SchemeScopeAdded { get; } = new("security-scheme-scope-added", Compatible, "A scope is offered",
        "Nobody has to ask for it.");
}
