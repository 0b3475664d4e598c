using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.Git;

/// <summary>Reads the files of a revision.</summary>
internal sealed class GitSource(GitRevision revision) : IDocumentSource
{
    public byte[]? Read(string path)
    {
        if (revision.Relative(path) is not { } relative)
            return null;
        return revision.Tree.Find(relative) switch
        {
            { Kind: GitEntryKind.File } file => revision.Tree.Read(file),
            { Kind: GitEntryKind.Link } link => throw new DocumentException(
                Shown(path), $"it is a link to '{revision.Tree.Target(link)}', out of the repository, so that nobody knows what it held."),
            { Kind: GitEntryKind.Submodule } submodule => throw new DocumentException(
                Shown(path), $"it is in the submodule '{submodule.Path}', a repository of its own; compare it there."),
            _ => null,
        };
    }

    /// <summary>All that a revision has is in the repository.</summary>
    public bool Allows(string path, string folder) => true;

    private string Shown(string path) => SourceFile.Shown(path, revision.Name);
}
