using System.Text;

namespace CloudMgmt.CodeGeneration;

/// <summary>Which inputs a generated folder was made from, and the hash of each file in it, in the form that sha256sum reads.</summary>
internal sealed record Manifest(string Inputs, IReadOnlyDictionary<string, string> Files)
{
    public const string FileName = "manifest.sha256";

    private const string InputsPrefix = "inputs ";
    private const string Separator = "  ";

    /// <summary>Nothing if there is none, or if it does not read as one (as after a merge with conflicts).</summary>
    public static Manifest? TryRead(string folder)
    {
        var path = Path.Combine(folder, FileName);
        return File.Exists(path) ? TryParse(File.ReadAllLines(path)) : null;
    }

    private static Manifest? TryParse(string[] lines)
    {
        var entries = lines.Skip(1).Select(line => line.Split(Separator, 2)).ToList();
        var isValid = lines.Length > 0
            && lines[0].StartsWith(InputsPrefix, StringComparison.Ordinal)
            && entries.All(entry => entry.Length == 2)
            && entries.DistinctBy(entry => entry[1]).Count() == entries.Count;
        return isValid ? new Manifest(lines[0][InputsPrefix.Length..], entries.ToDictionary(entry => entry[1], entry => entry[0])) : null;
    }

    public override string ToString()
    {
        var text = new StringBuilder().Append(InputsPrefix).Append(Inputs).Append('\n');
        foreach (var (file, hash) in Files.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            text.Append(hash).Append(Separator).Append(file).Append('\n');
        }
        return text.ToString();
    }
}
