using CloudMgmt.ContractDiff.Changes;
using CloudMgmt.OpenApi;
using NuGet.Versioning;

namespace CloudMgmt.ContractDiff.Approvals;

/// <summary>All approvals of a run.</summary>
internal sealed class ApprovalBook
{
    private readonly Dictionary<string, ApprovalEntry> _entries = new(StringComparer.Ordinal);

    /// <param name="paths">Files, or folders with such files.</param>
    /// <param name="folder">Where they count from.</param>
    /// <exception cref="DocumentException">A file cannot be read, or approves the same change twice.</exception>
    public static ApprovalBook Read(IEnumerable<string> paths, WorkingFolder folder)
    {
        var book = new ApprovalBook();
        foreach (var entry in paths.SelectMany(path => Files(path, folder)).SelectMany(file => ApprovalFile.Read(file, folder)))
            book.Add(entry);
        return book;
    }

    /// <summary>The report with its approvals.</summary>
    public Report Apply(Report report)
        => _entries.Count == 0
            ? report
            : report with
            {
                Documents = [.. report.Documents.Select(document => document with { Changes = [.. document.Changes.Select(Apply)] })],
            };

    /// <summary>Tells of each approval that no change needs, with its file and line.</summary>
    /// <param name="report">The result of <see cref="Apply(Report)"/>.</param>
    /// <param name="base">The old version, if it is known: what was approved for it or before it has landed.</param>
    public IEnumerable<string> Stale(Report report, SemanticVersion? @base)
    {
        var used = report.Changes.Select(change => change.Approval?.Fingerprint).ToHashSet();
        return _entries.Values.Where(entry => !used.Contains(entry.Approval.Fingerprint) && !HasLanded(entry, @base)).Select(Describe);
    }

    private static bool HasLanded(ApprovalEntry entry, SemanticVersion? @base)
        => @base is not null && SemanticVersion.TryParse(entry.Approval.Version, out var version) && version <= @base;

    private void Add(ApprovalEntry entry)
    {
        if (_entries.TryGetValue(entry.Approval.Fingerprint, out var first))
            throw new DocumentException(entry.Node, $"'{entry.Approval.Fingerprint}' is approved already, in {first.Node.File.Name} at line {first.Node.Line}.");
        _entries.Add(entry.Approval.Fingerprint, entry);
    }

    private Change Apply(Change change)
        => _entries.TryGetValue(change.Fingerprint, out var entry) && entry.Matches(change)
            ? change with { Approval = entry.Approval }
            : change;

    private static string Describe(ApprovalEntry entry)
    {
        var about = (entry.Rule is null ? "" : $" of rule '{entry.Rule}'") + (entry.Pointer is null ? "" : $" at '{entry.Pointer}'");
        return $"{entry.Node.File.Name}:{entry.Node.Line}:{entry.Node.Column}: the approval '{entry.Approval.Fingerprint}'{about} matches no change; remove it, or correct it.";
    }

    private static IEnumerable<string> Files(string path, WorkingFolder folder)
        => folder.Full(path) is var full && Directory.Exists(full)
            ? Directory.EnumerateFiles(full).Where(IsApprovalFile).Order(StringComparer.Ordinal)
                .Select(file => Path.Combine(path, Path.GetFileName(file)))
            : [path];

    private static bool IsApprovalFile(string file) => Path.GetExtension(file).ToLowerInvariant() is ".yaml" or ".yml" or ".json";
}
