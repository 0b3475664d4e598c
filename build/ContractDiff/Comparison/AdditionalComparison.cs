using CloudMgmt.ContractDiff.Rules;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.Comparison;

/// <summary>Compares what an object takes beside its properties: nothing, anything, or values of a certain form.</summary>
internal static class AdditionalComparison
{
    private enum Openness
    {
        Closed,
        Typed,
        Open,
    }

    // What may say something of other properties.
    private static readonly string[] Keywords =
        ["additionalProperties", "patternProperties", "unevaluatedProperties", "propertyNames", "maxProperties"];

    public static void Compare(Differ differ, SchemaComparison schemas)
    {
        if (!Array.Exists(Keywords, differ.Either))
            return;
        var ((@base, baseForm), (head, headForm)) = (Read(differ, differ.Base), Read(differ, differ.Head));
        if (baseForm is not null && headForm is not null)
        {
            differ.Pair.Add(schemas.Compare(baseForm, headForm, differ.Direction, differ.Inner));
        }
        else if (@base != head)
        {
            differ.ReportKeyword(
                Kind(@base, head), "additionalProperties", $"{differ.Name} takes {Describe(head)} now, no longer {Describe(@base)}.");
        }

        if ((@base == Openness.Closed) == (head == Openness.Closed))
            CompareTaken(differ);
    }

    // Each part of an allOf that takes no others knows its own properties only.
    private static void CompareTaken(Differ differ)
    {
        foreach (var name in differ.Base.Properties.Keys.Where(differ.Head.Properties.ContainsKey))
        {
            if (differ.Base.Property(name)!.IsNever || differ.Head.Property(name)!.IsNever)
                continue;
            var (was, @is) = (differ.Base.Takes(name), differ.Head.Takes(name));
            if (was != @is)
            {
                differ.ReportKeyword(
                    @is ? SchemaRules.AdditionalPropertiesOpened : SchemaRules.AdditionalPropertiesClosed, "additionalProperties",
                    $"{differ.Name} {(@is ? "takes" : "no longer takes")} the property '{name}', which {(@is ? "each part of it knows" : "a part of it does not know")} now.");
                return;
            }
        }
    }

    /// <summary>Compares what one document says of names of a pattern with what the other one says of any others.</summary>
    /// <returns>Whether it says something of them.</returns>
    public static bool ComparePattern(Differ differ, SchemaComparison schemas, KeywordEntry entry)
    {
        var (isNew, schema) = (entry.Base.Count == 0, entry.Base.Concat(entry.Head).First());
        var (own, other) = isNew ? (differ.Head, differ.Base) : (differ.Base, differ.Head);
        // What another part says of others holds for these names as well.
        var isOfPart = (schema.Parent?.Parent as MapNode)?["additionalProperties"] is not null;
        var (openness, form) = Read(differ, other);
        if ((isOfPart && openness == Openness.Closed) || (own.TakesNoneUnevaluated && other.TakesNoneUnevaluated))
        {
            differ.Report(
                isNew ? SchemaRules.AdditionalPropertiesOpened : SchemaRules.AdditionalPropertiesClosed,
                $"{differ.Name} {(isNew ? "takes" : "no longer takes")} properties whose names match '{entry.Key}'{(isNew ? " now" : "")}.",
                isNew ? differ.Base.Node : schema, isNew ? schema : differ.Head.Node);
            return true;
        }
        if (!isOfPart || form is null)
            return false;
        differ.Pair.Add(isNew
            ? schemas.Compare(form, differ.Head.Of(entry.Head), differ.Direction, differ.Inner)
            : schemas.Compare(differ.Base.Of(entry.Base), form, differ.Direction, differ.Inner));
        return true;
    }

    /// <summary>Whether objects have no other properties than those that a schema describes.</summary>
    public static bool AreClosed(Differ differ, SchemaView view)
        => !view.HasPatterns && Read(differ, view) is (Openness.Closed, _);

    private static (Openness, SchemaView?) Read(Differ differ, SchemaView view)
    {
        List<Node> values = differ.NameNothing && view.OfAnyName is { } any ? [any]
            : [.. view.All("additionalProperties"), .. differ.ArePlain ? view.All("unevaluatedProperties") : []];
        if (values.Exists(SchemaViews.IsNothing) || NamesAll(view) || Bounds.Of(view, "maxProperties") is { Value: 0 })
            return (Openness.Closed, null);
        List<Node> forms = [.. values.OfType<MapNode>()];
        return forms.Count > 0 && view.Of(forms) is { Types: not JsonTypes.Any } form ? (Openness.Typed, form) : (Openness.Open, null);
    }

    // Names that are listed are the only ones.
    private static bool NamesAll(SchemaView view)
        => view["propertyNames"] is { } names && ValueComparison.Values(view.Of(names)) is { } values
            && values.Count == view.Properties.Count
            && values.Values.All(name => name.Text() is { } text && view.Properties.ContainsKey(text));

    private static SchemaRule Kind(Openness @base, Openness head) => (@base, head) switch
    {
        (_, Openness.Closed) => SchemaRules.AdditionalPropertiesClosed,
        (Openness.Closed, _) => SchemaRules.AdditionalPropertiesOpened,
        (_, Openness.Typed) => SchemaRules.AdditionalPropertiesNarrowed,
        _ => SchemaRules.AdditionalPropertiesWidened,
    };

    private static string Describe(Openness openness) => openness switch
    {
        Openness.Closed => "no other properties",
        Openness.Typed => "other properties of a certain form",
        _ => "any other properties",
    };
}
