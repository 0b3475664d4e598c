using System.Globalization;
using System.Text;
using System.Text.Json;
using CloudMgmt.CodeGeneration;

namespace CloudMgmt.Build;

/// <summary>Writes the entry of the changelog for each package whose version went up, from what contract-diff says of its spec.</summary>
internal sealed class ReleaseJob(Repository repository, Surroundings surroundings)
{
    private const int ShownOperations = 4;

    // What a client can use that was not there.
    private static readonly HashSet<string> Additions =
    [
        "operation-added", "webhook-added", "document-added", "callback-added", "link-added", "parameter-added", "request-body-added",
        "request-property-added", "response-property-added", "request-media-type-added", "response-media-type-added",
        "response-header-added", "server-added", "csharp-method-added", "csharp-option-added", "csharp-property-added",
        "csharp-type-added", "csharp-enum-member-added", "csharp-union-alternative-added",
    ];

    private readonly Revisions _revisions = new(repository, surroundings);

    private string Changelog => Path.Combine(repository.Root, "CHANGELOG.md");

    /// <param name="revision">
    /// The revision of the last release; null for its tag or, before the first, for the one that a change is judged against.
    /// </param>
    public void Run(string? revision)
    {
        var entries = repository.Apis
            .Select(api => Entry(api, revision ?? _revisions.LastRelease(api.Package) ?? _revisions.MergeBase())).OfType<string>().ToList();
        if (entries.Count == 0)
        {
            surroundings.Output.WriteLine("  No version of a package in build/Versions.props went up: there is nothing to write.");
            return;
        }
        Insert(string.Concat(entries));
        surroundings.Output.WriteLine($"  {entries.Count} {(entries.Count == 1 ? "entry" : "entries")} in CHANGELOG.md. Read them: a tool knows what changed, not why.");
    }

    private string? Entry(Api api, string revision)
    {
        var (old, current) = (_revisions.Version(api, revision), _revisions.Version(api));
        if (old == current)
            return null;
        var file = Path.Combine(repository.Reports, $"{api.Name}.json");
        var errors = new StringWriter();
        if (!new ContractDiffTool(repository, _revisions)
            .Run(api, revision, surroundings with { Errors = errors }, "--fail-on", "none", "--format", "json", "--output", file))
        {
            throw new JobFailedException(errors.ToString().TrimEnd());
        }
        using var report = JsonDocument.Parse(File.ReadAllText(file));
        var entry = new StringBuilder(
            $"## {api.Package} {current} ({DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)})\n\n");
        var changes = report.RootElement.GetProperty("changes").EnumerateArray().ToList();
        var groups = changes.ToLookup(Title);
        foreach (var title in (ReadOnlySpan<string>)["Breaking", "Added", "Look at", "Changed"])
            Append(entry, title, [.. groups[title]]);
        if (changes.Count == 0)
            entry.Append("- No change of the contract.\n\n");
        return entry.ToString();
    }

    // Something new is told as that, also where it is a risk for those who implement the interface of the client.
    private static string Title(JsonElement change) => Worst(change) switch
    {
        "breaking" => "Breaking",
        _ when Additions.Contains(change.GetProperty("rule").GetString()!) && change.GetProperty("wire").GetString() == "compatible"
            => "Added",
        "risky" => "Look at",
        _ => "Changed",
    };

    private static void Append(StringBuilder entry, string title, List<JsonElement> changes)
    {
        if (changes.Count == 0)
            return;
        entry.Append($"### {title}\n\n");
        foreach (var change in changes)
            entry.Append($"- {Operations(change)}{change.GetProperty("message").GetString()}{Effect(change)}{Reason(change)}\n");
        entry.Append('\n');
    }

    private static string Operations(JsonElement change)
    {
        var names = change.GetProperty("operations").EnumerateArray().Select(operation => $"`{operation.GetString()}`").ToList();
        return names.Count == 0 ? "" : $"{string.Join(", ", names.Take(ShownOperations))}{(names.Count > ShownOperations ? $" and {names.Count - ShownOperations} more" : "")}: ";
    }

    private static string Effect(JsonElement change) => Worst(change) == "compatible" ? "" : $" {change.GetProperty("why").GetString()}";

    // Whoever approved a break said why.
    private static string Reason(JsonElement change)
        => change.GetProperty("approval") is { ValueKind: JsonValueKind.Object } approval
            ? $" Reason: {approval.GetProperty("reason").GetString()}"
            : "";

    private static string Worst(JsonElement change)
    {
        string[] axes = [.. ((string[])["wire", "source", "binary"]).Select(axis => change.GetProperty(axis).GetString()!)];
        return axes.Contains("breaking") ? "breaking" : axes.Contains("risky") ? "risky" : "compatible";
    }

    // The newest entries come first, below the introduction.
    private void Insert(string entries)
    {
        var text = File.ReadAllText(Changelog);
        var first = text.IndexOf("\n## ", StringComparison.Ordinal);
        File.WriteAllText(Changelog, first < 0 ? $"{text.TrimEnd()}\n\n{entries}" : text.Insert(first + 1, entries));
    }
}
