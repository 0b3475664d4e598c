using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.Comparison;

/// <summary>
/// What a schema means, however it is written: references are followed, the parts of an <c>allOf</c> and the only member of a
/// <c>oneOf</c> or <c>anyOf</c> are taken together, and null is a type.
/// </summary>
internal sealed class SchemaView
{
    private readonly SchemaViews _views;
    private readonly List<MapNode> _parts = new(capacity: 1);
    // There are hundreds of thousands of views, most of them without what is null until it is asked for.
    private IReadOnlyList<Node> _alternatives = [];
    private List<(MapNode Part, string Keyword, List<Node> Forms)>? _groups;
    // Parts of which null is the alternative.
    private HashSet<MapNode>? _orNull;
    private Dictionary<Node, SchemaView>? _cases;
    private Dictionary<string, IReadOnlyList<Node>>? _properties;
    private HashSet<string>? _required;
    private Dictionary<Node, SchemaView>? _alone;
    private SchemaView? _notNull;
    private bool? _takesNull;
    private SchemaView? _onlyAlternatives;

    /// <param name="views">The views of the document.</param>
    /// <param name="nodes">The schemas that a value must match, all of them.</param>
    internal SchemaView(SchemaViews views, IReadOnlyList<Node> nodes)
    {
        _views = views;
        Node = nodes[0];
        foreach (var node in nodes)
            Collect(node);
        Choose();
        Types = nodes.Aggregate(JsonTypes.Any, (types, node) => types & views.TypesOf(node));
    }

    /// <summary>A part of another view: what has certain types only, or one of its alternatives.</summary>
    private SchemaView(SchemaView whole, JsonTypes types, Node? form = null)
    {
        (_views, Node, IsNever) = (whole._views, form is null ? whole.Node : whole.Of(form).Node, whole.IsNever);
        Nesting = whole.Nesting + (form is null ? 0 : 1);
        _parts.AddRange(whole._parts);
        _orNull = whole._orNull is null ? null : [.. whole._orNull];
        Types = types;
        if (form is null)
        {
            (_alternatives, IsExclusive, Groups) = (whole._alternatives, whole.IsExclusive, whole.Groups);
        }
        else
        {
            Collect(form);
            Choose();
        }
    }

    /// <summary>A view with one of its lists of alternatives.</summary>
    private SchemaView(SchemaView whole, SchemaView group)
    {
        (_views, Node, IsNever, Nesting) = (whole._views, whole.Node, whole.IsNever, whole.Nesting);
        (_parts, _orNull, Types) = (whole._parts, whole._orNull, whole.Types & group.Types);
        (_alternatives, IsExclusive) = (group._alternatives, group.IsExclusive);
    }

    /// <summary>One of several lists of alternatives.</summary>
    private SchemaView(SchemaViews views, Node node, IReadOnlyList<Node> forms, bool isExclusive)
    {
        (_views, Node, _alternatives, IsExclusive) = (views, node, forms, isExclusive);
        Types = forms.Aggregate(JsonTypes.Null, (types, form) => types | views.TypesOf(form));
    }

    /// <summary>The schema as it is written.</summary>
    public Node Node { get; }

    public JsonTypes Types { get; }

    /// <summary>Whether no value matches: the schema <c>false</c>, or a list of no values.</summary>
    public bool IsNever { get; private set; }

    /// <summary>Whether no value matches, for its types or for the values that are listed.</summary>
    public bool TakesNothing => IsNever || Types == JsonTypes.None
        || (!Types.HasFlag(JsonTypes.Null) && ValueComparison.Values(this) is { Count: 0 });

    /// <summary>The forms that a value may have, if there are several.</summary>
    public IReadOnlyList<Node> Alternatives => _alternatives;

    /// <summary>Lists of alternatives, if there are several: a value must match one of each.</summary>
    public IReadOnlyList<SchemaView> Groups { get; private set; } = [];

    /// <summary>Whether null is taken, which a <c>oneOf</c> refuses where several of its forms take it.</summary>
    public bool TakesNull
    {
        get
        {
            if (_takesNull is { } known)
                return known;
            // What a circle leads back to refuses nothing.
            _takesNull = true;
            return (_takesNull = Types.HasFlag(JsonTypes.Null) && _parts.TrueForAll(TakesNullIn)).Value;
        }
    }

    /// <summary>How much there is to compare.</summary>
    public int Breadth => 1 + _alternatives.Count + DescribedProperties;

    /// <summary>How often an alternative was taken for the whole, with what is said beside it.</summary>
    public int Nesting { get; }

    /// <summary>Whether a value must match one of the alternatives only (<c>oneOf</c>).</summary>
    public bool IsExclusive { get; private set; }

    /// <summary>Forms that a value is none of, as it is another one of a <c>oneOf</c>.</summary>
    public IReadOnlyList<Node> Others { get; private init; } = [];

    /// <summary>The properties, each with all that is said of it.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<Node>> Properties
        => _properties ??= DescribedNames.Of(_parts, _views, DescribedProperties);

    public IReadOnlySet<string> Required => _required ??= CollectRequired();

    /// <summary>Which properties ask for others, and for which.</summary>
    public IEnumerable<(string Name, ListNode Others)> Dependencies => Comparison.Dependencies.Of(_parts);

    public bool IsReadOnly => HasFlag("readOnly");

    public bool IsWriteOnly => HasFlag("writeOnly");

    /// <summary>Whether anything is said of the values beside the alternatives.</summary>
    public bool HasMore => Restrictions.Any();

    /// <summary>What is said of the values beside the alternatives.</summary>
    public IEnumerable<KeyValuePair<string, Node>> Restrictions
        => _parts.SelectMany(part => part.Entries).Where(entry => !SchemaViews.IsBeside(entry.Key));

    /// <summary>The types that are said beside the alternatives, null aside.</summary>
    public JsonTypes OwnTypes => _parts.Aggregate(JsonTypes.Any, (types, part) => types & JsonTypeNames.Read(part)) & ~JsonTypes.Null;

    /// <summary>Whether it says more than which alternatives there are.</summary>
    public bool HasOwnForm => _parts.Any(part => part.Has("properties") || part.Has("required") || part.Has("enum") || part.Has("items"));

    /// <summary>The first value of a keyword; null if no part has it.</summary>
    public Node? this[string keyword]
    {
        get
        {
            foreach (var part in _parts)
            {
                if (part[keyword] is { } value)
                    return value;
            }

            return null;
        }
    }

    public bool HasFlag(string keyword)
    {
        // Loops, here and below: this is asked of every property, and a query is garbage each time.
        foreach (var part in _parts)
        {
            if (part.Flag(keyword))
                return true;
        }

        return false;
    }

    /// <summary>Every value of a keyword.</summary>
    public IReadOnlyList<Node> All(string keyword)
    {
        if (this[keyword] is not { } first)
            return [];
        if (_parts.Count == 1)
            return [first];
        List<Node> all = [];
        foreach (var part in _parts)
        {
            if (part[keyword] is { } value)
                all.Add(value);
        }

        return all;
    }

    /// <summary>Whether which properties are described does not depend on the value.</summary>
    public bool IsPlain => _parts.Count > 0 && _alternatives.Count == 0 && Groups.Count == 0
        && this["if"] is null && this["dependentSchemas"] is null && !HasPatterns
        && All("unevaluatedProperties").All(value => value.Parent == _parts[0]);

    /// <summary>Whether something is said of properties by a pattern, whose names cannot be listed.</summary>
    public bool HasPatterns
        => All("patternProperties").OfType<MapNode>().Any(map => map.Entries.Any(entry => NamePattern.Names(entry.Key) is null));

    /// <summary>What properties look like by a pattern that each name matches; null if there is none, or more than that.</summary>
    public Node? OfAnyName => All("patternProperties").ToList() is [MapNode { Entries: [var only] }] && ValueComparison.LetsAllIn(only.Key)
        ? only.Value : null;

    /// <summary>Whether each part that takes no other properties knows one of this name.</summary>
    public bool Takes(string property)
        => _parts.TrueForAll(part => !Closes(part, "additionalProperties") || DescribedNames.Knows(part, property))
            && !_parts.Exists(part => Closes(part, "unevaluatedProperties") && Of(part) is { IsPlain: true } view
                && view["additionalProperties"] is null && !view.Properties.ContainsKey(property));

    /// <summary>Whether no properties are taken but those that any part describes.</summary>
    public bool TakesNoneUnevaluated => _parts.Count > 0 && Closes(_parts[0], "unevaluatedProperties");

    private static bool Closes(MapNode part, string keyword) => part[keyword] is { } others && SchemaViews.IsNothing(others);

    private bool TakesNullIn(MapNode part)
    {
        return _orNull?.Contains(part) == true || (Count("oneOf", 1) == 1 && Count("anyOf", 1) > 0);

        int Count(string keyword, int otherwise)
            => part.List(keyword) is not { Items: { Count: > 0 } forms } ? otherwise
                : Math.Max(forms.Count(form => Of(form).TakesNull), HasFlag("nullable") ? 1 : 0);
    }

    /// <summary>
    /// What a property that is not listed looks like: as the patterns say that match its name, or as any other; null if nothing is said.
    /// </summary>
    public SchemaView? Unlisted(string name)
    {
        List<Node> forms = [.. _parts.SelectMany(part => DescribedNames.ByPattern(part, name) is { Count: > 0 } matching ? matching
            : part["additionalProperties"] is MapNode others ? [others] : [])];
        return forms.Count == 0 ? null : _views.Of(forms);
    }

    /// <summary>Whether null is allowed beside what a keyword is a part of.</summary>
    public bool IsOrNull(Node keyword) => keyword.Parent is MapNode part && _orNull?.Contains(part) == true;

    public SchemaView Of(Node node) => _views.Of(node);

    /// <summary>The view of a value that must match several schemas.</summary>
    public SchemaView Of(IReadOnlyList<Node> nodes) => _views.Of(nodes);

    /// <summary>The schemas that inherit from this one with a discriminator, by their names.</summary>
    public IReadOnlyDictionary<string, Node> Children => _views.ChildrenOf(Node);

    /// <summary>The schema that a value of the discriminator stands for; null if there is none.</summary>
    public MapNode? Mapped(Node target) => _views.Mapped(target);

    public SchemaView? Property(string name) => Properties.TryGetValue(name, out var nodes) ? _views.Of(nodes) : null;

    /// <summary>One for each alternative, with what is said beside them; the view itself if there are none.</summary>
    public IEnumerable<SchemaView> Cases => _alternatives.Count == 0 ? [this] : _alternatives.Select(Case);

    public SchemaView Case(Node form)
    {
        if (!HasMore)
            return Of(form);
        _cases ??= [];
        if (!_cases.TryGetValue(form, out var view))
            _cases.Add(form, view = new SchemaView(this, Types & Of(form).Types, form));
        return view;
    }

    /// <summary>One of the alternatives of a <c>oneOf</c>, without what is said beside them: a value is none of the others.</summary>
    public SchemaView Alone(Node form)
    {
        _alone ??= [];
        if (!_alone.TryGetValue(form, out var view))
            _alone.Add(form, view = new SchemaView(Of(form), Of(form).Types) { Others = [.. _alternatives.Where(other => other != form)] });
        return view;
    }

    /// <summary>Whether a value that matches a schema would be one of the other forms as well.</summary>
    public bool IsOther(Node schema) => schema switch
    {
        MapNode { Entries: [{ Key: "anyOf", Value: ListNode options }] } => options.Items.All(IsOther),
        MapNode map => map.Entries.All(entry => entry.Key is "required" or "type") && IsOther([.. map.List("required").Texts()]),
        _ => false,
    };

    /// <summary>Whether an object that has some properties would be one of the other forms as well.</summary>
    public bool IsOther(IReadOnlyCollection<string> properties) => Others.Any(form => AsksFor(form, properties));

    // Whether any object with the properties is of the form.
    private bool AsksFor(Node form, IReadOnlyCollection<string> properties)
        => _views.Of(form) is { _alternatives.Count: 0, _parts: [var part] } && part.Entries.All(entry => entry.Key switch
        {
            "required" => entry.Value is ListNode names && names.Items.All(name => name.Text() is { } text && properties.Contains(text)),
            "properties" => entry.Value is MapNode described && described.Entries.All(property => SchemaViews.IsAnything(property.Value)),
            "type" => entry.Value.Text() == "object" && Types == JsonTypes.Object,
            "title" or "description" => true,
            _ => false,
        });

    /// <summary>The same without null, which is a type.</summary>
    public SchemaView NotNull
        => Types == JsonTypes.Any || !Types.HasFlag(JsonTypes.Null) ? this : _notNull ??= new SchemaView(this, Types & ~JsonTypes.Null);

    /// <summary>The alternatives without what is said beside them.</summary>
    public SchemaView OnlyAlternatives => _onlyAlternatives ??= new SchemaView(_views, Node, _alternatives, IsExclusive);

    /// <summary>One of the lists of alternatives with what is said beside all of them.</summary>
    public SchemaView With(SchemaView group) => Groups.Count == 0 ? this : new(this, group);

    /// <summary>One for each of the types, null aside.</summary>
    public IEnumerable<SchemaView> ByType()
        => Enum.GetValues<JsonTypes>().Where(IsOne).Select(type => new SchemaView(this, type));

    // An integer that may be any number is a number.
    private bool IsOne(JsonTypes type) => type is not (JsonTypes.None or JsonTypes.Null or JsonTypes.Any) && Types.HasFlag(type)
        && (type != JsonTypes.Integer || !Types.HasFlag(JsonTypes.Number));

    /// <summary>Gives back what it knows of its properties. It can be asked again, but hardly anybody does
    /// once they were compared.</summary>
    public void Forget() => (_properties, _required) = (null, null);

    private void Collect(Node node)
    {
        IsNever |= SchemaViews.IsNothing(node);
        foreach (var part in _views.Own(node))
        {
            if (!_parts.Contains(part))
                CollectPart(part);
        }
    }

    private void CollectPart(MapNode part)
    {
        _parts.Add(part);
        IsNever |= (part["not"] is { } excluded && SchemaViews.IsAnything(excluded)) || part.List("enum") is { Items.Count: 0 };
        foreach (var inner in _views.Parts(part))
            Collect(inner);
        foreach (var keyword in SchemaViews.AlternativeKeywords)
        {
            var forms = _views.Forms(part, keyword);
            if (forms.Count == 1)
            {
                var count = _parts.Count;
                Collect(forms[0]);
                if (part.List(keyword)!.Items.Count > 1)
                    (_orNull ??= []).UnionWith(_parts.Skip(count));
                continue;
            }
            if (forms.Count > 0
                && _groups?.Exists(group => group.Forms.Count == forms.Count && forms.All(form => group.Forms.Exists(form.SameAs))) != true)
            {
                (_groups ??= []).Add((part, keyword, forms));
            }
        }
    }

    // Where there are several, each must be matched; the first one stands for all to who asks for alternatives.
    private void Choose()
    {
        if (_groups is null)
            return;
        (_alternatives, IsExclusive) = (_groups[0].Forms, _groups[0].Keyword == "oneOf");
        if (_groups.Count > 1)
        {
            Groups =
            [
                .. _groups.Select(group => new SchemaView(_views, group.Part[group.Keyword]!, group.Forms, group.Keyword == "oneOf")),
            ];
        }
        _groups = null;
    }

    private HashSet<string> CollectRequired()
    {
        var required = new HashSet<string>(StringComparer.Ordinal);
        foreach (var part in _parts)
        {
            if (part.List("required") is { } names)
                required.UnionWith(names.Texts());
        }

        return AskedBy(required);
    }

    /// <summary>Adds to names what their properties ask for, and so on: what is always there brings that along.</summary>
    public HashSet<string> AskedBy(HashSet<string> required)
    {
        var dependencies = required.Count == 0 ? [] : Dependencies.ToList();
        int before;
        do
        {
            before = required.Count;
            foreach (var (_, others) in dependencies.Where(dependency => required.Contains(dependency.Name)))
                required.UnionWith(others.Texts());
        }
        while (required.Count > before);
        return required;
    }

    // As often as they are described.
    private int DescribedProperties
    {
        get
        {
            var count = 0;
            foreach (var part in _parts)
                count += part.Map("properties")?.Span.Length ?? 0;
            return count;
        }
    }
}
