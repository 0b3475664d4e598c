using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;

namespace CloudMgmt.Build;

/// <summary>
/// Makes a client of each document of a folder, with this generator and with others, compiles each as strictly as the packages are, and
/// prints what came of it. The documents are not part of the repository: any folder will do.
/// </summary>
internal sealed partial class GeneralityJob(Repository repository, Surroundings surroundings)
{
    /// <summary>The names of the generators.</summary>
    public static IReadOnlyList<string> Tools { get; } = ["ours", "nswag", "kiota"];

    private const string Row = "{0,-28} {1,-6} {2,10} {3,9} {4,6:0} {5,6:0} {6,6}  {7}";

    public void Run(string folder, IReadOnlyCollection<string> tools)
    {
        if (tools.Except(Tools).FirstOrDefault() is { } unknown)
            throw new JobFailedException($"There is no generator '{unknown}'; there are {string.Join(", ", Tools)}.");
        var documents = Documents(Path.Combine(surroundings.Folder, folder));
        var work = Directory.CreateTempSubdirectory("generality-").FullName;
        try
        {
            var peers = tools.Select(name => Peer.Open(name, repository, work)).ToList();
            Print("document", "tool", "operations", "lines", "s", "cpu s", "MB", "result");
            foreach (var document in documents)
                Measure(document, work, peers);
            foreach (var peer in peers)
                surroundings.Output.WriteLine($"{peer.Name}: {peer.Compiled} of {documents.Count} compile clean.");
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private static List<string> Documents(string folder)
        => Directory.Exists(folder)
            && Directory.EnumerateFiles(folder).Where(file => Document().IsMatch(file))
                .Order(StringComparer.Ordinal).ToList() is { Count: > 0 } files
            ? files
            : throw new JobFailedException(
                $"There is no folder {folder} with documents (.yaml, .yml, .json, or one of those with .gz).");

    private void Measure(string document, string work, IEnumerable<Peer> peers)
    {
        var file = Unpacked(document, work);
        foreach (var peer in peers)
        {
            var output = Path.Combine(work, "code");
            Directory.CreateDirectory(output);
            var run = peer.Generate(Path.GetFullPath(file), output);
            var lines = Directory.EnumerateFiles(output, "*.cs", SearchOption.AllDirectories).Sum(code => File.ReadLines(code).Count());
            var result = run.Error ?? peer.Compile(output);
            Print(
                Path.GetFileName(file),
                peer.Name,
                run.Operations,
                lines > 0 ? lines : null,
                run.Took?.Seconds,
                run.Took?.ProcessorSeconds,
                run.Took?.Megabytes,
                result ?? "compiled");
            Directory.Delete(output, recursive: true);
        }
    }

    private static string Unpacked(string document, string work)
    {
        if (!document.EndsWith(".gz", StringComparison.Ordinal))
            return document;
        var file = Path.Combine(work, Path.GetFileNameWithoutExtension(document));
        using var packed = new GZipStream(File.OpenRead(document), CompressionMode.Decompress);
        using var unpacked = File.Create(file);
        packed.CopyTo(unpacked);
        return file;
    }

    private void Print(params object?[] cells)
        => surroundings.Output.WriteLine(
            string.Format(CultureInfo.InvariantCulture, Row, [.. cells.Select(cell => cell is null ? "-" : cell)]).TrimEnd());

    [GeneratedRegex(@"\.(ya?ml|json)(\.gz)?\z")]
    private static partial Regex Document();
}
