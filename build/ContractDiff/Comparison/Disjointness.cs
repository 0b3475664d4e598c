namespace CloudMgmt.ContractDiff.Comparison;

/// <summary>Whether no value can be of two forms at once, as far as that can be told.</summary>
/// <param name="schemas">Says how much may be looked into.</param>
/// <param name="known">The properties that values may have; null if they may have any.</param>
internal sealed class Disjointness(SchemaComparison schemas, IReadOnlySet<string>? known = null)
{
    private const int MaximumDepth = 3;

    // Beyond that it takes more time than it is worth.
    private const int MaximumPairs = 1024;

    private readonly Dictionary<(SchemaView, SchemaView, int Depth), bool> _known = [];

    /// <summary>Whether each pair of alternatives is told apart: by a discriminator, or by what the forms say.</summary>
    public static bool OfAlternatives(SchemaView view, SchemaComparison schemas)
    {
        if (view["discriminator"] is not null)
            return true;
        var (forms, disjointness) = (view.Cases.ToList(), new Disjointness(schemas));
        return forms.SkipLast(1).Index().All(form => forms.Skip(form.Index + 1).All(other => disjointness.Are(form.Item, other)));
    }

    public bool Are(SchemaView one, SchemaView other) => Are(one, other, depth: 0);

    private bool Are(SchemaView one, SchemaView other, int depth)
    {
        if (!_known.TryGetValue((one, other, depth), out var known))
            _known.Add((one, other, depth), known = schemas.Spend() && Tell(one, other, depth));
        return known;
    }

    private bool Tell(SchemaView one, SchemaView other, int depth)
    {
        var types = one.Types & other.Types & ~JsonTypes.Null;
        if (types == JsonTypes.None || one.IsNever || other.IsNever)
            return true;
        if (depth < MaximumDepth && (one.Alternatives.Count > 0 || other.Alternatives.Count > 0))
        {
            return (long)Math.Max(one.Alternatives.Count, 1) * Math.Max(other.Alternatives.Count, 1) <= MaximumPairs
                && one.Cases.All(form => other.Cases.All(counterpart => Are(form, counterpart, depth + 1)));
        }
        if (ValueComparison.Values(one) is { } values)
            return values.Values.All(value => Acceptance.Of(one, value) == false || Acceptance.Of(other, value) == false);
        if (ValueComparison.Values(other) is { } others)
            return others.Values.All(value => Acceptance.Of(one, value) == false || Acceptance.Of(other, value) == false);
        return types switch
        {
            JsonTypes.Number or JsonTypes.Integer => !Bounds.Meet(one, other, "minimum", "maximum"),
            JsonTypes.Text => !Bounds.Meet(one, other, "minLength", "maxLength") || HaveOtherFormats(one, other),
            JsonTypes.Array => !Bounds.Meet(one, other, "minItems", "maxItems"),
            JsonTypes.Object => AreObjects(one, other, depth),
            _ => false,
        };
    }

    private static bool HaveOtherFormats(SchemaView one, SchemaView other)
        => Formats.Of(one) is { } format && Formats.Of(other) is { } counterpart && format != counterpart
            && Formats.Restricts(format, JsonTypes.Text) && Formats.Restricts(counterpart, JsonTypes.Text);

    // What one of them asks for is there, and has to be what both say of it.
    private bool AreObjects(SchemaView one, SchemaView other, int depth)
        => other.AskedBy(one.AskedBy([.. one.Required, .. other.Required])).Any(name => known?.Contains(name) == false
            || Forbids(one, name) || Forbids(other, name) || Differ(one, other, name, depth));

    private bool Differ(SchemaView one, SchemaView other, string name, int depth)
    {
        if (one.Property(name) is not { } property || other.Property(name) is not { } counterpart)
            return false;
        return !(property.Types & counterpart.Types).HasFlag(JsonTypes.Null)
            && depth < MaximumDepth
            && Are(property, counterpart, depth + 1);
    }

    private static bool Forbids(SchemaView view, string name)
        => !view.Takes(name) || view.Property(name) is { TakesNothing: true };
}
