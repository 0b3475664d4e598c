using System.Text.Json;

namespace CloudMgmt.Build;

/// <summary>An entry of build/apis.json.</summary>
/// <param name="Name">Its short name.</param>
/// <param name="Spec">Its document, from the root of the repository.</param>
/// <param name="Package">The package that is generated from it.</param>
internal sealed record Api(string Name, string Spec, string Package)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    /// <summary>The property of build/Versions.props that holds the version of the package.</summary>
    public string VersionProperty => $"{Package[(Package.LastIndexOf('.') + 1)..]}Version";

    public static IReadOnlyList<Api> All(Repository repository)
        => JsonSerializer.Deserialize<List<Api>>(File.ReadAllText(Path.Combine(repository.Build, "apis.json")), Options)!;
}
