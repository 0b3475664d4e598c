using CloudMgmt.ContractDiff.Rules;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.Comparison;

/// <summary>Compares what tells alternatives apart. Its values are sent; the names of the schemas that they stand for are not.</summary>
internal static class DiscriminatorComparison
{
    public static void Compare(Differ differ, SchemaComparison schemas)
    {
        var (@base, head) = (differ.Base["discriminator"] as MapNode, differ.Head["discriminator"] as MapNode);
        if (@base is null && head is null)
            return;
        if (@base is null)
        {
            differ.ReportKeyword(
                SchemaRules.DiscriminatorAdded, "discriminator", $"{differ.Name} has the discriminator '{head.Text("propertyName")}' now.");
        }
        else if (head is null)
        {
            differ.ReportKeyword(SchemaRules.DiscriminatorRemoved, "discriminator", $"{differ.Name} no longer has the discriminator '{@base.Text("propertyName")}'.");
        }
        else
        {
            Compare(differ, @base, head, schemas);
        }
    }

    /// <summary>Without a mapping, the name of a schema is the value that stands for it.</summary>
    /// <param name="differ">The schema with the discriminator.</param>
    /// <param name="base">An alternative.</param>
    /// <param name="head">The same in the new document.</param>
    public static void CompareNames(Differ differ, Node @base, Node head)
    {
        if (differ.Base["discriminator"] is null || differ.Head["discriminator"] is null)
            return;
        var (baseName, headName) = (AlternativeMatching.Name(@base), AlternativeMatching.Name(head));
        if (baseName == headName
            || ApiDocument.Reference(@base) is null
            || ApiDocument.Reference(head) is null
            || IsMapped(differ.Base, @base)
            || IsMapped(differ.Head, head))
        {
            return;
        }
        if (differ.Head["discriminator"].Map("mapping")?.Has(baseName!) != true)
        {
            differ.Report(
                SchemaRules.MappingRemoved, $"{differ.Name} no longer has the discriminator value '{baseName}'.", @base, head,
                baseText: baseName);
        }
        if (differ.Base["discriminator"].Map("mapping")?.Has(headName!) != true)
        {
            differ.Report(
                SchemaRules.MappingAdded, $"{differ.Name} has the discriminator value '{headName}' now.", @base, head, headText: headName);
        }
    }

    private static bool IsMapped(SchemaView view, Node form)
        => view["discriminator"].Map("mapping") is { } mapping
            && mapping.Entries.Any(entry => view.Mapped(entry.Value) is { } target && view.Of(target) == view.Of(form));

    private static void Compare(Differ differ, MapNode @base, MapNode head, SchemaComparison schemas)
    {
        if (@base.Text("propertyName") != head.Text("propertyName"))
        {
            differ.Report(SchemaRules.DiscriminatorPropertyChanged,
                $"{differ.Name} is told apart by '{head.Text("propertyName")}' now, no longer by '{@base.Text("propertyName")}'.",
                @base, head, @base.Text("propertyName"), head.Text("propertyName"));
        }

        var (baseMapping, headMapping) = (@base.Map("mapping"), head.Map("mapping"));
        foreach (var (value, target) in baseMapping?.Entries ?? [])
        {
            if ((headMapping?[value] ?? Named(differ.Head, value)) is { } headTarget)
            {
                CompareTargets(differ, value, target, headTarget, schemas);
            }
            else
            {
                differ.Report(
                    SchemaRules.MappingRemoved, $"{differ.Name} no longer has the discriminator value '{value}'.", target, head,
                    baseText: target.Text());
            }
        }

        foreach (var (value, target) in headMapping?.Entries ?? [])
        {
            if (baseMapping?.Has(value) != true && Named(differ.Base, value) is null)
            {
                differ.Report(
                    SchemaRules.MappingAdded, $"{differ.Name} has the discriminator value '{value}' now.", @base, target,
                    headText: target.Text());
            }
        }

        // Since OpenAPI 3.2 values that are not listed have a form, too.
        var (baseDefault, headDefault) = (@base["defaultMapping"], head["defaultMapping"]);
        if (baseDefault is not null && headDefault is not null)
        {
            CompareTargets(differ, "any other", baseDefault, headDefault, schemas);
        }
        else if (baseDefault is not null)
        {
            differ.Report(
                SchemaRules.MappingRemoved, $"{differ.Name} no longer has a form for any other discriminator value.", baseDefault, head,
                baseText: baseDefault.Text());
        }
        else if (headDefault is not null)
        {
            differ.Report(
                SchemaRules.MappingAdded, $"{differ.Name} has a form for any other discriminator value now.", @base, headDefault,
                headText: headDefault.Text());
        }

        // Listed, the alternatives are all there are.
        if (differ.Base.Alternatives.Count == 0 && differ.Head.Alternatives.Count == 0)
            CompareChildren(differ, schemas);
    }

    private static void CompareChildren(Differ differ, SchemaComparison schemas)
    {
        var (@base, head) = (differ.Base.Children, differ.Head.Children);
        foreach (var (name, child) in @base)
        {
            if (head.TryGetValue(name, out var same))
            {
                differ.Pair.Add(schemas.Compare(child, same, differ.Direction, differ.Notation));
            }
            else if (!IsMapped(differ.Base, child) && differ.Head["discriminator"].Map("mapping")?.Has(name) != true)
            {
                differ.Report(
                    SchemaRules.MappingRemoved, $"{differ.Name} no longer has the discriminator value '{name}'.", child, differ.Head.Node,
                    baseText: name);
            }
        }
        foreach (var (name, child) in head.Where(child => !@base.ContainsKey(child.Key) && !IsMapped(differ.Head, child.Value)))
        {
            if (differ.Base["discriminator"].Map("mapping")?.Has(name) != true)
            {
                differ.Report(
                    SchemaRules.MappingAdded, $"{differ.Name} has the discriminator value '{name}' now.", differ.Base.Node, child,
                    headText: name);
            }
        }
    }

    private static void CompareTargets(Differ differ, string value, Node @base, Node head, SchemaComparison schemas)
    {
        var isSameName = @base.Text() is not null && @base.Text() == head.Text();
        if (Target(differ.Base, @base) is { } baseTarget && Target(differ.Head, head) is { } headTarget
            && (isSameName || schemas.Worst(schemas.Try(baseTarget, headTarget, differ.Direction, differ.Notation)) < Verdict.Breaking))
        {
            differ.Pair.Add(schemas.Compare(baseTarget, headTarget, differ.Direction, differ.Notation));
        }
        else if (!isSameName)
        {
            differ.Report(SchemaRules.MappingChanged, $"The discriminator value '{value}' of {differ.Name} stands for {Describe(head)} now, no longer for {Describe(@base)}.",
                @base, head, Describe(@base), Describe(head));
        }
    }

    private static Node? Named(SchemaView view, string value)
        => view.Alternatives.FirstOrDefault(form => ApiDocument.Reference(form) is not null && AlternativeMatching.Name(form) == value);

    private static Node? Target(SchemaView view, Node target) => target is MapNode ? target : view.Mapped(target);

    private static string Describe(Node target) => target.Text() ?? ApiDocument.Reference(target) ?? target.ToJson();
}
