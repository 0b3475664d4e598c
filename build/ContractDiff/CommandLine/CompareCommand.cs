using System.Text;
using CloudMgmt.ContractDiff.Approvals;
using CloudMgmt.ContractDiff.Changes;
using CloudMgmt.ContractDiff.Reports;
using CloudMgmt.ContractDiff.Severities;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.CommandLine;

/// <summary>Compares, judges and reports.</summary>
internal sealed class CompareCommand(CompareSettings settings, TextWriter output, TextWriter errors)
{
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public int Run()
    {
        var approvals = ApprovalBook.Read(settings.Approvals, settings.Folder);
        var severities = settings.Severity is { } file ? SeverityFile.Read(file, settings.Folder) : null;
        var compared = Compare();
        var judged = approvals.Apply(severities?.Apply(compared) ?? compared);
        var report = judged with
        {
            BaseVersion = settings.Versions?.Base,
            NeededVersion = settings.Versions?.Needed(judged.StableBump),
            Problems =
            [
                .. approvals.Stale(judged, settings.Versions?.Base),
                .. settings.Versions?.Problem(judged.StableBump) is { } tooLow ? [tooLow] : (string[])[],
            ],
        };
        foreach (var target in settings.Targets)
            Write(report, target);
        // Before the errors, which may go to the same console.
        UnwrittenException.Try(output.Flush);
        foreach (var problem in report.Problems)
            errors.WriteLine($"contract-diff: {Visible.Text(problem)}");
        return report.Problems.Count > 0 || report.Changes.Any(settings.Reports.FailOn.Concerns) ? ExitCode.Found : ExitCode.Success;
    }

    private Report Compare()
    {
        using IDocuments documents = settings.Revision is { } revision
            ? new GitDocuments(revision, settings.Paths, settings.Folder, settings.AllowsOutside, settings.Fetches)
            : new DiskDocuments(settings.Paths[0], settings.Paths[1], settings.Folder, settings.AllowsOutside);
        using var remote = settings.AllowsRemote ? new RemoteSource() : null;
        var comparer = new PairComparer(documents, remote);
        DocumentReport[] reports = [.. documents.Pairs().Select(comparer.Compare)];
        CheckTargets([.. comparer.Files, .. settings.Approvals, .. settings.Severity is { } file ? (string[])[file] : []]);
        return new Report(documents.Base, documents.Head, reports) { Commit = documents.Commit };
    }

    private void CheckTargets(IEnumerable<string> inputs)
    {
        var read = inputs.Select(settings.Folder.Full).ToHashSet(StringComparer.Ordinal);
        var written = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in settings.Targets.Select(target => target.File).OfType<string>())
        {
            if (read.Contains(settings.Folder.Full(file)))
                throw new UsageException($"--output: '{file}' would overwrite what is compared, or how it is judged.");
            if (!written.Add(settings.Folder.Full(file)))
                throw new UsageException($"--output: '{file}' would hold the last of several formats alone; give each a file of its own.");
        }
    }

    private void Write(Report report, ReportTarget target)
    {
        var format = target.Create(settings.Reports);
        if (target.File is null)
        {
            UnwrittenException.Try(() => format.Write(report, output));
            return;
        }
        try
        {
            using var file = Create(settings.Folder.Full(target.File));
            format.Write(report, file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException
            or NotSupportedException)
        {
            throw new UsageException($"--output: '{target.File}' cannot be written: {exception.Message}");
        }
    }

    private static StreamWriter Create(string file)
    {
        if (Path.GetDirectoryName(file) is { Length: > 0 } folder)
            Directory.CreateDirectory(folder);
        return new StreamWriter(file, append: false, new UTF8Encoding(false));
    }
}

/// <summary>What to compare, how to judge it, and where the reports go.</summary>
/// <param name="Folder">Where all paths count from.</param>
/// <param name="Paths">BASE and HEAD or, with a revision, any number of files and folders.</param>
/// <param name="Revision">The revision in git to compare with; null to compare two paths.</param>
/// <param name="Fetches">Whether to fetch what the clone lacks of it.</param>
/// <param name="Targets">The reports to write.</param>
/// <param name="Reports">How much they say, and what makes the run fail.</param>
/// <param name="Approvals">Files and folders with approvals.</param>
/// <param name="Severity">The file with verdicts that replace those of rules; null if there is none.</param>
/// <param name="Versions">The versions to check; null if they are not checked.</param>
/// <param name="AllowsOutside">Whether references to files outside of the folder or the repository are followed.</param>
/// <param name="AllowsRemote">Whether references to http addresses are followed.</param>
internal sealed record CompareSettings(
    WorkingFolder Folder, IReadOnlyList<string> Paths, string? Revision, bool Fetches, IReadOnlyList<ReportTarget> Targets,
    ReportOptions Reports, IReadOnlyList<string> Approvals, string? Severity, DeclaredVersions? Versions, bool AllowsOutside,
    bool AllowsRemote);
