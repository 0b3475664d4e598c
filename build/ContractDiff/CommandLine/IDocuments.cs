using CloudMgmt.ContractDiff.Changes;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.CommandLine;

/// <summary>The old and the new version of some documents.</summary>
internal interface IDocuments : IDisposable
{
    /// <summary>The old version, as a person named it.</summary>
    string Base { get; }

    /// <summary>The new version.</summary>
    string Head { get; }

    /// <summary>The revision of the old version; null outside of git.</summary>
    string? Revision { get; }

    /// <summary>The commit of the old version; null outside of git.</summary>
    BaseCommit? Commit { get; }

    IDocumentSource BaseSource { get; }

    IDocumentSource HeadSource { get; }

    /// <exception cref="UsageException">There is no document.</exception>
    IReadOnlyList<DocumentPair> Pairs();

    /// <summary>How the report names a file of the old version.</summary>
    string BaseName(string path);
}

/// <summary>Two versions of one document.</summary>
/// <param name="Name">The name that both have, or that of the new one.</param>
/// <param name="Base">The path of the old version; null if there is none.</param>
/// <param name="Head">The path of the new version; null if there is none.</param>
internal sealed record DocumentPair(string Name, string? Base, string? Head);
