using System.Text.Json;

namespace CloudMgmt.CodeGeneration;

/// <summary>An entry of build/apis.json. The package is the root namespace and the folder in generated/ as well.</summary>
/// <param name="Name">What it is called at the command line.</param>
/// <param name="Spec">The document.</param>
/// <param name="Package">The root namespace.</param>
/// <param name="Client">The client class.</param>
/// <param name="Foreign">Whether the document belongs to somebody else, and is taken as it is.</param>
/// <param name="Overlay">An overlay with changes of the document; null if there is none.</param>
internal sealed record Api(string Name, string Spec, string Package, string Client, bool Foreign = false, string? Overlay = null);

/// <summary>Where things are. Every path that leaves this class in a message is relative to the root.</summary>
internal sealed class Repository(string root)
{
    private const string ApisFile = "build/apis.json";

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
    };

    private IReadOnlyList<Api>? _apis;

    public string Root { get; } = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root));

    public IReadOnlyList<Api> Apis => _apis ??= ReadApis();

    public string NSwagConfiguration => Absolute("nswag.json");

    public string WorkFolder => Absolute("artifacts/obj/codegen");

    public string Absolute(string path) => Path.GetFullPath(path, Root);

    public string Relative(string path) => Path.GetRelativePath(Root, Absolute(path)).Replace('\\', '/');

    public string OutputFolder(Api api) => Absolute($"generated/{api.Package}");

    /// <summary>The nearest folder upwards that has build/apis.json, so that the tool can be called from anywhere in the tree.</summary>
    public static string FindRoot()
    {
        var current = Directory.GetCurrentDirectory();
        for (var folder = new DirectoryInfo(current); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, ApisFile)))
                return folder.FullName;
        }
        return current;
    }

    public IReadOnlyList<Api> Select(IReadOnlyCollection<string> names)
        => names.Count == 0 ? Apis : [.. names.Distinct(StringComparer.Ordinal).Select(Find)];

    private Api Find(string name)
        => Apis.FirstOrDefault(api => api.Name == name)
        ?? throw Misconfigured($"there is no API '{name}'; it has {string.Join(", ", Apis.Select(api => api.Name))}.");

    private IReadOnlyList<Api> ReadApis()
    {
        try
        {
            return JsonSerializer.Deserialize<Api[]>(File.ReadAllText(Absolute(ApisFile)), Strict)!;
        }
        catch (Exception exception) when (exception is IOException or JsonException)
        {
            throw Misconfigured(exception.Message);
        }
    }

    private static ProblemException Misconfigured(string message)
        => new(ProblemIds.Configuration, new SourceLocation(ApisFile), message);
}
