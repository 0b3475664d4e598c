using CloudMgmt.CodeGeneration;

namespace CloudMgmt.Conventions.Tests;

/// <summary>An entry of build/apis.json.</summary>
/// <param name="Name">Its short name.</param>
/// <param name="Package">The package that is generated from it.</param>
public sealed record Api(string Name, string Package)
{
    /// <summary>The folder of the repository, which the tests lie in.</summary>
    public static string Root { get; }
        = Parents(AppContext.BaseDirectory).First(folder => File.Exists(Path.Combine(folder, "build", "apis.json")));

    public static IReadOnlyList<Api> All { get; } = [.. new Repository(Root).Apis.Select(api => new Api(api.Name, api.Package))];

    /// <summary>What its client, its options and its part of the emulator begin with.</summary>
    public string Word => Package.Split('.')[^1];

    public override string ToString() => Name;

    private static IEnumerable<string> Parents(string folder)
    {
        for (var current = new DirectoryInfo(folder); current is not null; current = current.Parent)
            yield return current.FullName;
    }
}
