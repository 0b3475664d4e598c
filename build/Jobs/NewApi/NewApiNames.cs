using CloudMgmt.ClientModel;

namespace CloudMgmt.Build.NewApi;

/// <summary>What an API and its parts are called.</summary>
/// <param name="Word">What its client, its options and its package are called after: <c>Petstore</c>.</param>
internal sealed record NewApiNames(string Word)
{
    /// <summary>Namespaces that the code of every package looks into, and what the product has of its own.</summary>
    private static readonly string[] Reserved =
    [
        "CloudMgmt", "CodeGeneration", "ContractDiff", "Core", "Extensions", "Generated", "Microsoft", "Newtonsoft", "RestSharp", "System",
        "TestSupport",
    ];

    public string Name => Word.ToLowerInvariant();

    public string Package => $"CloudMgmt.{Word}";

    public string Registration => $"{Package}.Extensions.DependencyInjection";

    public string Tests => $"{Package}.Tests";

    public string Client => $"{Word}Client";

    /// <summary>What its environment variables begin with.</summary>
    public string Variables => Word.ToUpperInvariant();

    /// <summary>The folder of its document.</summary>
    public string Specs => $"specs/foreign/{Name}";

    /// <param name="repository">The repository, where no other API has the name.</param>
    /// <param name="name">What a person typed.</param>
    /// <exception cref="JobFailedException">The name cannot be used; the message says why.</exception>
    public static NewApiNames Of(Repository repository, string name)
    {
        if (!CSharpNames.IsIdentifier(name) || !name.All(char.IsAsciiLetterOrDigit))
        {
            throw new JobFailedException(
                $"'{name}' is no name for an API: its classes are called after it, so it begins with a letter, and has letters and digits only.");
        }

        var names = new NewApiNames(char.ToUpperInvariant(name[0]) + name[1..]);
        if (Reserved.Contains(names.Word, StringComparer.OrdinalIgnoreCase))
            throw new JobFailedException($"'{name}' is no name for an API: it means something else in the code of the packages.");
        if (repository.Apis.FirstOrDefault(api => Same(api.Name, names.Name) || Same(api.Package, names.Package)) is { } taken)
        {
            throw new JobFailedException(
                $"The name '{name}' is taken: build/apis.json has the API '{taken.Name}' with the package {taken.Package}.");
        }

        if (names.Folders.FirstOrDefault(folder => Directory.Exists(Path.Combine(repository.Root, folder))) is { } folder)
            throw new JobFailedException($"The name '{name}' is taken: there is a folder {folder}.");
        return names;
    }

    /// <summary>The folders that are its own.</summary>
    public IReadOnlyList<string> Folders
        => [Specs, $"generated/{Package}", $"overrides/{Package}", $"overrides/{Registration}", $"tests/{Tests}"];

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
