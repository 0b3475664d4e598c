using System.Text.Json;
using CloudMgmt.ContractDiff.CommandLine;

namespace CloudMgmt.Build;

/// <summary>
/// Compares what contract-diff says of pairs of documents with what other tools say. The pairs are not part of the repository: a folder
/// holds <c>oasdiff/cases.json</c> (pairs with the findings of oasdiff) and <c>one-change/cases.json</c> (a base and documents that differ
/// in one thing, with the findings of three tools).
/// </summary>
internal sealed class PeersJob(Surroundings surroundings)
{
    private int _pairs;
    private int _agreed;

    public void Run(string folder)
    {
        foreach (var pair in Cases(folder, "oasdiff"))
        {
            var isError = pair.GetProperty("expect").EnumerateArray().Any(finding => Text(finding, "level") == "error");
            Compare(Path.Combine(folder, "oasdiff"), Text(pair, "base"), Text(pair, "revision"), [isError]);
        }

        foreach (var pair in Cases(folder, "one-change"))
        {
            var peers = pair.GetProperty("peers").EnumerateObject().Select(Breaks);
            Compare(Path.Combine(folder, "one-change"), "base.json", Text(pair, "head"), [.. peers], Text(pair, "change"));
        }

        surroundings.Output.WriteLine($"{_agreed} of {_pairs} pairs agree ({100.0 * _agreed / _pairs:F1} %).");
    }

    private static IEnumerable<JsonElement> Cases(string folder, string kind)
    {
        var file = Path.Combine(folder, kind, "cases.json");
        if (!File.Exists(file))
            throw new JobFailedException($"There is no {file}.");
        return JsonDocument.Parse(File.ReadAllText(file)).RootElement.EnumerateArray();
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    // oasdiff says ERR, libopenapi counts, criteo says Erro.
    private static bool Breaks(JsonProperty peer) => peer.Value.GetString()! switch
    {
        var text when text.StartsWith("total ", StringComparison.Ordinal) => !text.Contains("breaking 0", StringComparison.Ordinal),
        var text => text.Contains(":ERR", StringComparison.Ordinal) || text.Contains(":Erro", StringComparison.Ordinal),
    };

    // Where the peers differ among themselves, one of them is enough.
    private void Compare(string folder, string @base, string head, IReadOnlyList<bool> peers, string? what = null)
    {
        var (json, errors) = (new StringWriter(), new StringWriter());
        string[] arguments = [Path.Combine(folder, @base), Path.Combine(folder, head), "--format", "json", "--fail-on", "none"];
        if (Cli.Run(arguments, json, errors, folder: surroundings.Folder) != 0)
            throw new JobFailedException(errors.ToString().TrimEnd());
        using var report = JsonDocument.Parse(json.ToString());
        var isBreaking = Text(report.RootElement.GetProperty("verdict"), "wire") == "breaking";
        _pairs++;
        if (peers.Contains(isBreaking))
            _agreed++;
        else
            surroundings.Output.WriteLine(
                $"{what ?? $"{@base} -> {head}"}: we say {(isBreaking ? "breaking" : "not breaking")} ({Rules(report)}), they do not.");
    }

    private static string Rules(JsonDocument report)
        => string.Join(", ", report.RootElement.GetProperty("changes").EnumerateArray().Select(change => Text(change, "rule")).Distinct());
}
