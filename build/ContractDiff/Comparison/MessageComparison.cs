using CloudMgmt.ContractDiff.Rules;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.Comparison;

/// <summary>Compares request bodies, media types and headers; what operations share, once.</summary>
internal sealed class MessageComparison(ApiDocument baseDocument, ApiDocument headDocument, SchemaComparison schemas)
{
    private readonly Dictionary<(Node, Node, Direction, bool), ComparedPair> _known = [];
    private readonly LinkComparison _links = new(baseDocument, headDocument);
    private readonly EncodingComparison _encodings = new(baseDocument, headDocument);

    /// <summary>Compares two things unless they have been compared before: for the same sender, and both as errors or not.</summary>
    public ComparedPair Once(Node @base, Node head, Direction direction, Func<ComparedPair> compare, bool isError = false)
    {
        var key = (@base, head, direction, isError);
        if (!_known.TryGetValue(key, out var pair))
            _known.Add(key, pair = compare());
        return pair;
    }

    /// <summary>Whether two responses of the old document say the same of what arrives.</summary>
    public bool AreAlike(Node response, Node other)
        => (baseDocument.Resolve(response), baseDocument.Resolve(other)) is var (one, two)
            && one?["content"].SameAs(two?["content"]) == true && one["headers"].SameAs(two?["headers"]);

    /// <param name="base">The old body; null if there was none.</param>
    /// <param name="head">The new body; null if there is none.</param>
    /// <param name="baseOwner">The old operation.</param>
    /// <param name="headOwner">The new operation.</param>
    /// <param name="isOutgoing">Whether the service is the one that sends the body.</param>
    public ComparedPair CompareBodies(Node? @base, Node? head, Node baseOwner, Node headOwner, bool isOutgoing)
    {
        var (baseBody, headBody) = (baseDocument.Resolve(@base), headDocument.Resolve(head));
        var direction = isOutgoing ? Direction.Response : Direction.Request;
        if (baseBody is not null && headBody is not null)
            return Once(baseBody, headBody, direction, () => CompareBodies(baseBody, headBody, isOutgoing));
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
            pair.Add(isOutgoing ? MessageRules.ResponseBodyRemoved : MessageRules.BodyRemoved, baseBody, headOwner,
                $"The {(isOutgoing ? "" : "request ")}body is gone.");
        }

        return pair;
    }

    private ComparedPair CompareBodies(MapNode @base, MapNode head, bool isOutgoing)
    {
        var pair = new ComparedPair();
        var what = isOutgoing ? "The body that is sent" : "The request body";
        if (!@base.Flag("required") && head.Flag("required"))
        {
            pair.Add(
                isOutgoing ? MessageRules.SentBodyBecameRequired : MessageRules.BodyBecameRequired, @base, head, $"{what} is required now.",
                "optional", "required");
        }
        else if (@base.Flag("required") && !head.Flag("required"))
        {
            pair.Add(
                isOutgoing ? MessageRules.SentBodyBecameOptional : MessageRules.BodyBecameOptional, @base, head, $"{what} is optional now.",
                "required", "optional");
        }
        var rules = !isOutgoing ? MediaTypeRules.Request
            : head.Map("content") is { Entries.Count: > 0 } ? MediaTypeRules.Sent : MediaTypeRules.Response;
        CompareContent(pair, @base, head, "The request", isOutgoing ? Direction.Response : Direction.Request, rules);
        return pair;
    }

    /// <param name="base">The old response.</param>
    /// <param name="head">The new response.</param>
    /// <param name="name">What it is called.</param>
    /// <param name="direction">Who sends it.</param>
    /// <param name="isError">Whether it tells of an error: what is no longer said of such a body is worth less
    /// than the whole response.</param>
    public ComparedPair CompareResponses(Node @base, Node head, string name, Direction direction, bool isError)
    {
        if (baseDocument.Resolve(@base) is not { } baseResponse || headDocument.Resolve(head) is not { } headResponse)
            return new ComparedPair();
        return Once(
            baseResponse, headResponse, direction, () => CompareResponses(baseResponse, headResponse, name, direction, isError), isError);
    }

    private ComparedPair CompareResponses(MapNode @base, MapNode head, string name, Direction direction, bool isError)
    {
        var pair = new ComparedPair();
        var (hadBody, hasBody) = (@base.Map("content") is { Entries.Count: > 0 }, head.Map("content") is { Entries.Count: > 0 });
        if (!hadBody && hasBody)
        {
            pair.Add(
                direction == Direction.Request ? MessageRules.AnswerBodyAdded : MessageRules.BodyDescribed, @base, head,
                $"{name} has a body now.");
        }
        else if (hadBody && !hasBody)
        {
            pair.Add(
                isError ? MessageRules.ErrorBodyRemoved : MessageRules.ResponseBodyRemoved, @base, head, $"{name} no longer has a body.");
        }
        else
        {
            CompareContent(
                pair, @base, head, name, direction,
                direction == Direction.Request ? MediaTypeRules.Request : isError ? MediaTypeRules.Error : MediaTypeRules.Response);
        }
        CompareHeaders(pair, @base, head, name, direction);
        _links.Compare(pair, @base.Map("links"), head.Map("links"), @base, head);
        return pair;
    }

    private void CompareContent(
        ComparedPair pair, MapNode @base, MapNode head, string owner, Direction direction, MediaTypeRules rules)
    {
        var (was, now) = (Media(baseDocument, @base), Media(headDocument, head));
        var matches = MediaTypeMatching.Match([.. was.Keys], [.. now.Keys]);
        foreach (var (name, media) in was)
        {
            if (!matches[name].Any())
                pair.Add(rules.Removed, media, head, $"{owner} no longer has the media type {name}.", baseText: name);
            foreach (var match in matches[name])
            {
                // What falls to a range that was there already is no other type, and what was special already is compared with itself.
                var wasThere = was.ContainsKey(match.Name);
                if (!(wasThere && match.Kind == MediaTypeChange.Generalized))
                    MediaTypeChanged(pair, rules, owner, match, name, media, now[match.Name]);
                if (!(wasThere && match.Kind == MediaTypeChange.Specialized))
                    CompareMedia(pair, MediaTypeMatching.Special(name, match.Name), media, now[match.Name], direction);
            }
        }
        foreach (var (name, media) in now.Where(added => !was.ContainsKey(added.Key)))
        {
            var range = MediaTypeMatching.Range(name, was.Keys);
            if (!matches.Any(matching => matching.Any(match => match.Name == name)))
            {
                pair.Add(
                    range is null ? rules.Added : rules.Described, @base, media, $"{owner} has the media type {name} now.", headText: name);
            }
            if (range is not null && matches[range].All(match => match.Name != name))
                CompareMedia(pair, name, was[range], media, direction);
        }
    }

    private static Dictionary<string, MapNode> Media(ApiDocument document, MapNode message)
    {
        var content = new Dictionary<string, MapNode>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, node) in message.Map("content").Maps())
        {
            if (document.Resolve(node) is { } media)
                content.TryAdd(name, media);
        }
        return content;
    }

    private static void MediaTypeChanged(
        ComparedPair pair, MediaTypeRules rules, string owner, MediaTypeMatch match, string name, MapNode @base, MapNode head)
    {
        var rule = match.Kind switch
        {
            MediaTypeChange.Parameters => MessageRules.MediaTypeParametersChanged,
            MediaTypeChange.Generalized => rules.Generalized,
            MediaTypeChange.Specialized => rules.Specialized,
            _ => null,
        };
        if (rule is not null)
            pair.Add(rule, @base, head, $"{owner} has the media type {match.Name} now, no longer {name}.", name, match.Name);
    }

    private void CompareMedia(ComparedPair pair, string name, MapNode @base, MapNode head, Direction direction)
    {
        var notation = name.Contains("xml", StringComparison.OrdinalIgnoreCase) ? Notation.Xml
            : MediaTypeMatching.IsForm(name) ? Notation.Form
            : Notation.Json;
        if (Items(@base, head) is var (baseItem, headItem))
            pair.Add(schemas.Compare(baseItem, headItem, direction, notation));
        else
            CompareWhole(pair, name, @base, head, direction, notation);
        if (notation == Notation.Xml && @base["schema"] is { } baseSchema && head["schema"] is { } headSchema)
            XmlComparison.CompareRoots(new(pair, schemas.BaseView(baseSchema), schemas.HeadView(headSchema), direction, notation));
        if (MediaTypeMatching.IsMultipart(name) || MediaTypeMatching.IsUrlEncoded(name))
            CompareEncodings(pair, name, @base, head, direction);
    }

    private void CompareWhole(ComparedPair pair, string name, MapNode @base, MapNode head, Direction direction, Notation notation)
    {
        if (!(MediaTypeMatching.IsBinary(name)
            && IsBinary(@base["schema"], schemas.BaseView)
            && IsBinary(head["schema"], schemas.HeadView)))
        {
            CompareSchemas(pair, @base, head, "schema", direction, notation);
        }
        // How many bytes there are is said as the length of a text. Without a schema, nothing is said of them.
        else
        {
            BoundComparison.CompareCounts(new(
                pair, schemas.BaseView(@base["schema"] ?? @base), schemas.HeadView(head["schema"] ?? head), direction, notation));
        }
        CompareSchemas(pair, @base, head, "itemSchema", direction, notation);
    }

    // Since OpenAPI 3.2, what is sent item by item is a list of them, and either way to write it is the same.
    private (Node Base, Node Head)? Items(MapNode @base, MapNode head)
    {
        return (@base["itemSchema"], head["itemSchema"]) switch
        {
            (null, { } item) when !head.Has("schema") && OfList(baseDocument, @base) is { } listed => (listed, item),
            ({ } item, null) when !@base.Has("schema") && OfList(headDocument, head) is { } listed => (item, listed),
            _ => null,
        };

        static Node? OfList(ApiDocument document, MapNode media)
            => document.Resolve(media["schema"]) is { } list && list.Text("type") == "array"
                && list.Entries.All(entry => entry.Key is "type" or "items" || SchemaViews.IsAnnotation(entry.Key))
                ? list["items"] : null;
    }

    // Nobody sends a field that one of the two documents does not know.
    private void CompareEncodings(ComparedPair pair, string mediaType, MapNode @base, MapNode head, Direction direction)
    {
        var (baseSchema, headSchema) = (View(@base["schema"], schemas.BaseView), View(head["schema"], schemas.HeadView));
        var (fields, newFields) = (@base.Map("encoding"), head.Map("encoding"));
        foreach (var field in Keywords.Names(fields, newFields))
        {
            if (baseSchema?.Property(field) is { } baseField && headSchema?.Property(field) is { } headField)
                Compare($"The field '{field}' of the form", fields.Map(field), newFields.Map(field), baseField, headField);
        }

        // Since OpenAPI 3.2 the parts may be the items of a list.
        var (prefixes, newPrefixes) = (Prefixes(@base), Prefixes(head));
        for (var index = 0; index < Math.Max(prefixes.Count, newPrefixes.Count); index++)
        {
            Compare(
                $"Part {index + 1} of the body", prefixes.ElementAtOrDefault(index) ?? @base.Map("itemEncoding"),
                newPrefixes.ElementAtOrDefault(index) ?? head.Map("itemEncoding"), Item(baseSchema, index), Item(headSchema, index));
        }
        Compare(
            "Each part of the body", @base.Map("itemEncoding"), head.Map("itemEncoding"),
            View(@base["itemSchema"], schemas.BaseView) ?? Item(baseSchema, prefixes.Count),
            View(head["itemSchema"], schemas.HeadView) ?? Item(headSchema, newPrefixes.Count));

        static List<MapNode> Prefixes(MapNode media) => [.. media.List("prefixEncoding")?.Items.OfType<MapNode>() ?? []];

        static SchemaView? View(Node? schema, Func<Node, SchemaView> view) => schema is null ? null : view(schema);

        static SchemaView? Item(SchemaView? list, int index)
            => list is not null && ListLengths.Items(list, index) is { Count: > 0 } items ? list.Of(items) : null;

        void Compare(string name, MapNode? encoding, MapNode? newEncoding, SchemaView? schema, SchemaView? newSchema)
        {
            if (encoding is null && newEncoding is null)
                return;
            _encodings.Compare(pair, mediaType, name, direction, new(encoding, schema, @base), new(newEncoding, newSchema, head));
            // Without an encoding there are no headers, and the media type itself has none.
            if (MediaTypeMatching.IsMultipart(mediaType))
                CompareHeaders(pair, encoding ?? @base, newEncoding ?? head, name, direction);
        }
    }

    // A body of bytes needs no schema since OpenAPI 3.1; before, it was text.
    private static bool IsBinary(Node? schema, Func<Node, SchemaView> view)
        => schema is null
            || (view(schema) is { Alternatives.Count: 0, IsNever: false } body && (body.Types == JsonTypes.Any || Formats.IsBinary(body)));

    private void CompareSchemas(ComparedPair pair, MapNode @base, MapNode head, string keyword, Direction direction, Notation notation)
    {
        var (baseSchema, headSchema) = (@base[keyword], head[keyword]);
        if (baseSchema is not null && headSchema is not null)
        {
            pair.Add(schemas.Compare(baseSchema, headSchema, direction, notation));
        }
        // Without a schema anything is allowed.
        else if (headSchema is not null && !SchemaViews.IsAnything(headSchema))
        {
            pair.Add(
                SchemaRules.TypeNarrowed, direction, @base, head, "The body must have a certain form now.", headText: headSchema.ToJson());
        }
        else if (baseSchema is not null && !SchemaViews.IsAnything(baseSchema))
        {
            pair.Add(SchemaRules.TypeWidened, direction, @base, head, "The body may be anything now.", baseSchema.ToJson());
        }
    }

    private void CompareHeaders(ComparedPair pair, MapNode @base, MapNode head, string owner, Direction direction)
    {
        var open = Headers(head).ToList();
        foreach (var (name, node) in Headers(@base))
        {
            var index = open.FindIndex(candidate => candidate.Key.Equals(name, StringComparison.OrdinalIgnoreCase));
            if (baseDocument.Resolve(node) is not { } header)
                continue;
            if (index < 0)
            {
                var rule = direction == Direction.Request ? MessageRules.RequestHeaderRemoved
                    : header.Flag("required") ? MessageRules.RequiredHeaderRemoved : MessageRules.OptionalHeaderRemoved;
                pair.Add(rule, header, head, $"{owner} no longer has the header '{name}'.", baseText: name);
                continue;
            }
            if (headDocument.Resolve(open[index].Value) is { } headHeader)
                pair.Add(Once(header, headHeader, direction, () => CompareHeader(header, headHeader, name, direction)));
            open.RemoveAt(index);
        }
        foreach (var (name, node) in open)
        {
            var rule = direction == Direction.Response ? MessageRules.HeaderAdded
                : headDocument.Resolve(node).Flag("required") ? MessageRules.RequiredRequestHeaderAdded : MessageRules.RequestHeaderAdded;
            pair.Add(rule, @base, node, $"{owner} has the header '{name}' now.", headText: name);
        }
    }

    // OpenAPI has the media type say it.
    private static IEnumerable<KeyValuePair<string, Node>> Headers(MapNode response)
        => (response.Map("headers")?.Entries ?? []).Where(header => !header.Key.Equals("Content-Type", StringComparison.OrdinalIgnoreCase));

    private ComparedPair CompareHeader(MapNode @base, MapNode head, string name, Direction direction)
    {
        var pair = new ComparedPair();
        if (!@base.Flag("required") && head.Flag("required"))
        {
            pair.Add(
                direction == Direction.Request ? MessageRules.RequestHeaderBecameRequired : MessageRules.HeaderBecameRequired, @base, head,
                $"The header '{name}' is always there now.", "optional", "required");
        }
        else if (@base.Flag("required") && !head.Flag("required"))
        {
            pair.Add(
                direction == Direction.Request ? MessageRules.RequestHeaderBecameOptional : MessageRules.HeaderBecameOptional, @base, head,
                $"The header '{name}' may be missing now.", "required", "optional");
        }
        var (baseForm, headForm) = (new Parameter(@base, path: ""), new Parameter(head, path: ""));
        var (writing, newWriting) = (baseForm.Writing(schemas.BaseView), headForm.Writing(schemas.HeadView));
        if (writing != newWriting)
        {
            pair.Add(
                MessageRules.HeaderFormChanged, @base, head,
                $"The header '{name}' is written as {newWriting} now, no longer as {writing}.", writing, newWriting);
        }
        if (baseForm.Schema is { } baseSchema && headForm.Schema is { } headSchema)
        {
            pair.Add(schemas.Compare(
                baseSchema, headSchema, direction, baseForm.Content is null && headForm.Content is null ? Notation.Text : Notation.Json));
        }
        else if (headForm.Schema is not null)
        {
            pair.Add(
                SchemaRules.TypeNarrowed, direction, @base, head, $"The header '{name}' must have a certain form now.",
                headText: headForm.Schema.ToJson());
        }
        else if (baseForm.Schema is not null)
        {
            pair.Add(
                SchemaRules.TypeWidened, direction, @base, head, $"The header '{name}' may be anything now.", baseForm.Schema.ToJson());
        }
        return pair;
    }
}
