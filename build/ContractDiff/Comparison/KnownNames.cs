using CloudMgmt.ContractDiff.Rules;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.Comparison;

/// <summary>The properties that one form of a value knows are known to who sends another one.</summary>
internal static class KnownNames
{
    private const int MaximumDepth = 3;

    /// <summary>
    /// Finds properties of which a form said nothing, so that it took whatever another form says of them, and that no form takes that way
    /// now.
    /// </summary>
    public static void Compare(Differ differ, SchemaComparison schemas)
    {
        // With a discriminator, clients go by that; and of many forms it takes more time than it is worth.
        if (differ.Direction != Direction.Request || differ.Base["discriminator"] is not null
            || Math.Max(differ.Base.Alternatives.Count, differ.Head.Alternatives.Count) > Coverage.MaximumTrials)
        {
            return;
        }

        var (forms, now, disjointness) = (Objects(differ.Base), Objects(differ.Head), new Disjointness(schemas));
        foreach (var sent in forms.Where(form => !AdditionalComparison.AreClosed(differ, form)
            && !now.Exists(other => schemas.AreUnchanged(form.Node, other.Node))))
        {
            var readers = now.Where(reader => Takes(sent, reader)).ToList();
            if (readers.Count == 0)
                continue;
            foreach (var (name, property) in forms.Where(other => other != sent && MayMeet(sent, other)).SelectMany(Properties))
            {
                if (sent.Properties.ContainsKey(name) || !sent.Takes(name) || readers.Exists(reader => TakesIn(reader, name, property)))
                    continue;
                Report(differ, sent, readers.Find(reader => reader.Properties.ContainsKey(name)) ?? readers[0], name);
                break;
            }
        }

        // What nothing is of, a form or a property, says no more than the name.
        bool MayMeet(SchemaView sent, SchemaView other) => !disjointness.Are(sent, other) || disjointness.Are(other, other);

        // What was another form before says nothing of what this one could have.
        bool TakesIn(SchemaView reader, string name, SchemaView property)
            => reader.Property(name) is not { } described ? reader.Takes(name)
                : forms.Exists(form => schemas.AreUnchanged(form.Node, reader.Node)) ? reader.Properties[name].All(SchemaViews.IsAnything)
                : !property.TakesNothing && Takes(property, described);

        bool Takes(SchemaView sent, SchemaView reader)
            => OverlapComparison.IsTaken(schemas.Try(sent, reader, Direction.Request, differ.Notation), schemas);
    }

    /// <summary>The properties that any form of a schema knows.</summary>
    public static HashSet<string> Of(SchemaView sender)
        => [.. Said(sender, [], depth: 0).SelectMany(schema => schema.Properties.Keys.Concat(schema.Required)
            .Concat(schema.Dependencies.SelectMany(dependency => dependency.Others.Texts())))];

    private static void Report(Differ differ, SchemaView sent, SchemaView reader, string name)
    {
        var described = reader.Properties.TryGetValue(name, out var nodes) ? nodes[0] : null;
        differ.Report(
            SchemaRules.PropertyDescribed,
            $"{differ.Name}: what is {AlternativeMatching.Describe(sent.Node)} could have any '{name}' that another alternative has, and is taken {(described is null ? "without it" : "with one of a certain form")} only.",
            sent.Node, described ?? reader.Node, headText: described?.ToJson());
    }

    private static IEnumerable<(string Name, SchemaView Property)> Properties(SchemaView form)
        => form.Properties.Keys.Select(name => (name, form.Property(name)!)).Where(property => !property.Item2.IsNever);

    private static List<SchemaView> Objects(SchemaView view)
        => [.. Leaves(view, [], depth: 0).Where(form => form.Alternatives.Count == 0 && form.Types.HasFlag(JsonTypes.Object))
            .Take(Coverage.MaximumTrials)];

    // With the alternatives of alternatives, each once, unless those are many: by the hundreds, unions lead to each other.
    private static IEnumerable<SchemaView> Leaves(SchemaView view, HashSet<SchemaView> seen, int depth)
        => !seen.Add(view) ? [] : view.Alternatives.Count == 0 || IsEnough(view, depth) ? [view]
            : view.Cases.SelectMany(form => Leaves(form, seen, depth + 1));

    // What names alone are asked of: what stands beside the alternatives is read once, and not with each of them.
    private static IEnumerable<SchemaView> Said(SchemaView view, HashSet<SchemaView> seen, int depth)
        => !seen.Add(view) ? [] : IsEnough(view, depth) ? [view]
            : view.Alternatives.SelectMany(form => Said(view.Of(form), seen, depth + 1)).Prepend(view);

    private static bool IsEnough(SchemaView view, int depth)
        => depth == MaximumDepth || (depth > 0 && view.Alternatives.Count > Coverage.MaximumTrials);
}
