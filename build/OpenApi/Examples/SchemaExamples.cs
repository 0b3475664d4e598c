using System.Text.Json.Nodes;

namespace CloudMgmt.OpenApi;

/// <summary>
/// Makes JSON that a schema describes: of its own examples where they fit, else of its types, formats and bounds. The same schema gives
/// the same JSON each time.
/// </summary>
/// <param name="document">The document of the schemas.</param>
/// <param name="isRequest">Whether properties that only answers have are left out; otherwise those that only requests have are.</param>
internal sealed class SchemaExamples(ApiDocument document, bool isRequest)
{
    // Deeper than this, only what must be there is there: documents refer to each of their parts from everywhere.
    private const int DeepestOption = 2;

    private const int MostItems = 100;
    private const string AnyText = "example";

    /// <summary>Makes a value.</summary>
    /// <param name="schema">The schema; null for one that allows anything.</param>
    /// <returns>The value; null as well where the schema cannot come to an end.</returns>
    public JsonNode? Of(Node? schema) => TryMake([schema], new Trail([], 0), 0, out var value) ? value : null;

    private bool TryMake(IReadOnlyList<Node?> schemas, Trail trail, int variant, out JsonNode? value)
    {
        value = null;
        var form = new Form(document);
        foreach (var schema in schemas.SelectMany(document.Layers))
        {
            if (trail.Open.Contains(schema))
                return false;
            form.Add(schema);
        }

        return TryUnions(form, trail.Into(form.Parts), variant, out value);
    }

    /// <summary>The first alternative of each union that comes to an end.</summary>
    private bool TryUnions(Form form, Trail trail, int variant, out JsonNode? value)
    {
        if (!form.Unions.TryDequeue(out var union))
            return TryMake(form, trail, variant, out value);
        foreach (var alternative in union.Alternatives)
        {
            var chosen = document.Layers(alternative).ToList();
            if (chosen.Count == 0 || chosen.Exists(trail.Open.Contains) || Form.TypeOf(chosen[0]) == "null")
                continue;
            var whole = form.With(chosen);
            whole.Choose(union.Owner, alternative);
            if (TryUnions(whole, trail.Into(whole.Parts), variant, out value))
                return true;
        }

        value = null;
        return false;
    }

    private bool TryMake(Form form, Trail trail, int variant, out JsonNode? value)
    {
        value = null;
        if (form.Fixed is { Count: > 0 } choices)
        {
            value = JsonNode.Parse(choices[variant % choices.Count].ToJson(int.MaxValue));
            return true;
        }

        switch (form.Type)
        {
            case "object":
                return TryObject(form, trail, out value);
            case "array":
                return TryArray(form, trail, out value);
            case "integer":
                value = JsonValue.Create(decimal.Truncate(form.Number(isWhole: true, variant)));
                return true;
            case "number":
                value = JsonValue.Create(form.Number(isWhole: false, variant));
                return true;
            case "boolean":
                value = JsonValue.Create(true);
                return true;
            case "null":
                return true;
            default:
                value = JsonValue.Create(form.Text(AnyText, variant));
                return true;
        }
    }

    private bool TryObject(Form form, Trail trail, out JsonNode? value)
    {
        var members = new JsonObject();
        value = members;
        var required = form.Required;
        foreach (var (name, schemas) in form.Properties)
        {
            var isRequired = required.Contains(name);
            if (form.Chosen.TryGetValue(name, out var chosen))
                members[name] = chosen;
            else if (IsOfOtherDirection(schemas) || (!isRequired && trail.Depth >= DeepestOption))
                continue;
            else if (TryMake(schemas, trail.Deeper, 0, out var member))
                members[name] = member;
            else if (isRequired)
                return false;
        }

        foreach (var name in required.Where(name => !form.Properties.ContainsKey(name)))
            members[name] = form.Chosen.GetValueOrDefault(name, AnyText);
        return members.Count > 0 || TryAdditional(form, trail, members);
    }

    private bool TryAdditional(Form form, Trail trail, JsonObject members)
    {
        if (form.Additional is { } schema && TryMake([schema], trail.Deeper, 0, out var member))
            members[AnyText] = member;
        return true;
    }

    private bool TryArray(Form form, Trail trail, out JsonNode? value)
    {
        var items = new JsonArray();
        value = items;
        var least = Math.Min(form.Whole("minItems") ?? 0, MostItems);
        for (var index = 0; index < Math.Min(Math.Max(least, 1), form.Whole("maxItems") ?? MostItems); index++)
        {
            if (TryMake([form.Item(index)], trail.Deeper, index, out var item))
                items.Add(item);
            else
                return index >= least;
        }

        return true;
    }

    private bool IsOfOtherDirection(IEnumerable<Node> schemas)
        => schemas.SelectMany(document.Trail).Any(schema => schema.Flag(Other));

    private string Other => isRequest ? "readOnly" : "writeOnly";

    /// <summary>The schemas that a value is within, so that a recursive one comes to an end.</summary>
    private sealed record Trail(HashSet<MapNode> Open, int Depth)
    {
        public Trail Deeper => this with { Depth = Depth + 1 };

        public Trail Into(IEnumerable<MapNode> schemas) => this with { Open = [.. Open, .. schemas] };
    }

    /// <summary>A schema together with those that it is composed of.</summary>
    private sealed class Form(ApiDocument document)
    {
        private const decimal Little = 0.0001m;

        private static readonly string[] TextKeywords = ["pattern", "minLength", "maxLength", "format"];
        private static readonly string[] NumberKeywords = ["minimum", "maximum", "multipleOf", "exclusiveMinimum", "exclusiveMaximum"];

        public List<MapNode> Parts { get; } = [];

        public Queue<(MapNode Owner, IReadOnlyList<Node> Alternatives)> Unions { get; } = new();

        /// <summary>What discriminators must say.</summary>
        public Dictionary<string, string> Chosen { get; } = new(StringComparer.Ordinal);

        /// <summary>The values of which it must be one.</summary>
        public IReadOnlyList<Node>? Fixed
            => Parts.Select(part => part["const"]).OfType<Node>().Take(1).ToArray() is { Length: > 0 } only ? only
                : Parts.Select(part => part.List("enum")).OfType<ListNode>().FirstOrDefault()?.Items
                    .Where(value => value is not ScalarNode { Kind: ScalarKind.Null }).ToArray();

        public string? Type
            => Parts.Select(TypeOf).FirstOrDefault(type => type is not null)
                ?? (Has("properties") || Has("additionalProperties") || Has("required") ? "object"
                    : Has("items") || Has("prefixItems") ? "array"
                    : NumberKeywords.Any(Has) && !TextKeywords.Any(Has) ? "number" : null);

        public HashSet<string> Required => [.. Parts.SelectMany(part => part.List("required").Texts())];

        public Dictionary<string, List<Node>> Properties
        {
            get
            {
                var properties = new Dictionary<string, List<Node>>(StringComparer.Ordinal);
                foreach (var (name, schema) in Parts.SelectMany(part => part.Map("properties")?.Entries ?? []))
                {
                    if (properties.TryGetValue(name, out var schemas))
                        schemas.Add(schema);
                    else
                        properties[name] = [schema];
                }

                return properties;
            }
        }

        public MapNode? Additional
            => Has("propertyNames")
                ? null
                : Parts.Select(part => part.Map("additionalProperties")).FirstOrDefault(schema => schema is not null);

        public static string? TypeOf(MapNode schema)
            => schema.Text("type") ?? schema.List("type").Texts().OrderBy(type => type == "null").FirstOrDefault();

        public void Add(MapNode schema)
        {
            if (Parts.Contains(schema))
                return;
            Parts.Add(schema);
            foreach (var part in (schema.List("allOf")?.Items ?? []).SelectMany(document.Layers))
                Add(part);
            foreach (var keyword in (string[])["oneOf", "anyOf"])
            {
                if (schema.List(keyword)?.Items is { Count: > 0 } alternatives)
                    Unions.Enqueue((schema, alternatives));
            }

            // A subtype that is used by itself says which one it is.
            if (schema.Map("discriminator").Text("propertyName") is { } property)
                Chosen.TryAdd(property, NameOf(schema, Parts[0], Parts[0].Key));
        }

        public Form With(IEnumerable<MapNode> alternative)
        {
            var form = new Form(document);
            form.Parts.AddRange(Parts);
            foreach (var union in Unions)
                form.Unions.Enqueue(union);
            foreach (var (name, value) in Chosen)
                form.Chosen[name] = value;
            foreach (var layer in alternative)
                form.Add(layer);
            return form;
        }

        public void Choose(MapNode owner, Node alternative)
        {
            if (owner.Map("discriminator").Text("propertyName") is { } property && document.Resolve(alternative) is { } target)
                Chosen[property] = NameOf(owner, target, (alternative as MapNode)?.Reference?.Split('/')[^1] ?? target.Key);
        }

        public Node? Item(int index)
            => Parts.Select(part => part.List("prefixItems")?.Items.ElementAtOrDefault(index)).FirstOrDefault(item => item is not null)
                ?? Parts.Select(part => part["items"]).FirstOrDefault(item => item is not null);

        public int? Whole(string keyword) => Decimal(keyword) is { } number ? (int)Math.Clamp(number, 0, int.MaxValue) : null;

        public string Text(string otherwise, int variant)
        {
            var format = Parts.Select(part => part.Text("format")).FirstOrDefault(text => text is not null);
            var rules = new TextRules(
                format,
                Parts.Select(part => part.Text("pattern")).OfType<string>().ToArray(),
                Whole("minLength") ?? 0,
                Whole("maxLength") ?? int.MaxValue);
            return rules.Make(Examples.Select(example => example.Text()).OfType<string>(), otherwise, variant);
        }

        public decimal Number(bool isWhole, int variant)
        {
            try
            {
                return Fitting(isWhole, variant);
            }
            catch (OverflowException)
            {
                // Where nothing can be calculated, the bound itself is as near as it gets.
                return Decimal("minimum") ?? Decimal("maximum") ?? 1;
            }
        }

        private decimal Fitting(bool isWhole, int variant)
        {
            var step = Decimal("multipleOf") ?? (isWhole ? 1 : 0);
            var (least, most) = (Bound("minimum", "exclusiveMinimum", +1), Bound("maximum", "exclusiveMaximum", -1));
            var given = Examples.Select(example => example.Number())
                .FirstOrDefault(number => number is { } it && !(it < least) && !(it > most) && (step == 0 || it % step == 0));
            var number = given ?? (least is { } from && (from > 1 || most < 1) ? from : Math.Min(1, most ?? 1));
            number = step == 0 || number % step == 0 ? number : Math.Ceiling(number / step) * step;
            return number + (variant * (step == 0 ? 1 : step)) is var next && !(next > most) ? next : number;

            // What is excluded is passed over by a little.
            decimal? Bound(string keyword, string exclusive, int way)
            {
                var past = isWhole ? way : way * Little;
                return Decimal(exclusive) is { } bound ? bound + past
                    : Decimal(keyword) is not { } limit ? null
                    : Parts.Any(part => part.Flag(exclusive)) ? limit + past : limit;
            }
        }

        private IEnumerable<Node> Examples
            => Parts.SelectMany(
                part => new[] { part["example"] }.Concat(part.List("examples")?.Items ?? []).Append(part["default"])).OfType<Node>();

        private decimal? Decimal(string keyword) => Parts.Select(part => part.Number(keyword)).FirstOrDefault(number => number is not null);

        private bool Has(string keyword) => Parts.Any(part => part.Has(keyword));

        private string NameOf(MapNode owner, MapNode target, string otherwise)
            => (owner.Map("discriminator").Map("mapping")?.Entries ?? [])
                .FirstOrDefault(entry => entry.Value.Text() is { } mapped
                    && (mapped == otherwise
                        || (mapped.Contains('#', StringComparison.Ordinal)
                            && document.Resolve(document.TryFind(entry.Value, mapped)) == target)))
                .Key ?? otherwise;
    }
}
