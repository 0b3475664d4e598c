using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.CSharp;

/// <summary>
/// The public C# that the generator would make of a document. It is read off the document, without generating: names, types and
/// signatures follow the rules of the generator's preparation and templates, and a test holds them against real assemblies.
/// </summary>
internal sealed class Surface
{
    /// <summary>What the client class is called, whatever the document is about.</summary>
    public const string DefaultClient = "Client";

    private readonly ModelMembers _members;

    /// <param name="document">The document.</param>
    /// <param name="client">The name of the client class.</param>
    public Surface(ApiDocument document, string client = DefaultClient)
    {
        Client = client;
        Forms = new SchemaForms(document);
        Operations = OperationReader.List(document, Forms, client);
        var declarations = new Declarations(document, Forms, client, Operations);
        foreach (var type in declarations.All)
            type.Kind = KindOf(type);
        var elements = new ElementRules(Forms, declarations, Operations);
        Types = new TypeMapper(Forms, declarations, elements);
        _members = new ModelMembers(Forms, declarations, Types);
        Models = [.. declarations.All.Where(type => type.Kind != ModelKind.None)];
        var reader = new OperationReader(Forms, Types, elements);
        foreach (var operation in Operations)
            reader.Read(operation);
    }

    public string Client { get; }

    public IReadOnlyList<ClientOperation> Operations { get; }

    /// <summary>The classes and enumerations.</summary>
    public IReadOnlyList<ModelType> Models { get; }

    public SchemaForms Forms { get; }

    public TypeMapper Types { get; }

    public ModelType? Base(ModelType type) => _members.Base(type);

    /// <summary>The base of a class, its base and so on.</summary>
    public IEnumerable<ModelType> Bases(ModelType type) => _members.Bases(type);

    /// <summary>The properties that a class itself declares.</summary>
    public IReadOnlyList<Member> Properties(ModelType type) => _members.Own(type);

    /// <summary>The values of an enumeration.</summary>
    public IEnumerable<EnumValue> Values(ModelType type) => EnumValues.Of(type.Name, Forms.Of(type.Schema));

    public bool IsObsolete(ModelType type) => Forms.Of(type.Schema)["deprecated"] is ScalarNode { Kind: ScalarKind.Boolean, Text: "true" };

    /// <summary>Every place that a type comes from: what a schema stands for and is made of, and its elements.</summary>
    public IEnumerable<Node> Places(Node? schema)
    {
        var seen = new HashSet<Node>();
        var open = new Queue<Node?>([schema]);
        while (open.TryDequeue(out var current))
        {
            foreach (var step in Types.Trail(current))
            {
                if (seen.Add(step))
                    yield return step;
            }

            if (Types.Follow(current) is not { } last || Forms.Of(last) is var form && form["properties"] is not null)
                continue;
            foreach (var next in form.Parts.Concat(ElementRules.Keywords.Select(keyword => form[keyword] as MapNode).OfType<MapNode>()))
            {
                if (!seen.Contains(next))
                    open.Enqueue(next);
            }
        }
    }

    private ModelKind KindOf(ModelType type)
    {
        var form = Forms.Of(type.Schema);
        if (form.Kind is SchemaFormKind.Alias or SchemaFormKind.Any)
            return ModelKind.None;
        if (EnumValues.Are(form))
            return EnumValues.AreTexts(form) ? ModelKind.TextEnum : ModelKind.NumberEnum;
        return form.Kind == SchemaFormKind.Derived || form.Parts.Any(part => part.Map("properties") is { Entries.Count: > 0 }) ? ModelKind.Class : ModelKind.None;
    }
}
