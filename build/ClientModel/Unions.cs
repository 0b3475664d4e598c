using CloudMgmt.OpenApi;

namespace CloudMgmt.ClientModel;

/// <summary>How the alternatives of a union are told apart in JSON.</summary>
/// <param name="Discriminator">The property whose value names an object; null if there is none.</param>
/// <param name="Names">The values that stand for each alternative.</param>
/// <param name="HasForms">Whether objects are told apart by their form: some have no value that stands for them.</param>
internal sealed record UnionReading(string? Discriminator, IReadOnlyList<IReadOnlyList<string>> Names, bool HasForms);

/// <summary>
/// Finds out how unions are read. Where the document names no discriminator, a property serves as one that has other values in each of
/// the objects; and where there is no such property, the objects are told apart by all of them.
/// </summary>
internal sealed class Unions(Client client)
{
    private readonly Dictionary<ModelType, UnionReading> _readings = [];
    private HashSet<ModelType>? _formed;

    public UnionReading Of(ModelType union)
    {
        if (!_readings.TryGetValue(union, out var reading))
            _readings.Add(union, reading = Read(union));
        return reading;
    }

    /// <summary>Whether a class is told from others by its form.</summary>
    public bool IsFormed(ModelType model)
    {
        _formed ??= [.. client.Models.Where(type => type.Kind == ModelKind.Union).SelectMany(Formed)];
        return _formed.Contains(model);
    }

    /// <summary>Whether several alternatives are lists, which are told apart by their items.</summary>
    public static bool HasLists(ModelType union)
        => union.Alternatives.Count(alternative => alternative.Type.Name == CSharpType.ReceivedList) > 1;

    /// <summary>The only value that a property of a class ever has; null if there are others.</summary>
    public string? Constant(Member property) => Values(property) is [var only] ? only.Text : null;

    private IEnumerable<ModelType> Formed(ModelType union)
    {
        var alternatives = union.Alternatives.Select(alternative => alternative.Type);
        var objects = Of(union).HasForms ? alternatives.Select(type => type.Model) : [];
        var items = HasLists(union) ? alternatives.Where(type => type.Name == CSharpType.ReceivedList).Select(Innermost) : [];
        return objects.Concat(items).OfType<ModelType>().Where(model => model.Kind == ModelKind.Class);
    }

    private static ModelType? Innermost(CSharpType type) => type.Element is { } element ? Innermost(element) : type.Model;

    private UnionReading Read(ModelType union)
    {
        var alternatives = union.Alternatives;
        var objects = alternatives.Where(alternative => alternative.IsObject).ToList();
        var declared = client.Schemas.Of(union.Schema).Discriminator;
        var property = declared.Text("propertyName") ?? (objects.Count > 1 ? Telling(objects) : null);
        if (property is null)
            return new(null, [.. alternatives.Select(_ => Array.Empty<string>())], objects.Count > 1);
        var mapped = declared is null ? null : client.Declarations.Mapped(declared.Map("mapping"))
            .ToLookup(entry => client.Schemas.Follow(entry.Schema) ?? entry.Schema, entry => entry.Value);
        IReadOnlyList<IReadOnlyList<string>> names =
        [
            .. from alternative in alternatives
               let known = alternative.IsObject ? mapped?[alternative.Schema] ?? [] : []
               select (IReadOnlyList<string>)[.. known.Concat(Values(alternative, property)).Distinct()],
        ];
        var hasForms = objects.Count > 1 && alternatives.Zip(names).Any(entry => entry.First.IsObject && entry.Second.Count == 0);
        return new(property, names, hasForms);
    }

    // The property that has values of its own in each of the objects.
    private string? Telling(IReadOnlyList<Alternative> objects)
        => objects[0].Type.Model is not { } first ? null
            : first.AllProperties.Select(property => property.WireName).FirstOrDefault(property =>
            {
                var seen = new HashSet<string>(StringComparer.Ordinal);
                return objects.All(alternative => Values(alternative, property) is { Count: > 0 } values && values.All(seen.Add));
            });

    private IReadOnlyList<string> Values(Alternative alternative, string property)
        => alternative.Type.Model is { Kind: ModelKind.Class } model
            && model.AllProperties.FirstOrDefault(member => member.WireName == property) is { } member
            ? [.. Values(member).Select(value => value.Text).Distinct()] : [];

    // The values that a property is limited to: what is said of it itself goes before what is said of what it refers to.
    private List<ScalarNode> Values(Member property)
        => client.Schemas.Trail(property.Node).Select(Values).FirstOrDefault(values => values.Count > 0) ?? [];

    private List<ScalarNode> Values(MapNode schema)
    {
        var form = client.Schemas.IsReference(schema) ? new SchemaForm(SchemaFormKind.Own, [schema]) : client.Schemas.Of(schema);
        return form["const"] is ScalarNode { Kind: not ScalarKind.Null } constant ? [constant]
            : form["enum"] is ListNode values ? [.. values.Items.OfType<ScalarNode>().Where(value => value.Kind != ScalarKind.Null)] : [];
    }
}
