using System.CommandLine;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.CommandLine;

/// <summary>
/// The file <c>.contract-diff.yaml</c>, which holds what one would type each time: a map of options by their names without dashes, and
/// <c>documents</c>. What is typed goes before it.
/// </summary>
internal sealed class ConfigFile
{
    public const string Name = ".contract-diff.yaml";

    private const string Documents = "documents";

    private readonly string _path;
    private readonly WorkingFolder _folder;
    private readonly MapNode _map;
    private readonly Dictionary<string, Option> _options;
    private readonly IReadOnlyCollection<Option> _files;

    /// <param name="path">The file.</param>
    /// <param name="folder">Where its path counts from.</param>
    /// <param name="options">The options that it may hold.</param>
    /// <param name="files">Those whose values are paths, which count from the folder of the file.</param>
    /// <exception cref="DocumentException">It cannot be read, or holds what is no option.</exception>
    public ConfigFile(string path, WorkingFolder folder, IEnumerable<Option> options, IReadOnlyCollection<Option> files)
    {
        (_path, _folder, _files) = (path, folder, files);
        _options = options.ToDictionary(option => option.Name.TrimStart('-'), StringComparer.Ordinal);
        var root = FileReader.Read(
            new DiskSource(workingFolder: folder).Read(path) ?? throw new DocumentException(path, "there is no such file."), path);
        _map = root as MapNode ?? throw new DocumentException(root, "a configuration is a map of options, such as 'fail-on: wire'.");
        foreach (var (key, value) in _map.Entries)
        {
            if (key != Documents && !_options.ContainsKey(key))
                throw new DocumentException(value, $"there is no option '{key}'; did you mean '{Nearest.To(key, _options.Keys.Append(Documents))}'?");
        }
    }

    /// <summary>The file of the folder or of one above, up to the root of the repository; null if there is none.</summary>
    public static string? Find(WorkingFolder folder)
    {
        var start = folder.Full(".");
        for (var current = start; current is not null; current = Path.GetDirectoryName(current))
        {
            if (File.Exists(Path.Combine(current, Name)))
                return Path.GetRelativePath(start, Path.Combine(current, Name)).Replace('\\', '/');
            var git = Path.Combine(current, ".git");
            if (Directory.Exists(git) || File.Exists(git))
                return null;
        }
        return null;
    }

    /// <summary>What it adds to what was typed.</summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="typedDocuments">The documents among it; two are BASE and HEAD, to which no revision of the file belongs.</param>
    public IEnumerable<string> Arguments(ParseResult typed, IReadOnlyList<string> typedDocuments)
    {
        foreach (var (name, option) in _options)
        {
            if (typed.GetResult(option) is { Implicit: false }
                || _map[name] is not { } value
                || (name == "git" && typedDocuments.Count == 2))
            {
                continue;
            }
            foreach (var text in option.ValueType == typeof(bool)
                ? Flag(name, value)
                : Values(name, value, isList: option.ValueType.IsArray))
            {
                yield return option.ValueType == typeof(bool)
                    ? option.Name
                    : $"{option.Name}={(_files.Contains(option) ? FromHere(text) : text)}";
            }
        }

        if (typedDocuments.Count > 0 || _map[Documents] is not { } documents)
            yield break;
        // A document may be called like an option.
        yield return "--";
        foreach (var document in Values(Documents, documents, isList: true))
            yield return FromHere(document);
    }

    private static IEnumerable<string> Flag(string name, Node value) => value switch
    {
        ScalarNode { Kind: ScalarKind.Boolean, Text: "true" } => ["true"],
        ScalarNode { Kind: ScalarKind.Boolean } => [],
        _ => throw new DocumentException(value, $"'{name}' is true or false."),
    };

    private static IEnumerable<string> Values(string name, Node value, bool isList)
    {
        var items = isList && value is ListNode list ? list.Items : [value];
        return items.Select(item => item is ScalarNode { Kind: ScalarKind.Text or ScalarKind.Number, Written: { Length: > 0 } text }
            ? text : throw new DocumentException(item, $"'{name}' is {(isList ? "a text, or a list of them" : "a text")}."));
    }

    // Paths count from the file, and are named from where the person stands.
    private string FromHere(string path)
    {
        var folder = Path.GetDirectoryName(_folder.Full(_path))!;
        return path == "-" || Path.IsPathRooted(path) || folder == _folder.Full(".")
            ? path
            : Path.GetRelativePath(_folder.Full("."), Path.Combine(folder, path)).Replace('\\', '/');
    }
}
