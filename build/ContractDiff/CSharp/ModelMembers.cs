using CloudMgmt.CodeGeneration.Preparation;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.CSharp;

/// <summary>The base and the properties of the generated classes, named as the generator's <c>PropertyStep</c> does.</summary>
internal sealed class ModelMembers(SchemaForms forms, Declarations declarations, TypeMapper types)
{
    // Nothing real derives so deep; it ends classes that are derived from themselves.
    private const int MaximumBases = 32;

    private readonly Dictionary<ModelType, HashSet<string>> _names = [];
    private readonly Dictionary<ModelType, List<Member>> _own = [];

    public ModelType? Base(ModelType type)
        => forms.Of(type.Schema) is { Kind: SchemaFormKind.Derived } form && types.Of(form.Target, type.Scope).Model is { Kind: ModelKind.Class } parent && parent != type ? parent : null;

    /// <summary>The base, its base and so on.</summary>
    public IEnumerable<ModelType> Bases(ModelType type)
    {
        var current = Base(type);
        for (var count = 0; current is not null && count < MaximumBases; count++)
        {
            yield return current;
            current = Base(current);
        }
    }

    /// <summary>The properties that the class itself declares.</summary>
    public IReadOnlyList<Member> Own(ModelType type)
    {
        if (!_own.TryGetValue(type, out var own))
            _own.Add(type, own = Own(type, InheritedNames(type)));
        return own;
    }

    private List<Member> Own(ModelType type, HashSet<string> names)
    {
        var form = forms.Of(type.Schema);
        var inherited = form.Kind == SchemaFormKind.Derived && forms.Resolve(form.Target) is { } parent ? forms.Properties(parent).Select(property => property.Key).ToHashSet() : [];
        var own = new List<Member>();
        names.Add(type.Name);
        foreach (var (name, node) in SchemaForms.Properties(form))
        {
            if (!inherited.Contains(name) && node is MapNode property)
                own.Add(Property(type, name, property, names));
        }

        return own;
    }

    private Member Property(ModelType type, string name, MapNode property, HashSet<string> names)
    {
        var own = CSharpNames.Unique(CSharpNames.Pascal(name), names, "Property", derived: n => "ShouldSerialize" + n);
        // Of an anonymous object the type is deprecated, not the property that has it.
        var isObsolete = property.Flag("deprecated") && declarations.Find(property, type.Scope) is null;
        return new Member(own, name, types.Of(property, type.Scope), property) { IsObsolete = isObsolete };
    }

    private HashSet<string> InheritedNames(ModelType type)
    {
        var names = new HashSet<string>(ReservedNames.MembersOfModels, StringComparer.OrdinalIgnoreCase);
        foreach (var ancestor in Bases(type).Reverse())
            names.UnionWith(Names(ancestor, names));
        return names;
    }

    private HashSet<string> Names(ModelType type, HashSet<string> inherited)
    {
        if (_names.TryGetValue(type, out var known))
            return known;
        var names = new HashSet<string>(inherited, StringComparer.OrdinalIgnoreCase);
        // Before its properties are named: a class may be its own ancestor.
        _names.Add(type, names);
        Own(type, names);
        names.Remove(type.Name);
        return names;
    }
}
