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
        foreach (var name in differ.Base.Properties.Keys.Union(differ.Base.Required)
            .Union(differ.Head.Properties.Keys)
            .Union(differ.Head.Required))
        {
            if (!IsUnchanged(differ, schemas, name))
                new PropertyComparison(differ, name).Compare(schemas);
        }

        AdditionalComparison.Compare(differ, schemas);
        if (!differ.NameNothing)
        {
            Keywords.CompareEach(
                differ, schemas, "patternProperties", SchemaRules.PatternPropertyAdded, SchemaRules.PatternPropertyRemoved);
        }
        Keywords.Compare(differ, schemas, "propertyNames", SchemaRules.PropertyNamesAdded, SchemaRules.PropertyNamesRemoved);
        Keywords.CompareEach(differ, schemas, "dependentSchemas", SchemaRules.DependentSchemaAdded, SchemaRules.DependentSchemaRemoved);
        if (!differ.ArePlain)
            Keywords.CompareUnevaluated(differ, schemas, "unevaluatedProperties");
        if (differ.Either("dependentRequired"))
            CompareDependencies(differ);
    }

    private static bool IsUnchanged(Differ differ, SchemaComparison schemas, string name)
        => differ.Base.Properties.TryGetValue(name, out var @base) && differ.Head.Properties.TryGetValue(name, out var head)
            && differ.Base.Required.Contains(name) == differ.Head.Required.Contains(name) && schemas.AreUnchanged(@base, head);

    private static void CompareDependencies(Differ differ)
    {
        var (@base, head) = (Keywords.Maps(differ.Base, "dependentRequired"), Keywords.Maps(differ.Head, "dependentRequired"));
        foreach (var name in @base.Concat(head).SelectMany(map => map.Entries).Select(entry => entry.Key).Distinct())
        {
            var (baseNames, headNames) = (Names(@base, name), Names(head, name));
            if (baseNames.SetEquals(headNames))
                continue;
            var kind = baseNames.IsSubsetOf(headNames) ? SchemaRules.DependentRequiredAdded
                : headNames.IsSubsetOf(baseNames) ? SchemaRules.DependentRequiredRemoved
                : SchemaRules.DependentRequiredChanged;
            var message = headNames.Count == 0
                ? $"{differ.Name}: '{name}' no longer requires other properties."
                : $"{differ.Name}: '{name}' requires {string.Join(", ", headNames)} now.";
            var (was, @is) = (@base.Select(map => map[name]).FirstOrDefault(list => list is not null),
                head.Select(map => map[name]).FirstOrDefault(list => list is not null));
            differ.Report(kind, message, was ?? differ.Base.Node, @is ?? differ.Head.Node, was?.ToJson(), @is?.ToJson());
        }
    }

    private static HashSet<string> Names(List<MapNode> maps, string key) => [.. maps.SelectMany(map => map.List(key).Texts())];
}
