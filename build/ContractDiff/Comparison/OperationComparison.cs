using CloudMgmt.ContractDiff.Rules;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.Comparison;

/// <summary>Compares operations: of paths, and of webhooks and callbacks, where the service is the one that calls.</summary>
internal sealed class OperationComparison(ApiDocument @base, ApiDocument head, UnchangedParts unchanged, DateOnly today)
{
    private readonly SecurityComparison _security = new(@base, head);
    private SchemaComparison? _schemas;
    private MessageComparison? _messages;

    private SchemaComparison Schemas => _schemas ??= new SchemaComparison(new SchemaViews(@base), new SchemaViews(head), unchanged);

    private MessageComparison Messages => _messages ??= new MessageComparison(@base, head, Schemas);

    public ComparedPair Compare(Operation before, Operation after, bool isOutgoing = false)
    {
        var pair = new ComparedPair();
        _security.Compare(pair, before, after);
        if (before.Path == after.Path && unchanged.Are(before.Node, after.Node) && unchanged.Are(before.PathItem["parameters"], after.PathItem["parameters"])
            && unchanged.Are(before.PathItem["servers"], after.PathItem["servers"]))
        {
            return pair;
        }

        CompareNames(pair, before, after);
        CompareLifecycle(pair, before, after);
        new ParameterComparison(Messages, Schemas, today, isOutgoing).Compare(pair, before, after);
        pair.Add(Messages.CompareBodies(before.Node["requestBody"], after.Node["requestBody"], before.Node, after.Node, isOutgoing));
        CompareResponses(pair, before, after, isOutgoing);
        ServerComparison.Compare(pair, before.Node.List("servers") ?? before.PathItem.List("servers"), after.Node.List("servers") ?? after.PathItem.List("servers"), after.Node);
        CompareCallbacks(pair, before, after);
        return pair;
    }

    public void CompareSchemes(ComparedPair pair) => _security.CompareSchemes(pair);

    public static ComparedPair Added(Operation operation, Rule rule)
    {
        var pair = new ComparedPair();
        pair.Add(rule, null, operation.Node, $"{operation.Name} is new.", after: operation.Name);
        return pair;
    }

    public ComparedPair Removed(Operation operation)
    {
        var (pair, sunset) = (new ComparedPair(), operation.Node["x-sunset"]);
        var remainder = head.Root.Map("paths")?[operation.Path] ?? head.Root["paths"];
        if (!operation.IsDeprecated)
            pair.AddGone(OperationRules.Removed, operation.Node, remainder, $"{operation.Name} is gone.", operation.Name);
        else if (sunset is not null && SunsetComparison.Date(sunset) is null)
            pair.AddGone(OperationRules.SunsetInvalid, sunset, remainder, $"{operation.Name} is gone; its sunset date {sunset.ToJson()} was no date.", sunset.ToJson());
        else if (SunsetComparison.Date(sunset) is { } date && date > today)
            pair.AddGone(OperationRules.RemovedBeforeSunset, operation.Node, remainder, $"{operation.Name} is gone, before its sunset date {date:yyyy-MM-dd}.", operation.Name);
        else
            pair.AddGone(OperationRules.RemovedAfterDeprecation, operation.Node, remainder, $"{operation.Name} is gone, as its deprecation announced.", operation.Name);
        return pair;
    }

    private static void CompareNames(ComparedPair pair, Operation before, Operation after)
    {
        var (old, current) = (before.Node.Text("operationId"), after.Node.Text("operationId"));
        if (old != current)
        {
            pair.Add(OperationRules.OperationIdChanged, before.Node["operationId"] ?? before.Node, after.Node["operationId"] ?? after.Node,
                $"The operationId of {after.Name} is {current ?? "not given"} now, no longer {old ?? "left out"}.", old, current);
        }

        var (tags, newTags) = (before.Node.List("tags").Texts().ToList(), after.Node.List("tags").Texts().ToList());
        if (!tags.Order().SequenceEqual(newTags.Order()))
        {
            pair.Add(OperationRules.TagsChanged, before.Node["tags"] ?? before.Node, after.Node["tags"] ?? after.Node,
                $"The tags of {after.Name} are {Join(newTags)} now, no longer {Join(tags)}.", string.Join(", ", tags), string.Join(", ", newTags));
        }
    }

    private static void CompareLifecycle(ComparedPair pair, Operation before, Operation after)
    {
        if (!before.IsDeprecated && after.IsDeprecated)
            pair.Add(OperationRules.Deprecated, before.Node, after.Node["deprecated"], $"{after.Name} is deprecated now.");
        else if (before.IsDeprecated && !after.IsDeprecated)
            pair.Add(OperationRules.Reactivated, before.Node["deprecated"], after.Node, $"{after.Name} is no longer deprecated.");
        if (after.IsDeprecated)
            SunsetComparison.Compare(pair, after.Name, before.Node["x-sunset"], after.Node["x-sunset"], after.Node);
        StabilityComparison.Compare(pair, after.Name, before.Stability, after.Stability, before.Node, after.Node);
    }

    private void CompareResponses(ComparedPair pair, Operation before, Operation after, bool isOutgoing)
        => new ResponseComparison(Messages, isOutgoing).Compare(pair, before.Node, after.Node);

    private void CompareCallbacks(ComparedPair pair, Operation before, Operation after)
    {
        var (old, current) = (before.Node.Map("callbacks"), after.Node.Map("callbacks"));
        foreach (var name in Keywords.Names(old, current))
        {
            var (was, @is) = (@base.Resolve(old?[name]), head.Resolve(current?[name]));
            if (@is is null)
                pair.Add(OperationRules.CallbackRemoved, old?[name], null, $"The callback '{name}' of {after.Name} is gone.", before: name);
            else if (was is null)
                pair.Add(OperationRules.CallbackAdded, null, current?[name], $"The callback '{name}' of {after.Name} is new.", after: name);
            else
                CompareCallback(pair, was, @is);
        }
    }

    private void CompareCallback(ComparedPair pair, MapNode before, MapNode after)
    {
        var (pairs, removed, added) = Operations.Match(Operations.Of(@base, before), Operations.Of(head, after));
        foreach (var (old, current) in pairs)
            pair.Add(Compare(old, current, isOutgoing: true));
        foreach (var operation in removed)
            pair.Add(OperationRules.CallbackRemoved, operation.Node, null, $"The callback {operation.Name} is gone.", before: operation.Name);
        foreach (var operation in added)
            pair.Add(OperationRules.CallbackAdded, null, operation.Node, $"The callback {operation.Name} is new.", after: operation.Name);
    }

    private static string Join(List<string> names) => names.Count == 0 ? "none" : string.Join(", ", names);
}
