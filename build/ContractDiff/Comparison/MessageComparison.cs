using CloudMgmt.ContractDiff.Rules;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.Comparison;

/// <summary>Compares request bodies, media types and headers; what operations share, once.</summary>
internal sealed class MessageComparison(ApiDocument baseDocument, ApiDocument headDocument, SchemaComparison schemas)
{
    private readonly Dictionary<(Node, Node), ComparedPair> _known = [];

    /// <summary>Compares two things unless they have been compared before.</summary>
    public ComparedPair Once(Node @base, Node head, Func<ComparedPair> compare)
    {
        if (!_known.TryGetValue((@base, head), out var pair))
            _known.Add((@base, head), pair = compare());
        return pair;
    }

    /// <param name="base">The old body; null if there was none.</param>
    /// <param name="head">The new body; null if there is none.</param>
    /// <param name="baseOwner">The old operation.</param>
    /// <param name="headOwner">The new operation.</param>
    /// <param name="isOutgoing">Whether the service is the one that sends the body.</param>
    public ComparedPair CompareBodies(Node? @base, Node? head, Node baseOwner, Node headOwner, bool isOutgoing)
    {
        var (baseBody, headBody) = (baseDocument.Resolve(@base), headDocument.Resolve(head));
        if (baseBody is not null && headBody is not null)
            return Once(baseBody, headBody, () => CompareBodies(baseBody, headBody, isOutgoing));
        var pair = new ComparedPair();
        if (headBody is not null && isOutgoing)
        {
            pair.Add(MessageRules.BodyDescribed, baseOwner, headBody, "A body is sent now.");
        }
        else if (headBody is not null)
        {
            pair.Add(headBody.Flag("required") ? MessageRules.RequiredBodyAdded : MessageRules.BodyAdded, baseOwner, headBody,
                $"A request body is {(headBody.Flag("required") ? "required" : "accepted")} now.");
        }
        else if (baseBody is not null)
        {
            pair.Add(isOutgoing ? MessageRules.ResponseBodyRemoved : MessageRules.BodyRemoved, baseBody, headOwner, $"The {(isOutgoing ? "" : "request ")}body is gone.");
        }

        return pair;
    }

    private ComparedPair CompareBodies(MapNode @base, MapNode head, bool isOutgoing)
    {
        var pair = new ComparedPair();
        var what = isOutgoing ? "The body that is sent" : "The request body";
        if (!@base.Flag("required") && head.Flag("required"))
            pair.Add(isOutgoing ? MessageRules.SentBodyBecameRequired : MessageRules.BodyBecameRequired, @base, head, $"{what} is required now.", "optional", "required");
        else if (@base.Flag("required") && !head.Flag("required"))
            pair.Add(isOutgoing ? MessageRules.SentBodyBecameOptional : MessageRules.BodyBecameOptional, @base, head, $"{what} is optional now.", "required", "optional");
        CompareContent(pair, @base, head, "The request", isOutgoing ? Direction.Response : Direction.Request);
        return pair;
    }

    public ComparedPair CompareResponses(Node @base, Node head, string name, Direction direction)
    {
        if (baseDocument.Resolve(@base) is not { } baseResponse || headDocument.Resolve(head) is not { } headResponse)
            return new ComparedPair();
        return Once(baseResponse, headResponse, () => CompareResponses(baseResponse, headResponse, name, direction));
    }

    private ComparedPair CompareResponses(MapNode @base, MapNode head, string name, Direction direction)
    {
        var pair = new ComparedPair();
        var (hadBody, hasBody) = (@base.Map("content") is { Entries.Count: > 0 }, head.Map("content") is { Entries.Count: > 0 });
        if (!hadBody && hasBody)
            pair.Add(MessageRules.BodyDescribed, @base, head, $"{name} has a body now.");
        else if (hadBody && !hasBody)
            pair.Add(MessageRules.ResponseBodyRemoved, @base, head, $"{name} no longer has a body.");
        else
            CompareContent(pair, @base, head, name, direction);
        CompareHeaders(pair, @base, head, name, direction);
        CompareLinks(pair, @base.Map("links"), head.Map("links"), @base, head);
        return pair;
    }

    private static void CompareLinks(ComparedPair pair, MapNode? @base, MapNode? head, Node baseOwner, Node headOwner)
    {
        foreach (var name in Keywords.Names(@base, head))
        {
            if (head?[name] is null)
                pair.Add(MessageRules.LinkRemoved, @base![name], headOwner, $"The link '{name}' is gone.", baseText: name);
            else if (@base?[name] is null)
                pair.Add(MessageRules.LinkAdded, baseOwner, head[name], $"The link '{name}' is new.", headText: name);
        }
    }

    private void CompareContent(ComparedPair pair, MapNode @base, MapNode head, string owner, Direction direction)
    {
        var open = head.Map("content").Maps().ToList();
        foreach (var (name, media) in @base.Map("content").Maps())
        {
            var match = MediaTypeMatching.Find(name, [.. open.Select(candidate => candidate.Key)]);
            if (match is null)
            {
                pair.Add(direction == Direction.Request ? MessageRules.RequestMediaTypeRemoved : MessageRules.ResponseMediaTypeRemoved,
                    media, head, $"{owner} no longer has the media type {name}.", baseText: name);
                continue;
            }
            var headMedia = open.First(candidate => candidate.Key == match.Name);
            open.Remove(headMedia);
            MediaTypeChanged(pair, direction, owner, match, name, media, headMedia.Value);
            CompareMedia(pair, media, headMedia.Value, direction);
        }
        foreach (var (name, media) in open)
        {
            pair.Add(direction == Direction.Request ? MessageRules.RequestMediaTypeAdded : MessageRules.ResponseMediaTypeAdded,
                @base, media, $"{owner} has the media type {name} now.", headText: name);
        }
    }

    private static void MediaTypeChanged(ComparedPair pair, Direction direction, string owner, MediaTypeMatch match, string name, MapNode @base, MapNode head)
    {
        var rule = match.Kind switch
        {
            MediaTypeChange.Parameters => MessageRules.MediaTypeParametersChanged,
            MediaTypeChange.Generalized => direction == Direction.Request ? MessageRules.RequestMediaTypeGeneralized : MessageRules.ResponseMediaTypeGeneralized,
            MediaTypeChange.Specialized => direction == Direction.Request ? MessageRules.RequestMediaTypeSpecialized : MessageRules.ResponseMediaTypeSpecialized,
            _ => null,
        };
        if (rule is not null)
            pair.Add(rule, @base, head, $"{owner} has the media type {match.Name} now, no longer {name}.", name, match.Name);
    }

    private void CompareMedia(ComparedPair pair, MapNode @base, MapNode head, Direction direction)
    {
        if (@base["schema"] is not null || head["schema"] is not null)
            pair.Add(CompareSchemas(@base, head, direction));
        foreach (var field in Keywords.Names(@base.Map("encoding"), head.Map("encoding")))
        {
            if (!@base.Map("encoding").Map(field).SameAs(head.Map("encoding").Map(field)))
            {
                pair.Add(MessageRules.EncodingChanged, @base.Map("encoding")?[field] ?? @base, head.Map("encoding")?[field] ?? head,
                    $"The field '{field}' of the form is encoded differently now.", @base.Map("encoding")?[field]?.ToJson(), head.Map("encoding")?[field]?.ToJson());
            }
        }
    }

    private ComparedPair CompareSchemas(MapNode @base, MapNode head, Direction direction)
    {
        if (@base["schema"] is { } baseSchema && head["schema"] is { } headSchema)
            return schemas.Compare(baseSchema, headSchema, direction);
        // Without a schema anything is allowed.
        var pair = new ComparedPair();
        pair.Add(head["schema"] is null ? SchemaRules.TypeWidened : SchemaRules.TypeNarrowed, direction, @base, head,
            head["schema"] is null ? "The body may be anything now." : "The body must have a certain form now.", @base["schema"]?.ToJson(), head["schema"]?.ToJson());
        return pair;
    }

    private void CompareHeaders(ComparedPair pair, MapNode @base, MapNode head, string owner, Direction direction)
    {
        var open = (head.Map("headers")?.Entries ?? []).ToList();
        foreach (var (name, node) in @base.Map("headers")?.Entries ?? [])
        {
            var index = open.FindIndex(candidate => candidate.Key.Equals(name, StringComparison.OrdinalIgnoreCase));
            if (baseDocument.Resolve(node) is not { } baseHeader)
                continue;
            if (index < 0)
                pair.Add(baseHeader.Flag("required") ? MessageRules.RequiredHeaderRemoved : MessageRules.OptionalHeaderRemoved, baseHeader, head, $"{owner} no longer has the header '{name}'.", baseText: name);
            else if (headDocument.Resolve(open[index].Value) is { } headHeader)
                pair.Add(Once(baseHeader, headHeader, () => CompareHeader(baseHeader, headHeader, name, direction)));
            if (index >= 0)
                open.RemoveAt(index);
        }
        foreach (var (name, node) in open)
            pair.Add(MessageRules.HeaderAdded, @base, node, $"{owner} has the header '{name}' now.", headText: name);
    }

    private ComparedPair CompareHeader(MapNode @base, MapNode head, string name, Direction direction)
    {
        var pair = new ComparedPair();
        if (!@base.Flag("required") && head.Flag("required"))
            pair.Add(MessageRules.HeaderBecameRequired, @base, head, $"The header '{name}' is always there now.", "optional", "required");
        else if (@base.Flag("required") && !head.Flag("required"))
            pair.Add(MessageRules.HeaderBecameOptional, @base, head, $"The header '{name}' may be missing now.", "required", "optional");
        if (@base["schema"] is { } baseSchema && head["schema"] is { } headSchema)
            pair.Add(schemas.Compare(baseSchema, headSchema, direction));
        return pair;
    }
}
