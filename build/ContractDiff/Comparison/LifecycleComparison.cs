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
        StabilityComparison.Compare(differ.Pair, differ.Name, differ.Base["x-stability-level"], differ.Head["x-stability-level"], differ.Base.Node, differ.Head.Node);
        CompareDiscriminators(differ, schemas);
    }

    private static void CompareDefaults(Differ differ)
    {
        var (before, after) = (differ.Base["default"], differ.Head["default"]);
        if (before.SameAs(after))
            return;
        var kind = before is null ? SchemaRules.DefaultAdded : after is null ? SchemaRules.DefaultRemoved : SchemaRules.DefaultChanged;
        var message = after is null ? $"{differ.Name} no longer has a default (it was {before!.ToJson()})." : $"{differ.Name} is {after.ToJson()} now when it is left out.";
        differ.ReportKeyword(kind, "default", message);
    }

    private static void CompareDeprecation(Differ differ)
    {
        var (before, after) = (differ.Base.HasFlag("deprecated"), differ.Head.HasFlag("deprecated"));
        if (!before && after)
            differ.ReportKeyword(SchemaRules.Deprecated, "deprecated", $"{differ.Name} is deprecated now.");
        else if (before && !after)
            differ.ReportKeyword(SchemaRules.Reactivated, "deprecated", $"{differ.Name} is no longer deprecated.");
        if (after)
            SunsetComparison.Compare(differ.Pair, differ.Name, differ.Base["x-sunset"], differ.Head["x-sunset"], differ.Head.Node);
    }

    private static void CompareDiscriminators(Differ differ, SchemaComparison schemas)
    {
        var (before, after) = (differ.Base["discriminator"] as MapNode, differ.Head["discriminator"] as MapNode);
        if (before is null && after is null)
            return;
        if (before is null)
            differ.ReportKeyword(SchemaRules.DiscriminatorAdded, "discriminator", $"{differ.Name} has the discriminator '{after.Text("propertyName")}' now.");
        else if (after is null)
            differ.ReportKeyword(SchemaRules.DiscriminatorRemoved, "discriminator", $"{differ.Name} no longer has the discriminator '{before.Text("propertyName")}'.");
        else
            Compare(differ, before, after, schemas);
    }

    private static void Compare(Differ differ, MapNode before, MapNode after, SchemaComparison schemas)
    {
        if (before.Text("propertyName") != after.Text("propertyName"))
        {
            differ.Report(SchemaRules.DiscriminatorPropertyChanged, $"{differ.Name} is told apart by '{after.Text("propertyName")}' now, no longer by '{before.Text("propertyName")}'.",
                before, after, before.Text("propertyName"), after.Text("propertyName"));
        }

        var (old, @new) = (before.Map("mapping"), after.Map("mapping"));
        foreach (var (value, target) in old?.Entries ?? [])
        {
            if (@new?[value] is not { } current)
            {
                differ.Report(SchemaRules.MappingRemoved, $"{differ.Name} no longer has the discriminator value '{value}'.", target, after, before: target.Text());
            }
            else if (current.Text() != target.Text())
            {
                differ.Report(SchemaRules.MappingChanged, $"The discriminator value '{value}' of {differ.Name} stands for {current.Text()} now, no longer for {target.Text()}.",
                    target, current, target.Text(), current.Text());
            }
            else if (differ.Base.Mapped(target) is { } subtype && differ.Head.Mapped(current) is { } same)
            {
                differ.Pair.Add(schemas.Compare(subtype, same, differ.Direction));
            }
        }

        foreach (var (value, target) in @new?.Entries ?? [])
        {
            if (old?.Has(value) != true)
                differ.Report(SchemaRules.MappingAdded, $"{differ.Name} has the discriminator value '{value}' now.", before, target, after: target.Text());
        }
    }
}
