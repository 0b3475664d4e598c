using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.Comparison;

/// <summary>Whether no value can be of two forms at once, as far as that can be told.</summary>
internal static class Disjointness
{
    /// <summary>Whether each pair of alternatives is told apart: by a discriminator, or by what the forms say.</summary>
    public static bool OfAlternatives(SchemaView view)
    {
        if (view["discriminator"] is not null)
            return true;
        var forms = view.Cases.Take(Coverage.MaximumTrials).ToList();
        return view.Alternatives.Count <= forms.Count && forms.SkipLast(1).Index().All(form => forms.Skip(form.Index + 1).All(other => Are(form.Item, other)));
    }

    private static bool Are(SchemaView one, SchemaView other)
    {
        if ((one.Types & other.Types & ~JsonTypes.Null) == JsonTypes.None)
            return true;
        if (ValueComparison.Values(one) is { } values && ValueComparison.Values(other) is { } others)
            return !values.Keys.Any(others.ContainsKey);
        return one.Types == JsonTypes.Object && other.Types == JsonTypes.Object
            && (one.Required.Union(other.Required).Any(name => one.Required.Contains(name) && other.Required.Contains(name) ? Differ(one, other, name)
                : one.Required.Contains(name) ? Forbids(other, name) : Forbids(one, name)));
    }

    // A schema that leads to itself ends at the properties of the first level.
    private static bool Differ(SchemaView one, SchemaView other, string name)
    {
        if (one.Property(name) is not { } property || other.Property(name) is not { } counterpart)
            return false;
        return (property.Types & counterpart.Types) == JsonTypes.None
            || (ValueComparison.Values(property) is { } values && ValueComparison.Values(counterpart) is { } others
                && !property.Types.HasFlag(JsonTypes.Null) && !values.Keys.Any(others.ContainsKey));
    }

    private static bool Forbids(SchemaView view, string name)
        => view["additionalProperties"] is ScalarNode { Text: "false" } && view["patternProperties"] is null && !view.Properties.ContainsKey(name);
}
