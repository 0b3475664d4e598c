using System.Text;
using CloudMgmt.ContractDiff.Approvals;
using CloudMgmt.ContractDiff.Changes;
using CloudMgmt.ContractDiff.Reports;
using CloudMgmt.ContractDiff.Severities;

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
        var report = settings.Versions is { Base: var version } versions
            ? judged with { BaseVersion = version, NeededVersion = versions.Needed(judged.StableBump) }
            : judged;
        foreach (var target in settings.Targets)
            Write(report, target);
        // Before the errors, which may go to the same console.
        output.Flush();
        string[] problems =
        [
            .. approvals.Stale(report, settings.Versions?.Base),
            .. settings.Versions?.Problem(report.StableBump) is { } problem ? [problem] : (string[])[],
        ];
        foreach (var line in problems)
            errors.WriteLine($"contract-diff: {Visible.Text(line)}");
        return problems.Length > 0 || report.Changes.Any(settings.Reports.FailOn.Concerns) ? ExitCode.Found : ExitCode.Success;
    }

    private Report Compare()
    {
        using IDocuments documents = settings.Revision is { } revision
            ? new GitDocuments(revision, settings.Paths, settings.Folder, settings.AllowsOutside, settings.Fetches)
            : new DiskDocuments(settings.Paths[0], settings.Paths[1], settings.Folder, settings.AllowsOutside);
        using var remote = settings.AllowsRemote ? new RemoteSource() : null;
        var comparer = new PairComparer(documents, remote);
        return new Report(documents.Base, documents.Head, [.. documents.Pairs().Select(comparer.Compare)]) { Commit = documents.Commit };
    }

    private void Write(Report report, ReportTarget target)
    {
        var format = target.Create(settings.Reports);
        if (target.File is null)
        {
            format.Write(report, output);
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
