using System.Text.Json;
using System.Text.Json.Nodes;

namespace CloudMgmt.CodeGeneration;

/// <summary>A reference: the object that holds it, under which key it stands, and what it points to.</summary>
internal sealed record SpecReference(string Pointer, JsonObject Holder, string Key, string Target)
{
    /// <summary>The part before the '#': empty within the same document.</summary>
    public string File => Target.Split('#')[0];

    public string Fragment => Target.Contains('#', StringComparison.Ordinal) ? Target[(Target.IndexOf('#', StringComparison.Ordinal) + 1)..] : "";

    public bool IsRemote => File.Contains("//", StringComparison.Ordinal);

    public void Redirect(string target) => Holder[Key] = target;
}

internal static class SpecReferences
{
    public static string? Target(JsonObject value) => Text(value[OpenApiGrammar.Reference]);

    /// <summary>Every $ref, and the mappings of discriminators, which are references as well.</summary>
    public static IEnumerable<SpecReference> In(IEnumerable<SpecObject> objects) => objects.SelectMany(In);

    private static IEnumerable<SpecReference> In(SpecObject item)
    {
        if (Target(item.Value) is { } target)
            yield return new SpecReference(JsonPointer.Append(item.Pointer, OpenApiGrammar.Reference), item.Value, OpenApiGrammar.Reference, target);
        if (item is { Type: "Discriminator" } && item.Value["mapping"] is JsonObject mapping)
        {
            var pointer = JsonPointer.Append(item.Pointer, "mapping");
            foreach (var (key, value) in mapping.Where(entry => Text(entry.Value)?.Contains('#', StringComparison.Ordinal) == true))
            {
                yield return new SpecReference(JsonPointer.Append(pointer, key), mapping, key, Text(value)!);
            }
        }
    }

    private static string? Text(JsonNode? node)
        => node is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;
}
