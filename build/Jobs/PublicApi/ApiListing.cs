using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CloudMgmt.Build.PublicApi;

/// <summary>Lists what an assembly offers to others, a line for each type and member, in an order that edits do not shuffle.</summary>
internal static class ApiListing
{
    private static readonly SymbolDisplayFormat TypeFormat = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeVariance
            | SymbolDisplayGenericsOptions.IncludeTypeConstraints,
        kindOptions: SymbolDisplayKindOptions.IncludeTypeKeyword,
        memberOptions: SymbolDisplayMemberOptions.IncludeModifiers | SymbolDisplayMemberOptions.IncludeAccessibility,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes);

    private static readonly SymbolDisplayFormat MemberFormat = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypes,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeTypeConstraints,
        memberOptions: SymbolDisplayMemberOptions.IncludeModifiers | SymbolDisplayMemberOptions.IncludeAccessibility
            | SymbolDisplayMemberOptions.IncludeParameters
            | SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeRef
            | SymbolDisplayMemberOptions.IncludeConstantValue | SymbolDisplayMemberOptions.IncludeExplicitInterface,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName
            | SymbolDisplayParameterOptions.IncludeDefaultValue
            | SymbolDisplayParameterOptions.IncludeParamsRefOut | SymbolDisplayParameterOptions.IncludeExtensionThis,
        propertyStyle: SymbolDisplayPropertyStyle.ShowReadWriteDescriptor,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes
            | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <param name="assembly">The path of the assembly; those that it needs lie beside it.</param>
    public static string Of(string assembly)
    {
        var own = MetadataReference.CreateFromFile(assembly);
        var compilation = CSharpCompilation.Create("listing", references: [own, .. Neighbours(assembly), .. Framework()]);
        var text = new StringBuilder();
        foreach (var type in Types(((IAssemblySymbol)compilation.GetAssemblyOrModuleSymbol(own)!).GlobalNamespace).OrderBy(
            type => type.ToDisplayString(), StringComparer.Ordinal))
        {
            Write(text, type);
        }

        return text.ToString();
    }

    private static void Write(StringBuilder text, INamedTypeSymbol type)
    {
        text.Append(Obsolete(type)).Append(Modifiers(type)).Append(type.ToDisplayString(TypeFormat)).Append(Bases(type)).Append('\n');
        foreach (var line in type.GetMembers().Where(IsListed)
            .Select(member => Obsolete(member) + member.ToDisplayString(MemberFormat)).Order(StringComparer.Ordinal))
        {
            text.Append("    ").Append(line).Append('\n');
        }
    }

    private static string Modifiers(INamedTypeSymbol type) => type switch
    {
        { TypeKind: not TypeKind.Class } => "",
        { IsStatic: true } => "static ",
        { IsAbstract: true } => "abstract ",
        { IsSealed: true } => "sealed ",
        _ => "",
    };

    private static string Bases(INamedTypeSymbol type)
    {
        var bases = type.Interfaces.Where(IsVisible).Select(i => i.ToDisplayString(MemberFormat)).Order(StringComparer.Ordinal).ToList();
        if (type.BaseType is { SpecialType: SpecialType.None } parent)
            bases.Insert(0, parent.ToDisplayString(MemberFormat));
        return bases.Count == 0 ? "" : $" : {string.Join(", ", bases)}";
    }

    // What a property or an event is made of is not called by its own name, and nobody constructs an enumeration.
    private static bool IsListed(ISymbol member)
        => IsVisible(member) && member is not INamedTypeSymbol && member is not IMethodSymbol { AssociatedSymbol: not null }
            && member is not IMethodSymbol { ContainingType.TypeKind: TypeKind.Enum };

    private static bool IsVisible(ISymbol symbol)
        => symbol.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal
            && (symbol.ContainingType is null || IsVisible(symbol.ContainingType));

    private static string Obsolete(ISymbol symbol)
        => symbol.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == nameof(ObsoleteAttribute)) ? "[Obsolete] " : "";

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol owner)
        => owner.GetMembers().OfType<INamespaceOrTypeSymbol>()
            .Where(member => member is INamespaceSymbol || IsVisible(member))
            .SelectMany(member => member is INamedTypeSymbol type ? Types(type).Prepend(type) : Types(member));

    private static IEnumerable<MetadataReference> Neighbours(string assembly)
        => Directory.GetFiles(Path.GetDirectoryName(assembly)!, "*.dll")
            .Where(file => file != assembly).Select(file => MetadataReference.CreateFromFile(file));

    private static IEnumerable<MetadataReference> Framework()
        => ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(file => Path.GetFileName(file).StartsWith("System.", StringComparison.Ordinal)
            || Path.GetFileName(file) is "netstandard.dll" or "mscorlib.dll").Select(file => MetadataReference.CreateFromFile(file));
}
