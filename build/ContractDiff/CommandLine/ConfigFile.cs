using System.CommandLine;
using System.CommandLine.Parsing;
using CloudMgmt.ContractDiff.Reports;
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
    private readonly MapNode? _map;
    private readonly Dictionary<string, Option> _options;
    private readonly IReadOnlyCollection<Option> _files;
    private readonly Dictionary<string, Node> _given = new(StringComparer.Ordinal);

    /// <param name="path">The file.</param>
    /// <param name="folder">Where its path counts from.</param>
    /// <param name="options">The options that it may hold.</param>
    /// <param name="files">Those whose values are paths, which count from the folder of the file.</param>
    /// <exception cref="DocumentException">It cannot be read, or holds what is no option.</exception>
    public ConfigFile(string path, WorkingFolder folder, IEnumerable<Option> options, IReadOnlyCollection<Option> files)
    {
        (_path, _folder, _files) = (path, folder, files);
        _options = options.ToDictionary(option => option.Name.TrimStart('-'), StringComparer.Ordinal);
        _map = SettingsFile.Read<MapNode>(path, folder, "a configuration is a map of options, such as 'fail-on: wire'.");
        foreach (var (key, value) in _map?.Entries ?? [])
        {
            if (key != Documents && !_options.ContainsKey(key))
                throw new DocumentException(value, $"there is no option '{key}'; did you mean '{Nearest.To(key, _options.Keys.Append(Documents))}'?");
        }
    }

    /// <summary>The file of the folder or, in a repository, of one above up to its root; null if there is none.</summary>
    public static string? Find(WorkingFolder folder)
    {
        var start = folder.Full(".");
        // Above a folder of no repository is what belongs to others.
        var last = new RepositoryPaths(folder).Root(start) ?? start;
        for (var current = start; ; current = Path.GetDirectoryName(current)!)
        {
            if (File.Exists(Path.Combine(current, Name)))
                return Path.GetRelativePath(start, Path.Combine(current, Name)).Replace('\\', '/');
            if (current == last)
                return null;
        }
    }

    /// <summary>Where an option stands that the file gave, and that was not typed; null for any other.</summary>
    public string? Place(string option) => _given.GetValueOrDefault(option) is { } value ? $"{_path}:{value.Line}:{value.Column}" : null;

    /// <summary>What it adds to what was typed.</summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="typedDocuments">The documents among it; two are BASE and HEAD, to which no revision of the file belongs. Nor do its
    /// outputs belong to formats that were typed.</param>
    public IEnumerable<string> Arguments(ParseResult typed, IReadOnlyList<string> typedDocuments)
    {
        foreach (var (name, option) in _options)
        {
            if (typed.GetResult(option) is { Implicit: false }
                || _map?[name] is not { } value
                || (name == "git" && typedDocuments.Count == 2)
                || (name == "output" && typed.GetResult("--format") is OptionResult { Implicit: false }))
            {
                continue;
            }
            _given.Add(option.Name, value);
            foreach (var text in option.ValueType == typeof(bool)
                ? Flag(name, value)
                : Values(name, value, isList: option.ValueType.IsArray))
            {
                yield return option.ValueType == typeof(bool)
                    ? option.Name
                    : $"{option.Name}={(_files.Contains(option) ? FromHere(text) : text)}";
            }
        }

        if (typedDocuments.Count > 0 || _map?[Documents] is not { } documents)
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
