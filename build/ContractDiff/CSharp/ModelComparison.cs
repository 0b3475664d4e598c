using CloudMgmt.ClientModel;
using CloudMgmt.ContractDiff.Rules;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.CSharp;

/// <summary>Compares two forms of a class, enumeration or union.</summary>
internal sealed class ModelComparison
{
    private readonly Effects _effects;
    private readonly TypePairs _types;
    private readonly Dictionary<Node, ClientOperation> _renamedOperations;
    private readonly Dictionary<Node, (ModelType Base, ModelType Head)> _renamedTypes;

    public ModelComparison(Effects effects, TypePairs types, IEnumerable<(ClientOperation Base, ClientOperation Head)> operations)
    {
        (_effects, _types) = (effects, types);
        _renamedOperations = [];
        foreach (var (@base, head) in operations.Where(pair => pair.Base.Name != pair.Head.Name))
            _renamedOperations[@base.Node] = head;
        _renamedTypes = [];
        foreach (var pair in types.Changed.Where(pair => pair.Base.Name != pair.Head.Name))
            _renamedTypes[pair.Base.Schema] = pair;
    }

    public void Compare(ModelType @base, ModelType head)
    {
        if (@base.Name != head.Name)
            ReportName(@base, head);
        if (@base.Kind != head.Kind)
        {
            _effects.Add(
                CSharpRules.TypeKindChanged, @base, head, @base.Name, $"{head.Name} is {Kind(head)} now, no longer {Kind(@base)}.",
                baseText: Kind(@base), headText: Kind(head));
        }
        else if (@base.IsEnum)
        {
            CompareValues(@base, head);
        }
        else if (@base.Kind == ModelKind.Union)
        {
            CompareAlternatives(@base, head);
        }
        else
        {
            CompareClasses(@base, head);
        }
        if (@base.IsObsolete is var was && was != head.IsObsolete)
        {
            _effects.Add(
                was ? CSharpRules.NoLongerObsolete : CSharpRules.BecameObsolete, @base, head, head.Name,
                $"{head.Name} is {(was ? "no longer obsolete" : "obsolete now")}.");
        }
    }

    private static string Kind(ModelType model) => model.Kind switch
    {
        ModelKind.TextEnum => "an enumeration of texts",
        ModelKind.NumberEnum => "an enumeration of integers",
        ModelKind.Union => "a union",
        _ => "a class",
    };

    // An anonymous type is called after what it stands in; when that was renamed, the cause is there.
    private void ReportName(ModelType @base, ModelType head)
    {
        var message = $"{@base.Name} is called {head.Name} now.";
        var (node, headNode) = (@base.Namer as MapNode ?? @base.Schema, head.Namer as MapNode ?? head.Schema);
        if (@base.Namer is not null && _renamedOperations.TryGetValue(@base.Namer, out var operation))
        {
            _effects.Add(
                CSharpRules.TypeRenamed, operation, @base.Name, message, node, headNode, [], baseText: @base.Name, headText: head.Name);
        }
        else if (@base.Namer is not null && _renamedTypes.TryGetValue(@base.Namer, out var owner))
        {
            _effects.Add(
                CSharpRules.TypeRenamed, owner.Base, owner.Head, @base.Name, message, owner.Base.Schema, owner.Head.Schema, [],
                baseText: @base.Name, headText: head.Name);
        }
        else
        {
            _effects.Add(CSharpRules.TypeRenamed, @base, head, @base.Name, message, baseText: @base.Name, headText: head.Name);
        }
    }

    private void CompareValues(ModelType @base, ModelType head)
    {
        var (baseValues, headValues) = (@base.Values.ToList(), head.Values.ToList());
        var byName = headValues.ToDictionary(value => value.Name);
        var byValue = headValues.ToDictionary(value => value.Value);
        var (renamed, known) = (new HashSet<EnumValue>(), baseValues.Select(value => value.Name).ToHashSet());
        foreach (var value in baseValues.Where(value => !byName.ContainsKey(value.Name)))
        {
            if (byValue.TryGetValue(value.Value, out var same) && renamed.Add(same))
                Report(CSharpRules.EnumValueRenamed, $"{head.Name}.{value.Name} is called {same.Name} now.", value, same);
            else
                Report(CSharpRules.EnumValueRemoved, $"{head.Name}.{value.Name} is gone.", value, null);
        }

        foreach (var value in headValues.Where(value => !renamed.Contains(value) && !known.Contains(value.Name)))
            Report(CSharpRules.EnumValueAdded, $"{head.Name}.{value.Name} is new.", null, value);

        void Report(Rule rule, string message, EnumValue? one, EnumValue? other)
            => _effects.Add(
                rule, @base, head, $"{head.Name}.{(one ?? other)!.Name}", message, one?.Node, other?.Node, [@base.Schema, head.Schema],
                isAddition: one is null, one?.Name, other?.Name);
    }

    private void CompareAlternatives(ModelType @base, ModelType head)
    {
        // Unions that lead to each other by the hundreds have as many alternatives each, most of them classes.
        var now = head.Alternatives.Select(alternative => alternative.Type.Model).OfType<ModelType>().ToHashSet();
        var before = @base.Alternatives.Select(alternative => alternative.Type.Model).OfType<ModelType>().Select(_types.HeadOf).ToHashSet();
        var (baseOthers, headOthers) = (Others(@base), Others(head));
        foreach (var alternative in @base.Alternatives)
        {
            var isKept = alternative.Type.Model is { } model ? _types.HeadOf(model) is { } same && now.Contains(same)
                : headOthers.Exists(other => _types.AreSame(alternative.Type, other));
            if (!isKept)
                Report(CSharpRules.AlternativeRemoved, alternative, "is gone", isAddition: false);
        }

        foreach (var alternative in head.Alternatives)
        {
            var isKnown = alternative.Type.Model is { } model ? before.Contains(model)
                : baseOthers.Exists(other => _types.AreSame(other, alternative.Type));
            if (!isKnown)
                Report(CSharpRules.AlternativeAdded, alternative, "is new", isAddition: true);
        }

        // What was the only enumeration is kept, and a text could now be one of several.
        if (@base.TextEnumeration is { Type: var enumeration } && head.TextEnumeration is null
            && head.Alternatives.Any(alternative => alternative.IsText) && !headOthers.Exists(other => other.Name == "string"))
        {
            _effects.Add(
                CSharpRules.TextConversionRemoved, @base, head, head.Name,
                $"A text no longer becomes {enumeration} where {head.Name} is asked for.");
        }

        static List<CSharpType> Others(ModelType union)
            => [.. union.Alternatives.Select(alternative => alternative.Type).Where(type => type.Model is null)];

        void Report(Rule rule, Alternative alternative, string what, bool isAddition)
        {
            var member = $"{head.Name}.TryGet{alternative.Name}";
            var (text, headText) = isAddition ? ((string?)null, alternative.Type.ToString()) : (alternative.Type.ToString(), null);
            _effects.Add(
                rule, @base, head, member, $"{member} {what}.", @base.Schema, head.Schema, _effects.Causes(@base.Schema, head.Schema),
                isAddition, text, headText);
        }
    }

    private void CompareClasses(ModelType @base, ModelType head)
    {
        CompareBases(@base, head);
        var (baseProperties, headProperties) = (@base.Properties, head.Properties);
        var all = headProperties.Concat(head.Bases.SelectMany(type => type.Properties)).ToList();
        var pairs = Members.Pairs(baseProperties, all).ToList();
        foreach (var (one, other) in pairs)
            Compare(@base, head, one, other);
        foreach (var (one, other) in pairs.Where(pair => pair.Base.Time != pair.Head.Time))
            CompareTimes(@base, head, one, other);
        // By what they are: to compare all that they say takes longer than all the rest.
        var (bases, kept) = (
            new HashSet<Member>(pairs.Count, ReferenceEqualityComparer.Instance),
            new Dictionary<Member, Member>(pairs.Count, ReferenceEqualityComparer.Instance));
        foreach (var (one, other) in pairs)
        {
            bases.Add(one);
            kept[other] = one;
        }

        foreach (var property in baseProperties.Where(property => !bases.Contains(property)))
            Report(CSharpRules.PropertyRemoved, @base, head, property, null, "is gone");
        if (kept.Count < all.Count)
        {
            var known = baseProperties.Concat(@base.Bases.SelectMany(type => type.Properties)).Select(property => property.Name)
                .ToHashSet();
            foreach (var property in headProperties.Where(property => !known.Contains(property.Name) && !kept.ContainsKey(property)))
                Report(CSharpRules.PropertyAdded, @base, head, null, property, "is new");
        }

        CompareDemands(@base, head, kept);
    }

    // What a class inherits is told of its base, unless that is another one now.
    private void CompareDemands(ModelType @base, ModelType head, Dictionary<Member, Member> pairs)
    {
        var known = @base.Bases.Select(_types.HeadOf).ToHashSet();
        var before = Demanded(_effects.Base, @base.Bases.Prepend(@base)).Select(property => property.Name).ToHashSet();
        var demanded =
            from property in Demanded(_effects.Head, head.Bases.Prepend(head).Where(owner => !known.Contains(owner)))
            let old = pairs.GetValueOrDefault(property)
            where !before.Contains((old ?? property).Name)
            select (Base: old, Head: property);
        if (_types.BeginsToBeSent(@base, head))
        {
            if (string.Join(", ", demanded.Select(pair => pair.Head.Name)) is { Length: > 0 } names)
            {
                _effects.Add(
                    CSharpRules.TypeSent, @base, head, head.Name,
                    $"{head.Name} begins to be sent, and is not made without {names} any more.");
            }
        }
        else
        {
            foreach (var (old, property) in demanded)
                Report(CSharpRules.PropertyDemanded, @base, head, old, property, "has to be set where one is made");
        }
    }

    private static IEnumerable<Member> Demanded(Client client, IEnumerable<ModelType> owners)
        => owners.SelectMany(owner => owner.Properties.Where(property => client.Demands.Include(owner, property)));

    private void CompareBases(ModelType @base, ModelType head)
    {
        var (baseParent, headParent) = (@base.Base, head.Base);
        if (baseParent is null && headParent is not null)
        {
            _effects.Add(
                CSharpRules.BaseAdded, @base, head, head.Name, $"{head.Name} is derived from {headParent.Name} now.", isAddition: true,
                headText: headParent.Name);
        }
        else if (baseParent is not null && (_types.HeadOf(baseParent) is not { } same || !head.Bases.Contains(same)))
        {
            _effects.Add(CSharpRules.BaseChanged, @base, head, head.Name, $"{head.Name} is no longer derived from {baseParent.Name}{(headParent is null ? "" : $", but from {headParent.Name}")}.", baseText: baseParent.Name, headText: headParent?.Name);
        }
    }

    private void Compare(ModelType model, ModelType headModel, Member @base, Member head)
    {
        if (@base.Name != head.Name)
            Report(CSharpRules.PropertyRenamed, model, headModel, @base, head, $"is called {head.Name} now");
        if (TypeRule(@base, head) is { } rule)
            Report(rule, model, headModel, @base, head, $"is of the type {head.TypeText} now, no longer {@base.TypeText}");
        if (@base.IsObsolete != head.IsObsolete)
        {
            Report(
                head.IsObsolete ? CSharpRules.BecameObsolete : CSharpRules.NoLongerObsolete, model, headModel, @base, head,
                $"is {(head.IsObsolete ? "obsolete now" : "no longer obsolete")}");
        }
    }

    private void CompareTimes(ModelType model, ModelType headModel, Member @base, Member head)
    {
        if (@base.Time is not null)
            Report(CSharpRules.PropertyRemoved, @base.Time, "is gone", isAddition: false);
        if (head.Time is not null)
            Report(CSharpRules.PropertyAdded, head.Time, "is new", isAddition: true);

        void Report(Rule rule, string time, string what, bool isAddition)
        {
            var member = $"{headModel.Name}.{time}";
            _effects.Add(
                rule, model, headModel, member, $"{member} {what}.", @base.Node, head.Node, _effects.Causes(@base.Node, head.Node),
                isAddition);
        }
    }

    // Of a value type the question mark is a type of its own, of a reference an annotation.
    private Rule? TypeRule(Member @base, Member head)
        => !_types.AreSame(@base.Type, head.Type, annotations: false) ? CSharpRules.PropertyTypeChanged
            : @base.HasValue != head.HasValue ? @base.Type.IsValue
                ? CSharpRules.PropertyTypeChanged
                : CSharpRules.PropertyNullabilityChanged
            : !_types.AreSame(@base.Type, head.Type) ? CSharpRules.ElementNullabilityChanged : null;

    private void Report(Rule rule, ModelType model, ModelType headModel, Member? @base, Member? head, string what)
    {
        var member = $"{headModel.Name}.{(@base ?? head)!.Name}";
        _effects.Add(
            rule, model, headModel, member, $"{member} {what}.", @base?.Node, head?.Node, _effects.Causes(@base?.Node, head?.Node),
            isAddition: @base is null,
            @base?.TypeText, head?.TypeText);
    }
}
