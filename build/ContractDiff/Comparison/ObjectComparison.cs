using CloudMgmt.ContractDiff.Rules;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.Comparison;

/// <summary>Compares the properties of objects.</summary>
internal static class ObjectComparison
{
    public static void Compare(Differ differ, SchemaComparison schemas)
    {
        if (!(differ.Base.Types & differ.Head.Types).HasFlag(JsonTypes.Object))
            return;
        foreach (var name in Names(differ.Base, differ.Head))
        {
            if (!IsUnchanged(differ, schemas, name))
                new PropertyComparison(differ, name).Compare(schemas);
        }

        AdditionalComparison.Compare(differ, schemas);
        if (!differ.NameNothing)
            ComparePatterns(differ, schemas);
        if (!AreNamed(differ))
            Keywords.Compare(differ, schemas, "propertyNames", SchemaRules.PropertyNamesAdded, SchemaRules.PropertyNamesRemoved);
        CompareDependents(differ, schemas);
        if (!differ.ArePlain)
            Keywords.CompareUnevaluated(differ, schemas, "unevaluatedProperties");
        if (differ.Direction == Direction.Request && IsClosed(differ.Base) && IsClosed(differ.Head))
            CompareLetIn(differ);
        if (differ.Either("dependentRequired") || differ.Either("dependentSchemas") || differ.Either("if"))
            CompareDependencies(differ);
    }

    private static void ComparePatterns(Differ differ, SchemaComparison schemas)
    {
        foreach (var entry in Keywords.Entries(differ, "patternProperties"))
        {
            // What is said of certain names is compared with what else is said of those properties.
            if (NamePattern.Names(entry.Key) is not null)
                continue;
            if (entry.IsKept || !AdditionalComparison.ComparePattern(differ, schemas, entry))
                Keywords.CompareEntry(differ, schemas, entry, SchemaRules.PatternPropertyAdded, SchemaRules.PatternPropertyRemoved);
        }
    }

    private static void CompareDependents(Differ differ, SchemaComparison schemas)
    {
        foreach (var entry in Keywords.Entries(differ, "dependentSchemas"))
        {
            // What only asks for properties is compared with what else asks for them.
            var more = entry with { Base = [.. entry.Base.Where(SaysMore)], Head = [.. entry.Head.Where(SaysMore)] };
            if (more is { Base.Count: 0, Head.Count: > 0 } && TryReportLetIn(differ, more.Head))
                continue;
            Keywords.CompareEntry(differ, schemas, more, SchemaRules.DependentSchemaAdded, SchemaRules.DependentSchemaRemoved);
        }

        static bool SaysMore(Node dependent) => Dependencies.OnlyRequired(dependent) is null;
    }

    // Each once, those of the old document first.
    private static IEnumerable<string> Names(SchemaView @base, SchemaView head)
    {
        foreach (var name in @base.Properties.Keys)
            yield return name;
        foreach (var name in @base.Required)
        {
            if (!@base.Properties.ContainsKey(name))
                yield return name;
        }

        foreach (var name in head.Properties.Keys)
        {
            if (!IsKnown(name))
                yield return name;
        }

        foreach (var name in head.Required)
        {
            if (!head.Properties.ContainsKey(name) && !IsKnown(name))
                yield return name;
        }

        bool IsKnown(string name) => @base.Properties.ContainsKey(name) || @base.Required.Contains(name);
    }

    // Where no other properties are sent than those that are described, and the reader lists them, 'propertyNames' says nothing.
    private static bool AreNamed(Differ differ)
    {
        var (sender, reader) = (differ.Sender, differ.Reader);
        return AdditionalComparison.AreClosed(differ, sender)
            && reader.All("propertyNames").All(names => ValueComparison.Values(reader.Of(names)) is { } values
                && sender.Properties.Keys.All(name => values.Values.Any(value => value.Text() == name)));
    }

    private static bool IsUnchanged(Differ differ, SchemaComparison schemas, string name)
        => differ.Base.Properties.TryGetValue(name, out var @base) && differ.Head.Properties.TryGetValue(name, out var head)
            && differ.Base.Required.Contains(name) == differ.Head.Required.Contains(name) && schemas.AreUnchanged(@base, head);

    private static void CompareDependencies(Differ differ)
    {
        var (@base, head) = (Find(differ.Base), Find(differ.Head));
        var sent = differ.Sender.Required;
        foreach (var name in @base.Concat(head).Select(names => names.Key).Distinct())
        {
            var (baseNames, headNames) = (Names(@base[name]), Names(head[name]));
            if (baseNames.SetEquals(headNames))
                continue;
            var kind = baseNames.IsSubsetOf(headNames) ? SchemaRules.DependentRequiredAdded
                : headNames.IsSubsetOf(baseNames) ? SchemaRules.DependentRequiredRemoved
                : SchemaRules.DependentRequiredChanged;
            var message = headNames.Count == 0
                ? $"{differ.Name}: '{name}' no longer requires other properties."
                : $"{differ.Name}: '{name}' requires {string.Join(", ", headNames)} now.";
            var (was, @is) = (@base[name].FirstOrDefault(), head[name].FirstOrDefault());
            differ.Report(kind, message, was ?? differ.Base.Node, @is ?? differ.Head.Node, was?.ToJson(), @is?.ToJson());
        }

        // What is always there need not be asked for.
        HashSet<string> Names(IEnumerable<ListNode> lists)
            => [.. lists.SelectMany(list => list.Texts()).Where(name => !sent.Contains(name))];
    }

    private static bool IsClosed(SchemaView view) => view.TakesNoneUnevaluated && view["additionalProperties"] is null && !view.HasPatterns;

    // A form, a branch or what another property brings along may be all that lets a property in.
    private static void CompareLetIn(Differ differ)
    {
        var now = LetIn(differ.Head);
        foreach (var (name, node) in LetIn(differ.Base))
        {
            if (now.ContainsKey(name) || differ.Base.Properties.ContainsKey(name))
                continue;
            var message = $"{differ.Name} no longer takes the property '{name}'.";
            differ.Pair.AddGone(SchemaRules.ClosedPropertyRemoved, differ.Direction, node, differ.Head.Node, message, name);
        }
    }

    /// <summary>Tells of properties that certain values may have now if those were not taken at all before.</summary>
    /// <param name="differ">The two schemas.</param>
    /// <param name="added">What those values must match now.</param>
    /// <returns>Whether they were not, and nothing else is asked for.</returns>
    public static bool TryReportLetIn(Differ differ, IReadOnlyList<Node> added)
    {
        List<MapNode> described =
        [
            .. added.OfType<MapNode>().Where(schema => schema.Entries.Count == 1).Select(schema => schema.Map("properties"))
                .OfType<MapNode>(),
        ];
        if (differ.Direction != Direction.Request || !IsClosed(differ.Base) || described.Count < added.Count)
            return false;
        var known = LetIn(differ.Base);
        var properties = described.SelectMany(map => map.Entries).ToList();
        if (properties.Exists(property => known.ContainsKey(property.Key)))
            return false;
        foreach (var (name, property) in properties)
        {
            differ.Report(
                SchemaRules.PropertyAdded, $"{differ.Name} may have the property '{name}' in certain cases now.", differ.Base.Node,
                property, headText: name);
        }

        return true;
    }

    private static Dictionary<string, Node> LetIn(SchemaView whole)
    {
        var properties = new Dictionary<string, Node>(StringComparer.Ordinal);
        var (seen, open) = (new HashSet<SchemaView> { whole }, new Queue<SchemaView>([whole]));
        while (open.TryDequeue(out var view))
        {
            foreach (var (name, said) in view.Properties)
                properties.TryAdd(name, said[0]);
            var parts = view.Alternatives.Concat(view.Groups.SelectMany(group => group.Alternatives))
                .Concat(view.All("if")).Concat(view.All("then")).Concat(view.All("else"))
                .Concat(view.All("dependentSchemas").OfType<MapNode>().SelectMany(map => map.Entries).Select(entry => entry.Value));
            foreach (var part in parts.Select(view.Of).Where(seen.Add))
                open.Enqueue(part);
        }

        return properties;
    }

    private static ILookup<string, ListNode> Find(SchemaView view)
        => view.Dependencies.ToLookup(dependency => dependency.Name, dependency => dependency.Others);
}
