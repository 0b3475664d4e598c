using CloudMgmt.ContractDiff.Rules;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.Comparison;

/// <summary>Compares defaults, and whether a schema is deprecated and until when it lives.</summary>
internal static class LifecycleComparison
{
    public static void Compare(Differ differ, SchemaComparison schemas)
    {
        if (!differ.IsParameter)
            CompareDefaults(differ);
        CompareDeprecation(differ);
        // Asked first: the name is much work, and hardly any schema has a level.
        if (differ.Either("x-stability-level"))
        {
            StabilityComparison.Compare(
                differ.Pair, differ.Name, differ.Base["x-stability-level"], differ.Head["x-stability-level"], differ.Base.Node,
                differ.Head.Node);
        }

        DiscriminatorComparison.Compare(differ, schemas);
    }

    private static void CompareDefaults(Differ differ)
    {
        var (@base, head) = (differ.Base["default"], differ.Head["default"]);
        if (@base.SameAs(head))
            return;
        var kind = @base is null ? SchemaRules.DefaultAdded : head is null ? SchemaRules.DefaultRemoved : SchemaRules.DefaultChanged;
        var message = head is null
            ? $"{differ.Name} no longer has a default (it was {@base!.ToJson()})."
            : $"{differ.Name} is {head.ToJson()} now when it is left out.";
        differ.ReportKeyword(kind, "default", message);
    }

    private static void CompareDeprecation(Differ differ)
    {
        var (@base, head) = (differ.Base.HasFlag("deprecated"), differ.Head.HasFlag("deprecated"));
        if (!@base && head)
            differ.ReportKeyword(SchemaRules.Deprecated, "deprecated", $"{differ.Name} is deprecated now.");
        else if (@base && !head)
            differ.ReportKeyword(SchemaRules.Reactivated, "deprecated", $"{differ.Name} is no longer deprecated.");
        if (head)
            SunsetComparison.Compare(differ.Pair, differ.Name, differ.Base["x-sunset"], differ.Head["x-sunset"], differ.Head.Node);
    }
}
