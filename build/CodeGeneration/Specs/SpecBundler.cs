using System.Text.Json.Nodes;

namespace CloudMgmt.CodeGeneration;

/// <summary>
/// Reads a spec and the components that it takes from other files of the repository. <c>./shared.yaml#/components/schemas/Error</c>
/// becomes a component of the same kind and name in the document itself, so nothing after this knows of files.
/// </summary>
internal sealed class SpecBundler
{
    private readonly Repository _repository;
    private readonly Dictionary<string, SpecSource> _sources = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _importedFrom = new(StringComparer.Ordinal);
    private readonly SpecSource _main;
    private readonly string _mainFile;

    private SpecBundler(Repository repository, string file)
    {
        _repository = repository;
        _mainFile = repository.Relative(file);
        _main = Source(_mainFile, new SourceLocation(_mainFile));
    }

    public static Spec Load(Repository repository, string file) => new SpecBundler(repository, file).Bundle();

    private Spec Bundle()
    {
        var pending = new Queue<SpecReference>(SpecReferences.In(SpecWalker.Walk(_main.Root)));
        while (pending.TryDequeue(out var reference))
        {
            if (!reference.IsRemote && reference.File != "")
                Import(reference).ForEach(pending.Enqueue);
        }
        return new Spec(_main.Root, _main.Locations, [.. _sources.Keys]);
    }

    /// <summary>Gives the references within what was imported, which still have to be followed.</summary>
    private List<SpecReference> Import(SpecReference reference)
    {
        var location = _main.Locations[reference.Pointer];
        var file = _repository.Relative(Path.Combine(Path.GetDirectoryName(location.File)!, reference.File));
        var source = Source(file, location);
        if (JsonPointer.Segments(reference.Fragment) is not ["components", var section, var name] || JsonPointer.Find(source.Root, reference.Fragment) is not JsonObject target)
            throw new ProblemException(ProblemIds.UnresolvedReference, location, $"{file} has no component '#{reference.Fragment}'; refer to '{reference.File}#/components/<kind>/<name>'.");
        reference.Redirect($"#{reference.Fragment}");
        if (!_importedFrom.TryAdd(reference.Fragment, file))
            return _importedFrom[reference.Fragment] == file ? [] : throw Clash(reference, location, _importedFrom[reference.Fragment]);
        return file == _mainFile ? [] : Copy(reference, location, source, target, section, name);
    }

    private List<SpecReference> Copy(SpecReference reference, SourceLocation location, SpecSource source, JsonObject target, string section, string name)
    {
        var destination = Section(section, location);
        if (destination.ContainsKey(name))
            throw Clash(reference, location, _mainFile);
        var copy = (JsonObject)target.DeepClone();
        destination[name] = copy;
        foreach (var (pointer, place) in source.Locations.Where(entry => IsWithin(entry.Key, reference.Fragment)))
        {
            _main.Locations[pointer] = place;
        }
        var type = OpenApiGrammar.Of("Components").TryGetValue(section, out var content) ? content.Type : "Schema";
        var nested = SpecReferences.In(SpecWalker.Walk(new SpecObject(type, reference.Fragment, copy))).ToList();
        return [.. nested.Select(inner => inner.File == "" ? inner with { Target = $"./{Path.GetFileName(_main.Locations[inner.Pointer].File)}{inner.Target}" } : inner)];
    }

    private JsonObject Section(string section, SourceLocation location)
    {
        foreach (var pointer in new[] { "/components", $"/components/{section}" })
            _main.Locations.TryAdd(pointer, location);
        var components = _main.Root["components"] as JsonObject ?? Add(_main.Root, "components");
        return components[section] as JsonObject ?? Add(components, section);
    }

    private static JsonObject Add(JsonObject parent, string key)
    {
        var child = new JsonObject();
        parent[key] = child;
        return child;
    }

    private static bool IsWithin(string pointer, string fragment)
        => pointer == fragment || pointer.StartsWith(fragment + "/", StringComparison.Ordinal);

    private SpecSource Source(string file, SourceLocation referredFrom)
    {
        if (_sources.TryGetValue(file, out var source))
            return source;
        if (file.StartsWith("..", StringComparison.Ordinal) || Path.IsPathRooted(file))
            throw new ProblemException(ProblemIds.RemoteReference, referredFrom, $"'{file}' lies outside the repository; copy what is needed into specs/.");
        if (!File.Exists(_repository.Absolute(file)))
            throw new ProblemException(ProblemIds.UnresolvedReference, referredFrom, $"there is no file {file}.");
        return _sources[file] = SpecReader.Read(File.ReadAllText(_repository.Absolute(file)), file);
    }

    private static ProblemException Clash(SpecReference reference, SourceLocation location, string other)
        => new(ProblemIds.BundleClash, location, $"'{reference.Fragment}' is defined in {other} as well; rename one of them.");
}
