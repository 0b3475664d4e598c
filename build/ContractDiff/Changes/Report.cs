using CloudMgmt.ContractDiff.Rules;

namespace CloudMgmt.ContractDiff.Changes;

/// <summary>The result of one run: a pair of documents, or the pairs of two folders.</summary>
/// <param name="Base">The old file, folder or revision, as it was named on the command line.</param>
/// <param name="Head">The new file or folder.</param>
/// <param name="Documents">One for each pair.</param>
internal sealed record Report(string Base, string Head, IReadOnlyList<DocumentReport> Documents)
{
    public IEnumerable<Change> Changes => Documents.SelectMany(document => document.Changes);

    public Verdict Wire => Documents.Select(document => document.Wire).DefaultIfEmpty().Max();

    public Verdict Source => Documents.Select(document => document.Source).DefaultIfEmpty().Max();

    public Verdict Binary => Documents.Select(document => document.Binary).DefaultIfEmpty().Max();

    public Bump Bump => Documents.Select(document => document.Bump).DefaultIfEmpty().Max();
}
