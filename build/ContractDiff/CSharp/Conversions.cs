using CloudMgmt.ClientModel;
namespace CloudMgmt.ContractDiff.CSharp;

/// <summary>The implicit conversions of C# between the types of two clients.</summary>
internal static class Conversions
{
    private static readonly Dictionary<string, string[]> Wider = new()
    {
        ["int"] = ["long", "float", "double", "decimal"],
        ["long"] = ["float", "double", "decimal"],
        ["float"] = ["double"],
    };

    /// <summary>Whether a value of the old type can be passed where the new one is asked for.</summary>
    public static bool ToNew(CSharpType @base, CSharpType head, TypePairs pairs)
        => pairs.AreSame(@base, head, annotations: false)
            || IsWider(@base, head)
            || AreWiderElements(@base, head, (one, other) => ToNew(one, other, pairs))
            || (@base.Model is { } model && head.Model is { } ancestor && pairs.HeadOf(model) is { } now && now.Bases.Contains(ancestor))
            || (head.Model is { Kind: ModelKind.Union } union
                && union.Alternatives.Any(alternative => alternative.HasConversion && pairs.AreSame(@base, alternative.Type)));

    /// <summary>Whether a value of the new type can be taken where the old one is expected.</summary>
    public static bool ToOld(CSharpType head, CSharpType @base, TypePairs pairs)
        => pairs.AreSame(@base, head, annotations: false) || IsWider(head, @base)
            || (head.Model is { } model && @base.Model is { } ancestor && pairs.HeadOf(ancestor) is { } now && model.Bases.Contains(now));

    private static bool IsWider(CSharpType from, CSharpType to) => to.Name == "object" || (to.Model, from.Name) switch
    {
        (null, var name) => Wider.TryGetValue(name, out var wider) && wider.Contains(to.Name),
        // Enumerations take their raw values.
        ({ Kind: ModelKind.TextEnum }, "string") => true,
        ({ Kind: ModelKind.NumberEnum }, "int" or "long") => true,
        _ => false,
    };

    // IEnumerable is covariant, but for values.
    private static bool AreWiderElements(CSharpType from, CSharpType to, Func<CSharpType, CSharpType, bool> convert)
        => from is { Name: CSharpType.PassedList, Element: { IsValue: false } one }
            && to is { Name: CSharpType.PassedList, Element: { IsValue: false } other }
            && convert(one, other);
}
