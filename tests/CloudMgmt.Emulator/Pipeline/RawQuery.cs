namespace CloudMgmt.Emulator.Pipeline;

/// <summary>The query string with its values as sent, because a comma and %2C differ in a list.</summary>
internal sealed class RawQuery(string text)
{
    private readonly (string Name, string Value)[] _pairs =
        [.. text.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(ReadPair)];

    public IEnumerable<string> Names => _pairs.Select(pair => pair.Name).Distinct();

    public IEnumerable<string> ValuesOf(string name) => _pairs.Where(pair => pair.Name == name).Select(pair => pair.Value);

    /// <summary>A plus sign is a space, as in HTML forms; so do practically all servers read it.</summary>
    public static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));

    private static (string Name, string Value) ReadPair(string pair)
    {
        var parts = pair.Split('=', 2);
        return (Decode(parts[0]), parts.ElementAtOrDefault(1) ?? "");
    }
}
