using static CloudMgmt.ContractDiff.Rules.Verdict;

namespace CloudMgmt.ContractDiff.Rules;

/// <summary>The four rules of one bound, such as <c>maxLength</c>.</summary>
internal sealed class BoundRules
{
    private BoundRules(string name, string noun, bool isUpper)
    {
        IsUpper = isUpper;
        Set = SchemaRule.Of($"{name}-set", $"{Capital(noun)} was set",
            (Risky, "Clients that send values beyond it are refused, if the service did not refuse them before."), (Compatible, "Whatever arrives is what clients expect today."), Loosen);
        Unset = SchemaRule.Of($"{name}-unset", $"{Capital(noun)} was lifted",
            (Compatible, "Whatever clients send today stays valid."),
            (Breaking, "Clients that rely on the bound receive values beyond it."), Keep);
        Tightened = SchemaRule.Of(
            $"{name}-{(isUpper ? "decreased" : "increased")}", $"{Capital(noun)} became {(isUpper ? "smaller" : "greater")}",
            (Breaking, "Clients that send values which were valid are refused."),
            (Compatible, "Whatever arrives is what clients expect today."), Loosen);
        Loosened = SchemaRule.Of(
            $"{name}-{(isUpper ? "increased" : "decreased")}", $"{Capital(noun)} became {(isUpper ? "greater" : "smaller")}",
            (Compatible, "Whatever clients send today stays valid."),
            (Breaking, "Clients that rely on the bound receive values beyond it."), Keep);
    }

    private const string Loosen = "Accept the old values as long as clients send them.";
    private const string Keep = "Keep the bound for what is sent to old clients.";

    public static BoundRules Minimum { get; } = new("minimum", "the minimum", isUpper: false);

    public static BoundRules Maximum { get; } = new("maximum", "the maximum", isUpper: true);

    public static BoundRules MinLength { get; } = new("min-length", "the minimum length", isUpper: false);

    public static BoundRules MaxLength { get; } = new("max-length", "the maximum length", isUpper: true);

    public static BoundRules MinItems { get; } = new("min-items", "the minimum number of items", isUpper: false);

    public static BoundRules MaxItems { get; } = new("max-items", "the maximum number of items", isUpper: true);

    public static BoundRules MinProperties { get; } = new("min-properties", "the minimum number of properties", isUpper: false);

    public static BoundRules MaxProperties { get; } = new("max-properties", "the maximum number of properties", isUpper: true);

    public static BoundRules MinContains { get; } = new("min-contains", "the minimum number of certain items", isUpper: false);

    public static BoundRules MaxContains { get; } = new("max-contains", "the maximum number of certain items", isUpper: true);

    public static IReadOnlyList<BoundRules> All { get; } =
        [Minimum, Maximum, MinLength, MaxLength, MinItems, MaxItems, MinProperties, MaxProperties, MinContains, MaxContains];

    public bool IsUpper { get; }

    public SchemaRule Set { get; }

    public SchemaRule Unset { get; }

    public SchemaRule Tightened { get; }

    public SchemaRule Loosened { get; }

    public IEnumerable<SchemaRule> Rules => [Set, Unset, Tightened, Loosened];

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
