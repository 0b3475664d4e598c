using System.Text.Json.Nodes;

namespace CloudMgmt.Emulator.Specs;

/// <summary>A value under validation, with its place and the list that takes the errors.</summary>
internal readonly record struct SchemaTarget(JsonNode? Value, string Pointer, List<SchemaError> Errors)
{
    public SchemaTarget Member(string name, JsonNode? value = null)
        => new(value, $"{Pointer}/{name.Replace("~", "~0").Replace("/", "~1")}", Errors);

    public SchemaTarget Item(int index, JsonNode? value) => new(value, $"{Pointer}/{index}", Errors);

    public void Report(string message, string? whenIgnored = null) => Errors.Add(new(Pointer, message, whenIgnored));
}
