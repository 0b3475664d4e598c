using System.Text;
using NUnit.Framework;

[assembly: Parallelizable(ParallelScope.Fixtures)]

namespace CloudMgmt.OpenApi.Tests;

/// <summary>Short ways to read what a test writes down.</summary>
internal static class Reading
{
    public static Node Yaml(string text) => Read(text, "a.yaml");

    public static Node Json(string text) => Read(text, "a.json");

    public static Node Read(string text, string file) => FileReader.Read(Encoding.UTF8.GetBytes(text), file);

    public static DocumentException Refusal(string text, string file) => Assert.Throws<DocumentException>(() => Read(text, file))!;

    public static Node At(this Node root, params string[] path)
        => path.Aggregate(root, (node, key) => node is MapNode map ? map[key]! : ((ListNode)node)[key]!);

    public static string Place(this Node node) => $"{node.Line}:{node.Column}";

    /// <summary>A document of several files; the first one is the document itself.</summary>
    public static ApiDocument Load(params (string Path, string Text)[] files)
        => new DocumentLoader(new MemorySource(files)).Load(files[0].Path);
}

internal sealed class MemorySource(params (string Path, string Text)[] files) : IDocumentSource
{
    public byte[]? Read(string path)
        => files.FirstOrDefault(file => file.Path == path).Text is { } text ? Encoding.UTF8.GetBytes(text) : null;
}
