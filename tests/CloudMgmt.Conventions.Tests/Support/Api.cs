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

    /// <summary>Those whose documents are ours: what somebody else's is like is no convention here.</summary>
    public static IReadOnlyList<Api> All { get; } = [.. Read(isForeign: false)];

    /// <summary>Those whose documents are taken as they are.</summary>
    public static IReadOnlyList<Api> Foreign { get; } = [.. Read(isForeign: true)];

    /// <summary>What its client, its options and its part of the emulator begin with.</summary>
    public string Word => Package.Split('.')[^1];

    public override string ToString() => Name;

    private static IEnumerable<Api> Read(bool isForeign)
        => new Repository(Root).Apis.Where(api => api.Foreign == isForeign).Select(api => new Api(api.Name, api.Package));

    private static IEnumerable<string> Parents(string folder)
    {
        for (var current = new DirectoryInfo(folder); current is not null; current = current.Parent)
            yield return current.FullName;
    }
}
