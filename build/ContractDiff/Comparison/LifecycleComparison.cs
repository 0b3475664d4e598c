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
        var (@base, head) = (differ.Base["default"], differ.Head["default"]);
        if (@base.SameAs(head))
            return;
        var kind = @base is null ? SchemaRules.DefaultAdded : head is null ? SchemaRules.DefaultRemoved : SchemaRules.DefaultChanged;
        var message = head is null ? $"{differ.Name} no longer has a default (it was {@base!.ToJson()})." : $"{differ.Name} is {head.ToJson()} now when it is left out.";
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

    private static void CompareDiscriminators(Differ differ, SchemaComparison schemas)
    {
        var (@base, head) = (differ.Base["discriminator"] as MapNode, differ.Head["discriminator"] as MapNode);
        if (@base is null && head is null)
            return;
        if (@base is null)
            differ.ReportKeyword(SchemaRules.DiscriminatorAdded, "discriminator", $"{differ.Name} has the discriminator '{head.Text("propertyName")}' now.");
        else if (head is null)
            differ.ReportKeyword(SchemaRules.DiscriminatorRemoved, "discriminator", $"{differ.Name} no longer has the discriminator '{@base.Text("propertyName")}'.");
        else
            Compare(differ, @base, head, schemas);
    }

    private static void Compare(Differ differ, MapNode @base, MapNode head, SchemaComparison schemas)
    {
        if (@base.Text("propertyName") != head.Text("propertyName"))
        {
            differ.Report(SchemaRules.DiscriminatorPropertyChanged, $"{differ.Name} is told apart by '{head.Text("propertyName")}' now, no longer by '{@base.Text("propertyName")}'.",
                @base, head, @base.Text("propertyName"), head.Text("propertyName"));
        }

        var (baseMapping, headMapping) = (@base.Map("mapping"), head.Map("mapping"));
        foreach (var (value, target) in baseMapping?.Entries ?? [])
        {
            if (headMapping?[value] is not { } headTarget)
            {
                differ.Report(SchemaRules.MappingRemoved, $"{differ.Name} no longer has the discriminator value '{value}'.", target, head, baseText: target.Text());
            }
            else if (headTarget.Text() != target.Text())
            {
                differ.Report(SchemaRules.MappingChanged, $"The discriminator value '{value}' of {differ.Name} stands for {headTarget.Text()} now, no longer for {target.Text()}.",
                    target, headTarget, target.Text(), headTarget.Text());
            }
            else if (differ.Base.Mapped(target) is { } subtype && differ.Head.Mapped(headTarget) is { } same)
            {
                differ.Pair.Add(schemas.Compare(subtype, same, differ.Direction));
            }
        }

        foreach (var (value, target) in headMapping?.Entries ?? [])
        {
            if (baseMapping?.Has(value) != true)
                differ.Report(SchemaRules.MappingAdded, $"{differ.Name} has the discriminator value '{value}' now.", @base, target, headText: target.Text());
        }
    }
}
