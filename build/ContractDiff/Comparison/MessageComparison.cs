using CloudMgmt.ContractDiff.Rules;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.Comparison;

/// <summary>Compares request bodies, media types and headers; what operations share, once.</summary>
internal sealed class MessageComparison(ApiDocument @base, ApiDocument head, SchemaComparison schemas)
{
    private readonly Dictionary<(Node, Node), ComparedPair> _known = [];

    /// <summary>Compares two things unless they have been compared before.</summary>
    public ComparedPair Once(Node before, Node after, Func<ComparedPair> compare)
    {
        if (!_known.TryGetValue((before, after), out var pair))
            _known.Add((before, after), pair = compare());
        return pair;
    }

    /// <param name="before">The old body; null if there was none.</param>
    /// <param name="after">The new body; null if there is none.</param>
    /// <param name="baseOwner">The old operation.</param>
    /// <param name="headOwner">The new operation.</param>
    /// <param name="isOutgoing">Whether the service is the one that sends the body.</param>
    public ComparedPair CompareBodies(Node? before, Node? after, Node baseOwner, Node headOwner, bool isOutgoing)
    {
        var (old, current) = (@base.Resolve(before), head.Resolve(after));
        if (old is not null && current is not null)
            return Once(old, current, () => CompareBodies(old, current, isOutgoing));
        var pair = new ComparedPair();
        if (current is not null && isOutgoing)
        {
            pair.Add(MessageRules.BodyDescribed, baseOwner, current, "A body is sent now.");
        }
        else if (current is not null)
        {
            pair.Add(current.Flag("required") ? MessageRules.RequiredBodyAdded : MessageRules.BodyAdded, baseOwner, current,
                $"A request body is {(current.Flag("required") ? "required" : "accepted")} now.");
        }
        else if (old is not null)
        {
            pair.Add(isOutgoing ? MessageRules.ResponseBodyRemoved : MessageRules.BodyRemoved, old, headOwner, $"The {(isOutgoing ? "" : "request ")}body is gone.");
        }

        return pair;
    }

    private ComparedPair CompareBodies(MapNode before, MapNode after, bool isOutgoing)
    {
        var pair = new ComparedPair();
        var what = isOutgoing ? "The body that is sent" : "The request body";
        if (!before.Flag("required") && after.Flag("required"))
            pair.Add(isOutgoing ? MessageRules.SentBodyBecameRequired : MessageRules.BodyBecameRequired, before, after, $"{what} is required now.", "optional", "required");
        else if (before.Flag("required") && !after.Flag("required"))
            pair.Add(isOutgoing ? MessageRules.SentBodyBecameOptional : MessageRules.BodyBecameOptional, before, after, $"{what} is optional now.", "required", "optional");
        CompareContent(pair, before, after, "The request", isOutgoing ? Direction.Response : Direction.Request);
        return pair;
    }

    public ComparedPair CompareResponses(Node before, Node after, string name, Direction direction)
    {
        if (@base.Resolve(before) is not { } old || head.Resolve(after) is not { } current)
            return new ComparedPair();
        return Once(old, current, () => CompareResponses(old, current, name, direction));
    }

    private ComparedPair CompareResponses(MapNode before, MapNode after, string name, Direction direction)
    {
        var pair = new ComparedPair();
        var (hadBody, hasBody) = (before.Map("content") is { Entries.Count: > 0 }, after.Map("content") is { Entries.Count: > 0 });
        if (!hadBody && hasBody)
            pair.Add(MessageRules.BodyDescribed, before, after, $"{name} has a body now.");
        else if (hadBody && !hasBody)
            pair.Add(MessageRules.ResponseBodyRemoved, before, after, $"{name} no longer has a body.");
        else
            CompareContent(pair, before, after, name, direction);
        CompareHeaders(pair, before, after, name, direction);
        CompareLinks(pair, before.Map("links"), after.Map("links"), before, after);
        return pair;
    }

    private static void CompareLinks(ComparedPair pair, MapNode? before, MapNode? after, Node baseOwner, Node headOwner)
    {
        foreach (var name in Keywords.Names(before, after))
        {
            if (after?[name] is null)
                pair.Add(MessageRules.LinkRemoved, before![name], headOwner, $"The link '{name}' is gone.", before: name);
            else if (before?[name] is null)
                pair.Add(MessageRules.LinkAdded, baseOwner, after[name], $"The link '{name}' is new.", after: name);
        }
    }

    private void CompareContent(ComparedPair pair, MapNode before, MapNode after, string owner, Direction direction)
    {
        var open = after.Map("content").Maps().ToList();
        foreach (var (name, media) in before.Map("content").Maps())
        {
            var match = MediaTypeMatching.Find(name, [.. open.Select(candidate => candidate.Key)]);
            if (match is null)
            {
                pair.Add(direction == Direction.Request ? MessageRules.RequestMediaTypeRemoved : MessageRules.ResponseMediaTypeRemoved,
                    media, after, $"{owner} no longer has the media type {name}.", before: name);
                continue;
            }
            var current = open.First(candidate => candidate.Key == match.Name);
            open.Remove(current);
            MediaTypeChanged(pair, direction, owner, match, name, media, current.Value);
            CompareMedia(pair, media, current.Value, direction);
        }
        foreach (var (name, media) in open)
        {
            pair.Add(direction == Direction.Request ? MessageRules.RequestMediaTypeAdded : MessageRules.ResponseMediaTypeAdded,
                before, media, $"{owner} has the media type {name} now.", after: name);
        }
    }

    private static void MediaTypeChanged(ComparedPair pair, Direction direction, string owner, MediaTypeMatch match, string name, MapNode before, MapNode after)
    {
        var rule = match.Kind switch
        {
            MediaTypeChange.Parameters => MessageRules.MediaTypeParametersChanged,
            MediaTypeChange.Generalized => direction == Direction.Request ? MessageRules.RequestMediaTypeGeneralized : MessageRules.ResponseMediaTypeGeneralized,
            MediaTypeChange.Specialized => direction == Direction.Request ? MessageRules.RequestMediaTypeSpecialized : MessageRules.ResponseMediaTypeSpecialized,
            _ => null,
        };
        if (rule is not null)
            pair.Add(rule, before, after, $"{owner} has the media type {match.Name} now, no longer {name}.", name, match.Name);
    }

    private void CompareMedia(ComparedPair pair, MapNode before, MapNode after, Direction direction)
    {
        if (before["schema"] is not null || after["schema"] is not null)
            pair.Add(CompareSchemas(before, after, direction));
        foreach (var field in Keywords.Names(before.Map("encoding"), after.Map("encoding")))
        {
            if (!before.Map("encoding").Map(field).SameAs(after.Map("encoding").Map(field)))
            {
                pair.Add(MessageRules.EncodingChanged, before.Map("encoding")?[field] ?? before, after.Map("encoding")?[field] ?? after,
                    $"The field '{field}' of the form is encoded differently now.", before.Map("encoding")?[field]?.ToJson(), after.Map("encoding")?[field]?.ToJson());
            }
        }
    }

    private ComparedPair CompareSchemas(MapNode before, MapNode after, Direction direction)
    {
        if (before["schema"] is { } old && after["schema"] is { } current)
            return schemas.Compare(old, current, direction);
        // Without a schema anything is allowed.
        var pair = new ComparedPair();
        pair.Add(after["schema"] is null ? SchemaRules.TypeWidened : SchemaRules.TypeNarrowed, direction, before, after,
            after["schema"] is null ? "The body may be anything now." : "The body must have a certain form now.", before["schema"]?.ToJson(), after["schema"]?.ToJson());
        return pair;
    }

    private void CompareHeaders(ComparedPair pair, MapNode before, MapNode after, string owner, Direction direction)
    {
        var open = (after.Map("headers")?.Entries ?? []).ToList();
        foreach (var (name, node) in before.Map("headers")?.Entries ?? [])
        {
            var index = open.FindIndex(candidate => candidate.Key.Equals(name, StringComparison.OrdinalIgnoreCase));
            if (@base.Resolve(node) is not { } old)
                continue;
            if (index < 0)
                pair.Add(old.Flag("required") ? MessageRules.RequiredHeaderRemoved : MessageRules.OptionalHeaderRemoved, old, after, $"{owner} no longer has the header '{name}'.", before: name);
            else if (head.Resolve(open[index].Value) is { } current)
                pair.Add(Once(old, current, () => CompareHeader(old, current, name, direction)));
            if (index >= 0)
                open.RemoveAt(index);
        }
        foreach (var (name, node) in open)
            pair.Add(MessageRules.HeaderAdded, before, node, $"{owner} has the header '{name}' now.", after: name);
    }

    private ComparedPair CompareHeader(MapNode before, MapNode after, string name, Direction direction)
    {
        var pair = new ComparedPair();
        if (!before.Flag("required") && after.Flag("required"))
            pair.Add(MessageRules.HeaderBecameRequired, before, after, $"The header '{name}' is always there now.", "optional", "required");
        else if (before.Flag("required") && !after.Flag("required"))
            pair.Add(MessageRules.HeaderBecameOptional, before, after, $"The header '{name}' may be missing now.", "required", "optional");
        if (before["schema"] is { } old && after["schema"] is { } current)
            pair.Add(schemas.Compare(old, current, direction));
        return pair;
    }
}
