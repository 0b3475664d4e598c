using CloudMgmt.ClientModel;
using CloudMgmt.ContractDiff.Rules;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.CSharp;

/// <summary>Compares two forms of a class or enumeration.</summary>
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
        foreach (var (before, after) in operations.Where(pair => pair.Base.Name != pair.Head.Name))
            _renamedOperations[before.Node] = after;
        _renamedTypes = [];
        foreach (var pair in types.Changed.Where(pair => pair.Base.Name != pair.Head.Name))
            _renamedTypes[pair.Base.Schema] = pair;
    }

    public void Compare(ModelType before, ModelType after)
    {
        if (before.Name != after.Name)
            ReportName(before, after);
        if (before.Kind != after.Kind)
            _effects.Add(CSharpRules.TypeKindChanged, before, after, before.Name, $"{after.Name} is {Kind(after)} now, no longer {Kind(before)}.", oldForm: Kind(before), newForm: Kind(after));
        else if (before.IsEnum)
            CompareValues(before, after);
        else
            CompareClasses(before, after);
        if (before.IsObsolete is var was && was != after.IsObsolete)
            _effects.Add(was ? CSharpRules.NoLongerObsolete : CSharpRules.BecameObsolete, before, after, after.Name, $"{after.Name} is {(was ? "no longer obsolete" : "obsolete now")}.");
    }

    private static string Kind(ModelType model) => model.Kind switch
    {
        ModelKind.TextEnum => "an enumeration of texts",
        ModelKind.NumberEnum => "an enumeration of integers",
        _ => "a class",
    };

    // An anonymous type is called after what it stands in; when that was renamed, the cause is there.
    private void ReportName(ModelType before, ModelType after)
    {
        var message = $"{before.Name} is called {after.Name} now.";
        var (node, head) = (before.Namer as MapNode ?? before.Schema, after.Namer as MapNode ?? after.Schema);
        if (before.Namer is not null && _renamedOperations.TryGetValue(before.Namer, out var operation))
            _effects.Add(CSharpRules.TypeRenamed, operation, before.Name, message, node, head, [], oldForm: before.Name, newForm: after.Name);
        else if (before.Namer is not null && _renamedTypes.TryGetValue(before.Namer, out var owner))
            _effects.Add(CSharpRules.TypeRenamed, owner.Base, owner.Head, before.Name, message, owner.Base.Schema, owner.Head.Schema, [], oldForm: before.Name, newForm: after.Name);
        else
            _effects.Add(CSharpRules.TypeRenamed, before, after, before.Name, message, oldForm: before.Name, newForm: after.Name);
    }

    private void CompareValues(ModelType before, ModelType after)
    {
        var (old, current) = (before.Values.ToList(), after.Values.ToList());
        var byName = current.ToDictionary(value => value.Name);
        var byValue = current.ToDictionary(value => value.Value);
        var renamed = new HashSet<EnumValue>();
        foreach (var value in old.Where(value => !byName.ContainsKey(value.Name)))
        {
            if (byValue.TryGetValue(value.Value, out var same) && renamed.Add(same))
                Report(CSharpRules.EnumValueRenamed, $"{after.Name}.{value.Name} is called {same.Name} now.", value, same);
            else
                Report(CSharpRules.EnumValueRemoved, $"{after.Name}.{value.Name} is gone.", value, null);
        }

        foreach (var value in current.Where(value => !renamed.Contains(value) && !old.Any(other => other.Name == value.Name)))
            Report(CSharpRules.EnumValueAdded, $"{after.Name}.{value.Name} is new.", null, value);

        void Report(Rule rule, string message, EnumValue? one, EnumValue? other)
            => _effects.Add(rule, before, after, $"{after.Name}.{(one ?? other)!.Name}", message, one?.Node, other?.Node, [before.Schema, after.Schema], isAddition: one is null, one?.Name, other?.Name);
    }

    private void CompareClasses(ModelType before, ModelType after)
    {
        CompareBases(before, after);
        var (old, current) = (before.Properties, after.Properties);
        var all = current.Concat(after.Bases.SelectMany(type => type.Properties)).ToList();
        var pairs = Members.Pairs(old, all).ToList();
        foreach (var (one, other) in pairs)
            Compare(before, after, one, other);
        foreach (var property in old.Except(pairs.Select(pair => pair.Before)))
            Report(CSharpRules.PropertyRemoved, before, after, property, null, "is gone");
        var known = old.Concat(before.Bases.SelectMany(type => type.Properties)).Select(property => property.Name).ToHashSet();
        foreach (var property in current.Where(property => !known.Contains(property.Name)).Except(pairs.Select(pair => pair.After)))
            Report(CSharpRules.PropertyAdded, before, after, null, property, "is new");
    }

    private void CompareBases(ModelType before, ModelType after)
    {
        var (old, current) = (before.Base, after.Base);
        if (old is null && current is not null)
            _effects.Add(CSharpRules.BaseAdded, before, after, after.Name, $"{after.Name} is derived from {current.Name} now.", isAddition: true, newForm: current.Name);
        else if (old is not null && (_types.HeadOf(old) is not { } same || !after.Bases.Contains(same)))
            _effects.Add(CSharpRules.BaseChanged, before, after, after.Name, $"{after.Name} is no longer derived from {old.Name}{(current is null ? "" : $", but from {current.Name}")}.", oldForm: old.Name, newForm: current?.Name);
    }

    private void Compare(ModelType model, ModelType headModel, Member before, Member after)
    {
        if (before.Name != after.Name)
            Report(CSharpRules.PropertyRenamed, model, headModel, before, after, $"is called {after.Name} now");
        if (!_types.AreSame(before.Type, after.Type, annotations: false))
            Report(CSharpRules.PropertyTypeChanged, model, headModel, before, after, $"is of the type {after.Type}? now, no longer {before.Type}?");
        else if (!_types.AreSame(before.Type, after.Type))
            Report(CSharpRules.ElementNullabilityChanged, model, headModel, before, after, $"is of the type {after.Type}? now, no longer {before.Type}?");
        if (before.IsObsolete != after.IsObsolete)
            Report(after.IsObsolete ? CSharpRules.BecameObsolete : CSharpRules.NoLongerObsolete, model, headModel, before, after, $"is {(after.IsObsolete ? "obsolete now" : "no longer obsolete")}");
    }

    private void Report(Rule rule, ModelType model, ModelType headModel, Member? before, Member? after, string what)
    {
        var member = $"{headModel.Name}.{(before ?? after)!.Name}";
        _effects.Add(rule, model, headModel, member, $"{member} {what}.", before?.Node, after?.Node, _effects.Causes(before?.Node, after?.Node), isAddition: before is null,
            before?.Type.ToString(), after?.Type.ToString());
    }
}
