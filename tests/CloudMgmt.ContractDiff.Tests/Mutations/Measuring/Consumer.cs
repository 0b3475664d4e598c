using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CloudMgmt.ContractDiff.Tests.Mutations.Measuring;

/// <summary>
/// Writes a program that uses everything that a client has to offer, as people do: it calls each operation with positional arguments,
/// with named ones and with no more than is required, sets every option, sets and reads every property, and takes results by their type.
/// It is made from what the compiler knows of the old client, not from the model that is tested.
/// </summary>
internal sealed class Consumer
{
    public const string Calls = "Calls";
    public const string Models = "Models";

    private static readonly SymbolDisplayFormat Format = SymbolDisplayFormat.FullyQualifiedFormat.WithMiscellaneousOptions(
        SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers
            | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private readonly StringBuilder _text = new("""
        #nullable enable
        using System;
        using System.Collections.Generic;
        using System.IO;
        using System.Threading;
        using System.Threading.Tasks;
        namespace Consumer;

        """);
    private readonly IReadOnlyList<INamedTypeSymbol> _types;
    private int _values;
    private bool _isInModel;

    private Consumer(CSharpCompilation client) => _types = [.. Generated(client.Assembly.GlobalNamespace)];

    /// <summary>The source of the program.</summary>
    public static string For(CSharpCompilation client)
    {
        var consumer = new Consumer(client);
        consumer.WriteCalls();
        consumer.WriteModels();
        return consumer._text.ToString();
    }

    private static IEnumerable<INamedTypeSymbol> Generated(INamespaceOrTypeSymbol container)
        => container.GetMembers().SelectMany(member => member switch
        {
            INamespaceSymbol inner => Generated(inner),
            INamedTypeSymbol { DeclaredAccessibility: Accessibility.Public } type when IsGenerated(type) => [type],
            _ => [],
        });

    // Partial types have hand-written members as well.
    private static bool IsGenerated(ISymbol symbol)
        => symbol.DeclaringSyntaxReferences.Any(
            reference => reference.SyntaxTree.FilePath.StartsWith("generated/", StringComparison.Ordinal));

    private IEnumerable<INamedTypeSymbol> Of(string baseName)
        => _types.Where(type => type.TypeKind == TypeKind.Class && Bases(type).Any(parent => parent.Name == baseName));

    private static IEnumerable<INamedTypeSymbol> Bases(INamedTypeSymbol type)
    {
        for (var parent = type.BaseType; parent is not null; parent = parent.BaseType)
            yield return parent;
    }

    private void WriteCalls()
    {
        _text.AppendLine($"public static class {Calls}\n{{");
        foreach (var owner in _types.Where(type => type.TypeKind == TypeKind.Interface).Concat(Of("ApiClient")))
        {
            foreach (var method in owner.GetMembers().OfType<IMethodSymbol>().Where(
                method => method is { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Public }
                    && IsGenerated(method)))
            {
                WriteCalls(owner, method);
            }
        }

        _text.AppendLine("}");
    }

    private void WriteCalls(INamedTypeSymbol owner, IMethodSymbol method)
    {
        _values = 0;
        var required = method.Parameters.SkipLast(2)
            .Select(parameter => (Name: Escaped(parameter.Name), Value: Value(parameter.Type)))
            .ToList();
        var options = Value(method.Parameters[^2].Type);
        var result = ((INamedTypeSymbol)method.ReturnType).TypeArguments is [var type] ? $"{Name(type)} result = " : "";
        var positional = string.Join(", ", [.. required.Select(argument => argument.Value), options, "CancellationToken.None"]);
        Write("Short", "", $"=> client.{method.Name}({string.Join(", ", required.Select(argument => argument.Value))});");
        // What differs between the class and the interface is only whose member it is.
        if (owner.TypeKind == TypeKind.Class)
            return;
        Write("Positional", "async ", $"{{ {result}await client.{method.Name}({positional}).ConfigureAwait(false); }}");
        Write("Named", "", $"=> client.{method.Name}({string.Join(", ", [.. required.Select(argument => $"{argument.Name}: {argument.Value}"), "options: null", "cancellationToken: default"])});");

        void Write(string form, string modifier, string body) => _text.AppendLine($"    public static {modifier}Task {owner.Name}_{method.Name}_{form}({Name(owner)} client) {body}");
    }

    private void WriteModels()
    {
        _isInModel = true;
        _text.AppendLine($"public static class {Models}\n{{");
        foreach (var model in Of("ApiModel"))
            WriteModel(model);
        foreach (var union in Of("ApiUnion"))
            WriteUnion(union);
        foreach (var type in _types.Where(type => type.TypeKind == TypeKind.Struct))
            WriteEnum(type);
        _text.AppendLine("}");
    }

    private void WriteModel(INamedTypeSymbol model)
    {
        _values = 0;
        var name = Name(model);
        var demanded = string.Join(", ", Demanded(model).Select(property => $"{property.Name} = {Value(property.Type)}"));
        _text.AppendLine($"    public static {name} Make{model.Name}(int depth = 0)\n    {{\n        var model = new {name} {{ {demanded} }};");
        foreach (var parent in Bases(model).Where(IsGenerated))
            _text.AppendLine($"        {Name(parent)} as{parent.Name} = model;");
        foreach (var property in Properties(model))
            _text.AppendLine($"        model.{property.Name} = {Value(property.Type)};\n        {Name(property.Type)} read{property.Name} = model.{property.Name};");
        _text.AppendLine("        return model;\n    }");
    }

    // What an initializer has to set; everybody sets no more than that.
    private static IEnumerable<IPropertySymbol> Demanded(INamedTypeSymbol model)
        => Properties(model).Where(property => property.IsRequired);

    private static IEnumerable<IPropertySymbol> Properties(INamedTypeSymbol type)
        => Bases(type).Prepend(type).Where(IsGenerated).SelectMany(owner => owner.GetMembers()).OfType<IPropertySymbol>()
            .Where(property => property is { IsStatic: false, DeclaredAccessibility: Accessibility.Public, SetMethod: not null }
                && IsGenerated(property));

    private void WriteUnion(INamedTypeSymbol union)
    {
        _values = 0;
        var name = Name(union);
        _text.AppendLine($"    public static {name} Make{union.Name}(int depth = 0)\n    {{\n        {name} value;");
        foreach (var taken in Methods(union, MethodKind.Conversion))
            _text.AppendLine($"        value = {Value(taken.Parameters[0].Type)};");
        foreach (var taken in Methods(union, MethodKind.Ordinary).Where(method => method.IsStatic))
            _text.AppendLine($"        value = {name}.{taken.Name}({Value(taken.Parameters[0].Type)});");
        foreach (var asked in Methods(union, MethodKind.Ordinary)
            .Where(method => method.Name.StartsWith("TryGet", StringComparison.Ordinal)))
        {
            _text.AppendLine($"        if (value.{asked.Name}(out var as{asked.Name}))\n            Use<{Name(asked.Parameters[0].Type)}>(as{asked.Name});");
        }
        _text.AppendLine("        return value;\n\n        static void Use<T>(T held) => _ = held;\n    }");
    }

    private static IEnumerable<IMethodSymbol> Methods(INamedTypeSymbol type, MethodKind kind)
        => type.GetMembers().OfType<IMethodSymbol>()
            .Where(method => method.MethodKind == kind
                && method.DeclaredAccessibility == Accessibility.Public
                && method.Parameters.Length == 1
                && IsGenerated(method));

    private void WriteEnum(INamedTypeSymbol type)
    {
        var name = Name(type);
        var raw = ((IPropertySymbol)type.GetMembers("Value").Single()).Type;
        var example = raw.SpecialType == SpecialType.System_String ? "\"x\"" : "1";
        _text.AppendLine($"    public static {name} Make{type.Name}()\n    {{\n        {name} value = new {name}({example});\n        value = {example};\n        {Name(raw)} raw = value.Value;\n        bool known = value.IsKnown;");
        foreach (var member in type.GetMembers().OfType<IPropertySymbol>().Where(property => property.IsStatic))
            _text.AppendLine($"        value = {name}.{Escaped(member.Name)};");
        _text.AppendLine("        return value;\n    }");
    }

    // Each value is another one, so that the service sees which argument it was.
    private string Value(ITypeSymbol type)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
            return Value(nullable.TypeArguments[0]);
        _values++;
        return type.SpecialType switch
        {
            SpecialType.System_String => $"\"v{_values}\"",
            SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_Double or SpecialType.System_Single
                or SpecialType.System_Decimal => $"({Name(type)}){_values}",
            SpecialType.System_Boolean => "true",
            SpecialType.System_Object => $"(object)\"v{_values}\"",
            _ => type.Name switch
            {
                "DateTimeOffset" => $"new DateTimeOffset(2020, 1, 1, 0, 0, {_values % 60}, TimeSpan.Zero)",
                "IEnumerable" or "IList" => Collection((INamedTypeSymbol)type),
                "IDictionary" => Dictionary((INamedTypeSymbol)type),
                "Stream" => "Stream.Null",
                "" => $"new byte[] {{ {_values % 256} }}",
                _ => Own((INamedTypeSymbol)type),
            },
        };
    }

    private string Collection(INamedTypeSymbol type) => $"new List<{Name(type.TypeArguments[0])}> {{ {Value(type.TypeArguments[0])} }}";

    private string Dictionary(INamedTypeSymbol type) => $"new Dictionary<string, {Name(type.TypeArguments[1])}> {{ [\"k\"] = {Value(type.TypeArguments[1])} }}";

    private string Own(INamedTypeSymbol type)
    {
        if (Bases(type).Any(parent => parent.Name == "RequestOptions"))
            return $"new {Class(type)} {{ {string.Join(", ", Properties(type).Select(property => $"{property.Name} = {Value(property.Type)}"))} }}";
        return type.TypeKind == TypeKind.Struct ? $"{Models}.Make{type.Name}()" : Nested(type);
    }

    // Models within models, but not without end.
    private string Nested(INamedTypeSymbol type)
        => Bases(type).Any(parent => parent.Name == "ApiUnion") ? $"{Models}.Make{type.Name}({(_isInModel ? "depth + 1" : "")})"
        : !_isInModel ? $"{Models}.Make{type.Name}()"
        : $"(depth < 2 ? {Models}.Make{type.Name}(depth + 1) : new {Class(type)} {{ {Nothing(type)} }})";

    private static string Nothing(INamedTypeSymbol type)
        => string.Join(", ", Demanded(type).Select(property => $"{property.Name} = default!"));

    private static string Escaped(string name) => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : $"@{name}";

    private static string Name(ITypeSymbol type) => type.ToDisplayString(Format);

    private static string Class(ITypeSymbol type) => Name(type.WithNullableAnnotation(NullableAnnotation.NotAnnotated));
}
