using CloudMgmt.OpenApi;

namespace CloudMgmt.CodeGeneration;

/// <summary>An object that OpenAPI gives a meaning, such as an operation or a schema.</summary>
/// <param name="Type">What it is in <see cref="OpenApiGrammar"/>.</param>
/// <param name="Keyword">Which keyword holds it, such as <c>properties</c>.</param>
/// <param name="Name">Its key, or its index in a list.</param>
/// <param name="Value">What the document says.</param>
/// <param name="Owner">The object that it is a part of.</param>
internal sealed record SpecObject(string Type, string Keyword, string Name, MapNode Value, SpecObject? Owner)
{
    public bool IsReference => Value.Reference is not null;

    public bool IsComponent => Owner?.Type == "Components";

    /// <summary>What a keyword says, unless that is null, a list or a map.</summary>
    public string? Scalar(string keyword) => Value[keyword] is ScalarNode { Kind: not ScalarKind.Null } scalar ? scalar.Text : null;
}

/// <summary>A reference that leads nowhere, or to where it must not.</summary>
/// <param name="Item">The object that it stands in.</param>
/// <param name="Problem">What is wrong.</param>
internal sealed record BrokenReference(SpecObject Item, Problem Problem);

/// <summary>A document as the checks walk it, with all that it refers to in other files.</summary>
internal sealed class Spec
{
    // More than anybody reads, and each is compared with every component.
    private const int MaximumSuggestions = 20;

    private readonly List<SpecObject> _objects = [];
    private readonly HashSet<MapNode> _walked = [];
    private readonly List<Node> _parts = [];
    private readonly List<BrokenReference> _broken = [];
    private readonly SpecObject _components;

    private Spec(ApiDocument document)
    {
        Document = document;
        _components = new("Components", "components", "components", Root.Map("components") ?? new() { Line = 1, Column = 1 }, null);
        Begin(new(OpenApiGrammar.Root, "", "", Root, null));
        // A component that is nothing but a reference gives what it refers to its name, whoever refers to it first.
        foreach (var component in _objects.Where(item => item is { IsComponent: true, IsReference: true }).ToList())
            Follow(component, component.Value["$ref"]!, component.Value.Reference!, component.Name);
        for (var index = 0; index < _objects.Count; index++)
            FollowAll(_objects[index]);
    }

    public ApiDocument Document { get; }

    public MapNode Root => Document.Root;

    /// <summary>Every object that OpenAPI gives a meaning: those of the document in its order,
    /// and then those that references lead to.</summary>
    public IReadOnlyList<SpecObject> Objects => _objects;

    /// <summary>The document, and what references lead to beside it.</summary>
    public IReadOnlyList<Node> Parts => _parts;

    /// <summary>The files that it is made of, the document first.</summary>
    public IEnumerable<string> Files => _objects.Select(item => item.Value.File.Name).Prepend(Document.Name).Distinct();

    /// <summary>The schemas that get a name from the document.</summary>
    public IEnumerable<SpecObject> NamedSchemas => OfType("Schema").Where(item => item.IsComponent);

    public IEnumerable<BrokenReference> BrokenReferences => _broken.DistinctBy(broken => (broken.Problem.Id, broken.Problem.Location));

    /// <exception cref="ProblemException">A file cannot be read.</exception>
    public static Spec Load(Repository repository, string file, string? overlay = null)
        => Load(new RepositorySource(repository), repository.Relative(file), overlay is null ? null : repository.Relative(overlay));

    /// <param name="source">Where files come from.</param>
    /// <param name="file">The document.</param>
    /// <param name="overlay">The overlay with changes of it.</param>
    /// <exception cref="ProblemException">A file cannot be read.</exception>
    public static Spec Load(IDocumentSource source, string file, string? overlay = null)
    {
        try
        {
            return new(new DocumentLoader(source).Load(file, overlay is null ? null : Overlay.Load(source, overlay).Apply));
        }
        catch (DocumentException exception)
        {
            throw new ProblemException([ToProblem(exception)]);
        }
    }

    public static SourceLocation At(Node node) => new(node.File.Name, node.Line, node.Column);

    /// <summary>Where a keyword stands or, if it is missing, the object that it is missing from.</summary>
    public static SourceLocation At(SpecObject item, string keyword) => At(item.Value[keyword] ?? item.Value);

    public IEnumerable<SpecObject> OfType(string type) => _objects.Where(item => item.Type == type);

    /// <summary>The object itself or, if it is a reference, what it stands for.</summary>
    public MapNode? Resolve(Node? node) => Document.Resolve(node);

    private void Begin(SpecObject item)
    {
        _parts.Add(item.Value);
        Walk(item);
    }

    private void Walk(SpecObject item)
    {
        _objects.Add(item);
        _walked.Add(item.Value);
        foreach (var (keyword, value) in item.Value.Entries)
        {
            var content = OpenApiGrammar.ContentOf(item.Type, keyword);
            switch (content.Shape, value)
            {
                case (Shape.One, MapNode one):
                    Walk(new(content.Type, keyword, keyword, one, item));
                    break;
                case (Shape.Map, MapNode map):
                    foreach (var (name, part) in map.Maps())
                        Walk(new(content.Type, keyword, name, part, item));
                    break;
                case (Shape.List, ListNode list):
                    foreach (var part in list.Items.OfType<MapNode>())
                        Walk(new(content.Type, keyword, part.Key, part, item));
                    break;
            }
        }
    }

    private void FollowAll(SpecObject item)
    {
        if (item.Value.Reference is { } reference)
            Follow(item, item.Value["$ref"]!, reference, null);
        if (item.Type == "Discriminator")
        {
            foreach (var (_, text) in item.Value.Map("mapping")?.Entries ?? [])
            {
                if (text.Text() is { } mapped && mapped.Contains('#', StringComparison.Ordinal))
                    Follow(new("Schema", item.Keyword, item.Name, item.Value, item), text, mapped, null);
            }
        }
    }

    private void Follow(SpecObject item, Node place, string reference, string? name)
    {
        try
        {
            if (Document.Resolve(Document.Find(place, reference)) is { } target)
                Take(item, place, target, name);
        }
        catch (DocumentException exception) when (exception.Fault is not (DocumentFault.Unreadable or DocumentFault.DuplicateKey))
        {
            _broken.Add(new(item, exception.Fault switch
            {
                DocumentFault.RemoteReference => new(ProblemIds.RemoteReference, At(place), $"'{reference}' lies on another machine; copy it beside the document and refer to the copy."),
                DocumentFault.OutsideReference => new(ProblemIds.RemoteReference, At(place), $"'{reference}' lies outside the folder of the document; copy what is needed into it."),
                _ => ToProblem(exception) with { Message = exception.Problem + Suggest(reference) },
            }));
        }
    }

    private void Take(SpecObject item, Node place, MapNode target, string? name)
    {
        // A path has no name of its own, and counts in each place that refers to it.
        if (item.Type == "PathItem" && target.File != Root.File)
        {
            CheckCircle(item, place, target);
            Begin(item with { Value = target });
        }
        else if (!_walked.Contains(target))
        {
            var section = OpenApiGrammar.Of("Components").Where(section => section.Value.Type == item.Type).Select(section => section.Key)
                .FirstOrDefault(item.Keyword);
            name ??= target.Key.Length > 0 ? target.Key : Path.GetFileNameWithoutExtension(target.File.Name);
            if (_objects.Find(
                other => other.IsComponent && other.Keyword == section && other.Name == name && other.Value.Reference is null) is { } other)
            {
                _broken.Add(new(item, new(ProblemIds.BundleClash, At(place), $"'/components/{section}/{name}' is defined in {other.Value.File.Name} as well; rename one of them.")));
            }
            Begin(new(item.Type, section, name, target, _components));
        }
    }

    private static void CheckCircle(SpecObject item, Node place, MapNode target)
    {
        for (var owner = item; owner is not null; owner = owner.Owner)
        {
            if (owner.Value == target)
            {
                throw new DocumentException(
                    place, $"the reference '{item.Value.Reference}' leads into what it is a part of.", DocumentFault.Reference);
            }
        }
    }

    private string Suggest(string reference)
        => _broken.Count >= MaximumSuggestions
            ? ""
            : Nearest.Suggest(reference, _components.Value.Maps()
                .SelectMany(section => section.Value.Entries.Select(entry => $"#/components/{section.Key}/{entry.Key}")));

    public static Problem ToProblem(DocumentException exception) => new(
        exception.Fault switch
        {
            DocumentFault.DuplicateKey => ProblemIds.DuplicateKey,
            DocumentFault.Reference => ProblemIds.UnresolvedReference,
            DocumentFault.OutsideReference or DocumentFault.RemoteReference => ProblemIds.RemoteReference,
            _ => ProblemIds.Syntax,
        },
        new SourceLocation(exception.File, exception.Line, exception.Column),
        exception.Problem);

    private sealed class RepositorySource(Repository repository) : IDocumentSource
    {
        private readonly DiskSource _disk = new();

        public byte[]? Read(string path) => _disk.Read(repository.Absolute(path));

        public bool Allows(string path, string folder) => _disk.Allows(repository.Absolute(path), repository.Absolute(folder));
    }
}
