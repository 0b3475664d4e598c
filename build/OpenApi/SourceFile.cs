namespace CloudMgmt.OpenApi;

/// <summary>A file of a document.</summary>
/// <param name="Name">The name as messages show it.</param>
internal sealed record SourceFile(string Name);
