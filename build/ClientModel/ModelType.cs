using CloudMgmt.OpenApi;

namespace CloudMgmt.ClientModel;

/// <summary>A class, enumeration or union that the generator makes of a schema.</summary>
internal sealed class ModelType(Client client)
{
    // Nothing real derives so deep; it ends classes that are derived from themselves.
    private const int MaximumBases = 32;

    // With room for the properties of most classes, which its copies keep.
    private static readonly HashSet<string> Reserved = new(2 * ReservedNames.MembersOfModels.Count, StringComparer.OrdinalIgnoreCase);

    static ModelType() => Reserved.UnionWith(ReservedNames.MembersOfModels);

    private ModelKind? _kind;
    private ModelType? _base;
    private bool _isBaseKnown;
    private IReadOnlyList<Member>? _properties;
    private IReadOnlyList<Alternative>? _alternatives;
    private bool _isOpen;
    private bool _isRecursive;

    /// <summary>The name that the document gives the schema, or the one made of where it stands.</summary>
    public required string Key { get; init; }

    public required string Name { get; init; }

    public required MapNode Schema { get; init; }

    /// <summary>The operation whose name an anonymous schema of a shared place took; null where there is one type for the schema.</summary>
    public object? Scope { get; init; }

    /// <summary>What an anonymous type has its name of: the type around it, or the operation; null if the document names it.</summary>
    public Node? Namer { get; init; }

    /// <summary>What it becomes in C#.</summary>
    public ModelKind Kind => _kind ??= ReadKind();

    public bool IsEnum => Kind is ModelKind.TextEnum or ModelKind.NumberEnum;

    public bool IsObsolete => Schemas.IsTrue(Form.Own("deprecated"));

    public string Description => client.Texts.Of(Schema) ?? $"The {(IsEnum ? "enumeration" : "schema")} {Name}.";

    /// <summary>What a value of a union can be.</summary>
    public IReadOnlyList<Alternative> Alternatives
        => _alternatives ??= Form.Kind == SchemaFormKind.Union ? client.Types.Alternatives(Schema, Scope, Name) : [];

    /// <summary>The enumeration that a union makes of a text; null if it has none, or another text beside it.</summary>
    public Alternative? TextEnumeration
        => Alternatives.Where(alternative => alternative.IsText).Take(2).ToList() is [{ Type.Model: not null } only] ? only : null;

    /// <summary>The class that it is derived from.</summary>
    public ModelType? Base
    {
        get
        {
            if (!_isBaseKnown)
                (_base, _isBaseKnown) = (ReadBase(), true);
            return _base;
        }
    }

    /// <summary>The base, its base and so on.</summary>
    public IEnumerable<ModelType> Bases
    {
        get
        {
            var current = Base;
            for (var count = 0; current is not null && count < MaximumBases; count++)
            {
                yield return current;
                current = current.Base;
            }
        }
    }

    /// <summary>The properties that the class itself declares.</summary>
    public IReadOnlyList<Member> Properties
    {
        get
        {
            if (_properties is null)
            {
                foreach (var type in Bases.Reverse().Append(this))
                    type.ReadProperties();
            }

            return _properties!;
        }
    }

    /// <summary>The types of the properties that the class itself declares. They take less than the properties, which have names.</summary>
    public IEnumerable<CSharpType> PropertyTypes => Declared().Select(property => client.Types.Of(property.Schema, Scope));

    /// <summary>All that an object has: the inherited properties first.</summary>
    public IEnumerable<Member> AllProperties => Bases.Reverse().Append(this).SelectMany(type => type.Properties);

    /// <summary>The names in JSON of what an object must have, inherited properties included.</summary>
    public IReadOnlySet<string> Required => Form.Required.ToHashSet();

    /// <summary>The inherited properties that the class requires and no base does: there they may be left out.</summary>
    public IEnumerable<Member> RequiredOfBases
    {
        get
        {
            if (Base is null)
                return [];
            var required = Form.Required.Except(Bases.SelectMany(type => type.Form.Required)).ToHashSet();
            return Bases.SelectMany(type => type.Properties)
                .Where(property => !property.IsReadOnly && required.Contains(property.WireName));
        }
    }

    /// <summary>Whether a property has the name of a type, and is of another one.</summary>
    public bool Hides(ModelType type) => AllProperties.Any(property => property.Name == type.Name && property.Type.Model != type);

    /// <summary>Gives back what it knows of its properties, which are read again when somebody asks.</summary>
    public void Forget() => _properties = null;

    /// <summary>The values of an enumeration.</summary>
    public IEnumerable<EnumValue> Values => EnumValues.Of(Name, Form);

    /// <summary>The property whose value says which subtype an object is; null if there is none.</summary>
    public string? Discriminator => Kind == ModelKind.Class ? Form.Discriminator.Text("propertyName") : null;

    /// <summary>Which value of the discriminator stands for which derived class.</summary>
    public IEnumerable<(string Value, ModelType Type)> Subtypes
        => from entry in Discriminator is null ? [] : client.Declarations.Mapped(Form.Discriminator.Map("mapping"))
           let type = client.Types.Of(entry.Schema, scope: null).Model
           where type is { Kind: ModelKind.Class } && type != this && type.Bases.Contains(this)
           select (entry.Value, type);

    private SchemaForm Form => client.Schemas.Of(Schema);

    public override string ToString() => Name;

    private ModelKind ReadKind()
    {
        var form = Form;
        if (form.Kind is SchemaFormKind.Alias)
            return ModelKind.None;
        if (form.Kind == SchemaFormKind.Union)
            return IsUnion() ? ModelKind.Union : ModelKind.None;
        if (EnumValues.Are(form))
            return EnumValues.AreTexts(form) ? ModelKind.TextEnum : ModelKind.NumberEnum;
        // Of a text that has properties, the text is meant.
        return form.Kind == SchemaFormKind.Derived
            || (form.Type is "object" or null && (form.HasProperties || form.Discriminator is not null))
            || IsEmptyClass(form)
            ? ModelKind.Class : ModelKind.None;
    }

    // That it is there may be all that an object says; the document has a name for it, and no properties yet.
    private bool IsEmptyClass(SchemaForm form)
        => Namer is null && form is { Kind: SchemaFormKind.Own, Type: "object" } && form["properties"] is MapNode
            && form["additionalProperties"] is var others && others is not MapNode && !Schemas.IsTrue(others);

    // One alternative is itself, unless it is made of the union.
    private bool IsUnion()
    {
        if (_isOpen)
            return _isRecursive = true;
        _isOpen = true;
        var count = Alternatives.Count;
        _isOpen = false;
        return count > 1 || (count == 1 && _isRecursive);
    }

    private ModelType? ReadBase()
        => Form is { Kind: SchemaFormKind.Derived, Target: var target }
            && client.Types.Of(target, Scope).Model is { Kind: ModelKind.Class } parent && parent != this ? parent : null;

    // A property of the base stays there: a second one in the derived class would hide it, and both would claim the same JSON field.
    private void ReadProperties()
    {
        if (_properties is not null)
            return;
        var names = NamesOfBases();
        names.Add(Name);
        var required = Form.Required.ToHashSet();
        Member[] properties =
            [.. Declared().Select(property => Property(property.Name, property.Schema, required.Contains(property.Name), names))];
        for (var index = 0; index < properties.Length; index++)
        {
            if (TimeOf(properties[index], names) is { } time)
                properties[index] = properties[index] with { Time = time };
        }

        _properties = properties;
    }

    private IEnumerable<(string Name, MapNode Schema)> Declared()
    {
        var form = Form;
        var inherited = form.Kind == SchemaFormKind.Derived && client.Schemas.Follow(form.Target) is { } parent
            ? client.Schemas.Of(parent).Properties.Select(property => property.Key).ToHashSet() : null;
        foreach (var (name, node) in form.Properties)
        {
            if (inherited?.Contains(name) != true && (node as MapNode ?? Schemas.Anything(node)) is { } schema)
                yield return (name, schema);
        }
    }

    // They are found again each time: few classes are bases, and the sets of all would be as large as the rest of the model.
    private HashSet<string> NamesOfBases()
    {
        var names = new HashSet<string>(Reserved, Reserved.Comparer);
        foreach (var property in Bases.SelectMany(type => type._properties ?? []))
            names.UnionWith(property.Time is null ? [property.Name] : [property.Name, property.Time]);
        return names;
    }

    // After all others, which have their names of the service.
    private static string? TimeOf(Member property, HashSet<string> names)
        => property.Type.Name == "long" && property.Node.Text(Member.TimeKeyword) is { } text && CSharpNames.Pascal(text) is var name
            && names.Add(name) ? name : null;

    private Member Property(string name, MapNode property, bool isRequired, HashSet<string> names)
        => new(
            CSharpNames.Unique(CSharpNames.Pascal(name), names, "Property"),
            name,
            client.Types.Of(property, Scope),
            property)
        {
            IsRequired = isRequired,
            IsNullable = client.Schemas.IsNullable(property),
            IsReadOnly = client.Schemas.Has(property, "readOnly"),
            // Of an anonymous object the type is deprecated, not the property that has it.
            IsObsolete = property.Flag("deprecated") && client.Declarations.Find(property, Scope) is null,
        };
}

/// <summary>What the generator makes of a schema that has a name.</summary>
internal enum ModelKind
{
    /// <summary>Nothing: a list, a map, a scalar, an alias, or JSON of any kind.</summary>
    None,

    Class,

    /// <summary>An open enumeration of texts.</summary>
    TextEnum,

    /// <summary>An open enumeration of integers.</summary>
    NumberEnum,

    /// <summary>A class that holds one of several types.</summary>
    Union,
}
