using System.Globalization;
using CloudMgmt.ContractDiff.Rules;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.Comparison;

/// <summary>Compares operations: of paths, and of webhooks and callbacks, where the service is the one that calls.</summary>
internal sealed class OperationComparison(ApiDocument baseDocument, ApiDocument headDocument, UnchangedParts unchanged, DateOnly today)
{
    private readonly SecurityComparison _security = new(baseDocument, headDocument);
    private SchemaComparison? _schemas;
    private MessageComparison? _messages;

    private SchemaComparison Schemas
        => _schemas ??= new SchemaComparison(new SchemaViews(baseDocument), new SchemaViews(headDocument), unchanged);

    private MessageComparison Messages => _messages ??= new MessageComparison(baseDocument, headDocument, Schemas);

    public ComparedPair Compare(Operation @base, Operation head, bool isOutgoing = false)
    {
        var pair = new ComparedPair();
        _security.Compare(pair, @base, head);
        UsesServersOfAll |= !isOutgoing && OwnServers(@base) is null && OwnServers(head) is null;
        if (@base.Path == head.Path
            && unchanged.Are(@base.Node, head.Node)
            && unchanged.Are(@base.PathItem["parameters"], head.PathItem["parameters"])
            && unchanged.Are(@base.PathItem["servers"], head.PathItem["servers"]))
        {
            return pair;
        }

        CompareNames(pair, @base, head);
        CompareLifecycle(pair, @base, head);
        new ParameterComparison(Messages, Schemas, _security, today, isOutgoing).Compare(pair, @base, head);
        pair.Add(Messages.CompareBodies(@base.Node["requestBody"], head.Node["requestBody"], @base.Node, head.Node, isOutgoing));
        CompareResponses(pair, @base, head, isOutgoing);
        if (OwnServers(@base) is not null || OwnServers(head) is not null)
        {
            ServerComparison.Compare(
                pair, OwnServers(@base) ?? baseDocument.Root.List("servers"), OwnServers(head) ?? headDocument.Root.List("servers"),
                head.Node);
        }
        CompareCallbacks(pair, @base, head);
        return pair;
    }

    /// <summary>Whether an operation that both documents have is where the whole document is, in both of them.</summary>
    public bool UsesServersOfAll { get; private set; }

    private static ListNode? OwnServers(Operation operation) => operation.Node.List("servers") ?? operation.PathItem["servers"] as ListNode;

    public void CompareSchemes(ComparedPair pair) => _security.CompareSchemes(pair);

    public static ComparedPair Added(Operation operation, Rule rule)
    {
        var pair = new ComparedPair();
        pair.Add(rule, null, operation.Node, $"{operation.Name} is new.", headText: operation.Name);
        return pair;
    }

    /// <summary>The new operation that takes the calls of one that is gone: its template stands for that path, too.</summary>
    /// <param name="gone">The old operation.</param>
    /// <param name="head">The operations of the new document, by their keys.</param>
    /// <returns>It, with values for the parameters of its path; null if there is none.</returns>
    public Operation? Covering(Operation gone, ILookup<string, Operation> head)
        => (from shape in PathTemplate.Templates(gone.FullPath)
            from operation in head[$"{gone.Method} {shape}"]
            let values = PathTemplate.Values(operation.FullPath, gone.FullPath)
            where values.All(value => Takes(operation, value.Key, value.Value))
            select operation.At(gone.FullPath, [.. values.Keys])).FirstOrDefault();

    /// <summary>Compares an operation that is gone with the one that takes its calls.</summary>
    /// <param name="gone">The old operation.</param>
    /// <param name="head">The new one, with values for the parameters of its path.</param>
    /// <param name="wasThere">Whether it was there before, for all paths but that of the old one.</param>
    public ComparedPair Covered(Operation gone, Operation head, bool wasThere)
    {
        var pair = Compare(gone, head);
        if (wasThere)
        {
            pair.Add(
                OperationRules.LeftToTemplate, gone.Node, head.Node,
                $"{gone.Name} is gone; its calls go to another operation that was there.", gone.Name);
        }
        else
        {
            pair.Add(OperationRules.Covered, gone.Node, head.Node, $"{gone.Name} is one of the paths of another operation now.", gone.Name);
        }
        return pair;
    }

    // In a path, numbers are text as well.
    private bool Takes(Operation operation, string name, string value)
    {
        if (operation.Parameters.FirstOrDefault(parameter => parameter.In == "path" && parameter.Name == name)?.Schema is not { } schema)
            return false;
        var kind = long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? ScalarKind.Number : ScalarKind.Text;
        return ((ScalarKind[])[ScalarKind.Text, kind]).Any(
            meant => Acceptance.Of(
                Schemas.HeadView(schema), new ScalarNode(value) { Kind = meant, Line = schema.Line, Column = schema.Column }) == true);
    }

    public ComparedPair Removed(Operation operation)
    {
        var (pair, sunset) = (new ComparedPair(), operation.Node["x-sunset"]);
        var remainder = headDocument.Root.Map("paths")?[operation.Path] ?? headDocument.Root["paths"];
        if (!operation.IsDeprecated)
        {
            pair.AddGone(OperationRules.Removed, operation.Node, remainder, $"{operation.Name} is gone.", operation.Name);
        }
        else if (sunset is not null && SunsetComparison.Date(sunset) is null)
        {
            pair.AddGone(
                OperationRules.SunsetInvalid, sunset, remainder,
                $"{operation.Name} is gone; its sunset date {sunset.ToJson()} was no date.", sunset.ToJson());
        }
        else if (SunsetComparison.Date(sunset) is { } date && date > today)
        {
            pair.AddGone(
                OperationRules.RemovedBeforeSunset, operation.Node, remainder,
                $"{operation.Name} is gone, before its sunset date {date:yyyy-MM-dd}.", operation.Name);
        }
        else
        {
            pair.AddGone(
                OperationRules.RemovedAfterDeprecation, operation.Node, remainder,
                $"{operation.Name} is gone, as its deprecation announced.", operation.Name);
        }
        return pair;
    }

    private static void CompareNames(ComparedPair pair, Operation @base, Operation head)
    {
        var (baseId, headId) = (@base.Node.Text("operationId"), head.Node.Text("operationId"));
        if (baseId != headId)
        {
            pair.Add(OperationRules.OperationIdChanged, @base.Node["operationId"] ?? @base.Node, head.Node["operationId"] ?? head.Node,
                $"The operationId of {head.Name} is {headId ?? "not given"} now, no longer {baseId ?? "left out"}.", baseId, headId);
        }

        var (tags, newTags) = (@base.Node.List("tags").Texts().ToList(), head.Node.List("tags").Texts().ToList());
        if (!tags.Order().SequenceEqual(newTags.Order()))
        {
            pair.Add(OperationRules.TagsChanged, @base.Node["tags"] ?? @base.Node, head.Node["tags"] ?? head.Node,
                $"The tags of {head.Name} are {Join(newTags)} now, no longer {Join(tags)}.", string.Join(", ", tags),
                string.Join(", ", newTags));
        }
    }

    private static void CompareLifecycle(ComparedPair pair, Operation @base, Operation head)
    {
        if (!@base.IsDeprecated && head.IsDeprecated)
            pair.Add(OperationRules.Deprecated, @base.Node, head.Node["deprecated"], $"{head.Name} is deprecated now.");
        else if (@base.IsDeprecated && !head.IsDeprecated)
            pair.Add(OperationRules.Reactivated, @base.Node["deprecated"], head.Node, $"{head.Name} is no longer deprecated.");
        if (head.IsDeprecated)
            SunsetComparison.Compare(pair, head.Name, @base.Node["x-sunset"], head.Node["x-sunset"], head.Node);
        StabilityComparison.Compare(pair, head.Name, @base.Stability, head.Stability, @base.Node, head.Node);
    }

    private void CompareResponses(ComparedPair pair, Operation @base, Operation head, bool isOutgoing)
        => new ResponseComparison(Messages, isOutgoing).Compare(pair, @base.Node, head.Node);

    private void CompareCallbacks(ComparedPair pair, Operation @base, Operation head)
    {
        var (pairs, removed, added) = Operations.Match(Callbacks(baseDocument, @base), Callbacks(headDocument, head));
        foreach (var (baseOperation, headOperation) in pairs)
            pair.Add(Compare(baseOperation, headOperation, isOutgoing: true));
        foreach (var operation in removed)
        {
            pair.Add(
                OperationRules.CallbackRemoved, operation.Node, null, $"The callback {operation.Name} of {head.Name} is gone.",
                baseText: operation.Name);
        }
        foreach (var operation in added)
        {
            pair.Add(
                OperationRules.CallbackAdded, null, operation.Node, $"The callback {operation.Name} of {head.Name} is new.",
                headText: operation.Name);
        }
    }

    // What a callback is called is not sent, only where it goes.
    private static List<Operation> Callbacks(ApiDocument document, Operation operation)
        => [.. (operation.Node.Map("callbacks")?.Entries ?? [])
            .SelectMany(callback => Operations.Of(document, document.Resolve(callback.Value)))];

    private static string Join(List<string> names) => names.Count == 0 ? "none" : string.Join(", ", names);
}
