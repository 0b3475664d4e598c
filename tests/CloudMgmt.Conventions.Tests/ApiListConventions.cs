using NUnit.Framework;

namespace CloudMgmt.Conventions.Tests;

/// <summary>
/// What has to name each API of build/apis.json by hand does; everything else reads that file, or takes what lies in a folder.
/// </summary>
internal sealed class ApiListConventions
{
    private static readonly string[] Lists =
    [
        "CloudMgmt.sln: \"{package}\"",
        "CloudMgmt.sln: \"{package}.Extensions.DependencyInjection\"",
        "CloudMgmt.sln: \"{package}.Tests\"",
        "README.md: [`{package}`](overrides/{package}/README.md)",
        "build/Packages.slnf: \"overrides/{package}/{package}.csproj\"",
        "build/Packages.slnf: \"overrides/{package}.Extensions.DependencyInjection/{package}.Extensions.DependencyInjection.csproj\"",
        "build/Quickstart/Program.cs: {word}Tour.RunAsync(",
        "build/Quickstart/Quickstart.csproj: Include=\"{package}\" Version=\"$({word}Version)\"",
        "build/Versions.props: <{word}Version>",
        "build/Versions.props: '{package}'\">$({word}Version)</Version>",
        "specs/README.md: `{name}.yaml`",
        "tests/CloudMgmt.Emulator/CloudMgmtEmulator.cs: new {word}Model(options)",
        "tests/CloudMgmt.Emulator/EmulatedService.cs: {word},",
        "tests/CloudMgmt.Emulator.Tests/SpecCoverageTests.cs: new {word}Model(",
        "tests/operations.csv: {name},",
        "{package}.Tests: AnswerTest<{word}Api>",
        "{package}.Tests: ContractTest<{word}Api>",
        "{package}.Tests: ErrorTest<{word}Api>",
        "{package}.Tests: MockTest<{word}Api>",
        "{package}.Tests: RefusedRequestTest<{word}Api,",
        "{package}.Tests: RequestTest<{word}Api>",
        "{package}.Tests: SecretTest<{word}Api>",
        "{package}.Tests: SentOnceTest<{word}Api>",
        "{package}.Tests: SettingsTest<{word}Api>",
    ];

    /// <summary>
    /// What the job new-api writes for an API of which only the document is known; the rest comes when somebody knows more.
    /// </summary>
    private static readonly string[] ListsOfForeign
        = [.. Lists.Where(list => !list.Contains("Quickstart", StringComparison.Ordinal)
            && !list.Contains("Emulator", StringComparison.Ordinal)
            && !list.StartsWith("specs/", StringComparison.Ordinal) && !list.StartsWith("tests/operations", StringComparison.Ordinal)
            && !list.StartsWith("{package}.Tests", StringComparison.Ordinal)), "{package}.Tests: DocumentTest<{word}Api>"];

    [Test]
    public void Every_API_is_in([ValueSource(nameof(Lists))] string list, [ValueSource(typeof(Api), nameof(Api.All))] Api api)
        => AssertIsIn(list, api);

    [Test]
    public void Every_API_of_a_foreign_document_is_in_what_new_api_writes()
    {
        using (Assert.EnterMultipleScope())
        {
            foreach (var api in Api.Foreign)
                Array.ForEach(ListsOfForeign, list => AssertIsIn(list, api));
        }
    }

    private static void AssertIsIn(string list, Api api)
    {
        var parts = list.Replace("{package}", api.Package, StringComparison.Ordinal).Replace("{word}", api.Word, StringComparison.Ordinal)
            .Replace("{name}", api.Name, StringComparison.Ordinal).Split(": ", 2);
        var file = parts[0].EndsWith(".Tests", StringComparison.Ordinal) ? "tests/" + parts[0] : parts[0];

        Assert.That(Text(Path.Combine(Api.Root, file)), Does.Contain(parts[1]), $"{file} lacks {api.Name} of build/apis.json");
    }

    // A folder stands for the code in it.
    private static string Text(string path)
        => Directory.Exists(path)
            ? string.Concat(Directory.GetFiles(path, "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText))
            : File.ReadAllText(path);
}
