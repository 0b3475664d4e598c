namespace CloudMgmt.OpenApi;

/// <summary>Where files come from: the disk, a revision in git, or the network.</summary>
internal interface IDocumentSource
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">The path, or the address of a remote file.</param>
    /// <returns>The content; null if there is no such file.</returns>
    byte[]? Read(string path);

    /// <summary>Whether a reference may lead from a document in a folder to a path; by itself it may not leave the folder.</summary>
    bool Allows(string path, string folder) => Address.IsWithin(path, folder);
}
