using CloudMgmt.OpenApi;

namespace CloudMgmt.ClientModel;

/// <summary>A type that a value of a union can be.</summary>
/// <param name="Name">What its members are called after.</param>
/// <param name="Type">The C# type.</param>
/// <param name="Schema">Where the document describes it.</param>
internal sealed record Alternative(string Name, CSharpType Type, MapNode Schema)
{
    /// <summary>Whether C# has a conversion for it: interfaces have none.</summary>
    public bool HasConversion => Type.Element is null && Type.Name != CSharpType.Any.Name;

    /// <summary>Whether it is a text, one of an enumeration included.</summary>
    public bool IsText => Type is { Name: "string" } or { Model.Kind: ModelKind.TextEnum };

    /// <summary>Whether it is an object in JSON, and has to be told from others.</summary>
    public bool IsObject => Type is { Model.Kind: ModelKind.Class } or { Name: CSharpType.Map };
}

/// <summary>
/// The alternatives of a union as C# has them: each type once, those of unions within it among its own. Of types that the JSON does not
/// tell apart the wider one is left: a time beside a text is a text, an integer beside a number is a number, and a text beside an open
/// enumeration is one of its values.
/// </summary>
internal static class Alternatives
{
    private static readonly string[] Texts = ["string", "DateTimeOffset", "byte[]"];

    // How the members of an alternative begin.
    private static readonly string[] Prefixes = ["From", "TryGet"];

    // The widest first.
    private static readonly string[] Numbers = ["decimal", "double", "float", "long", "ulong", "int"];

    /// <param name="union">The name of the union.</param>
    /// <param name="types">The types with their schemas.</param>
    public static IReadOnlyList<Alternative> Of(string union, IEnumerable<(CSharpType Type, MapNode Schema)> types)
    {
        var all = types.DistinctBy(entry => (entry.Type.ToString(), entry.Type.IsDate)).ToList();
        Merge(all, Texts, ModelKind.TextEnum, _ => "string");
        Merge(all, Numbers, ModelKind.NumberEnum, names => Numbers.First(names.Contains));
        // JSON of any kind comes last; what it is beside is only what it is known to be.
        all = [.. all.OrderBy(entry => entry.Type == CSharpType.Any)];
        // A member must not hide a type that the union names, nor be called as the union.
        var names = (from type in all.Select(entry => TypeIn(entry.Type)).Append(union)
                     from prefix in Prefixes
                     where type.StartsWith(prefix, StringComparison.Ordinal)
                     select type[prefix.Length..]).ToHashSet();
        return [.. all.Select(entry => new Alternative(CSharpNames.Unique(Name(entry.Type, union), names), entry.Type, entry.Schema))];
    }

    private static void Merge(
        List<(CSharpType Type, MapNode Schema)> all, string[] kinds, ModelKind enumeration, Func<HashSet<string>, string> widest)
    {
        var same = all.Where(entry => kinds.Contains(entry.Type.Name)).ToList();
        if (same.Count > 1)
        {
            var index = all.IndexOf(same[0]);
            all[index] = (CSharpType.Of(widest([.. same.Select(entry => entry.Type.Name)])), same[0].Schema);
            all.RemoveAll(entry => same.Skip(1).Contains(entry));
        }
        if (all.Count(entry => entry.Type.Model?.Kind == enumeration) == 1)
            all.RemoveAll(entry => kinds.Contains(entry.Type.Name) && entry.Type.Name is "string" or "long" or "int");
    }

    private static string TypeIn(CSharpType type) => type.Element is { } element ? TypeIn(element) : type.Name;

    private static string Name(CSharpType type, string union) => type switch
    {
        { Element: { } element, Name: CSharpType.Map } => Name(element, union) + "Map",
        { Element: { } element } => Name(element, union) + "List",
        // What was named after the union need not say so again.
        { Model: { Namer: not null, Name: var name } } when name.Length > union.Length && name.StartsWith(union, StringComparison.Ordinal)
            => name[union.Length..],
        { Model: { } model } => model.Name,
        _ => CSharpPrinter.Kind(type),
    };
}
