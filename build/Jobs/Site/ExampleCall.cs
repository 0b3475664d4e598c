using CloudMgmt.ClientModel;

namespace CloudMgmt.Build;

/// <summary>A call of an operation that compiles, with a value made up for everything that must be passed.</summary>
internal static class ExampleCall
{
    // A model within a model within a model says what is meant; deeper ones would fill the page.
    private const int MaximumDepth = 4;

    public static string Of(ClientOperation operation)
    {
        var arguments = string.Join(", ", operation.Arguments.Select(argument => Value(argument.Type, argument.WireName, 0)));
        return $"{(operation.Result is null ? "" : "var result = ")}await client.{operation.Name}Async({arguments});";
    }

    private static string Value(CSharpType type, string name, int depth) => type switch
    {
        { Model.IsEnum: not true } and ({ Model: not null } or { Element: not null }) when depth > MaximumDepth => Empty(type),
        { Model.IsEnum: true } => $"{type.Model.Name}.{type.Model.Values.First().Name}",
        { Model: { Kind: ModelKind.Union } union } => OfUnion(union, name, depth),
        { Model: { } model } => $"new() {Properties(model, depth)}",
        { Name: CSharpType.Map } => $"new Dictionary<string, {type.Element}> {{ [\"key\"] = {Value(type.Element!, name, depth)} }}",
        { Element: { } element } => $"[{Value(element, name, depth)}]",
        { Name: "int" or "long" } => "1",
        { Name: "float" or "double" or "decimal" } => "1",
        { Name: "bool" } => "true",
        { Name: "DateTimeOffset" } => "DateTimeOffset.UtcNow",
        { Name: "byte[]" } => "[1, 2, 3]",
        { Name: "Stream" } => "File.OpenRead(\"file\")",
        { Name: "FileParameter" } => "new FileParameter(File.OpenRead(\"file\"), \"file\")",
        _ => $"\"{name}\"",
    };

    // A conversion makes it of a value that says its type.
    private static string OfUnion(ModelType union, string name, int depth)
    {
        var first = union.Alternatives[0];
        return first switch
        {
            { HasConversion: false } => $"{union.Name}.From{first.Name}({Value(first.Type, name, depth)})",
            { Type.Model: { Kind: ModelKind.Class } model } => $"new {model.Name} {Properties(model, depth)}",
            { Type.Name: "byte[]" } => "new byte[] { 1, 2, 3 }",
            _ => Value(first.Type, name, depth),
        };
    }

    private static string Empty(CSharpType type)
        => type.Element is null ? "null!" : type.Name == CSharpType.Map ? $"new Dictionary<string, {type.Element}>()" : "[]";

    private static string Properties(ModelType model, int depth)
    {
        var own = model.AllProperties.Where(property => !property.IsReadOnly).ToList();
        var other = depth < MaximumDepth ? own.FirstOrDefault() : null;
        var shown = own.Where(property => property.IsRequired).DefaultIfEmpty(other).OfType<Member>();
        var set = shown.Select(property => $"{property.Name} = {Value(property.Type, property.WireName, depth + 1)}");
        return $"{{ {string.Join(", ", set)} }}";
    }
}
