using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CloudMgmt.ClientModel;
using CloudMgmt.OpenApi;

namespace CloudMgmt.Build.NewApi;

/// <summary>The files of an API that the generator does not write, and its lines in the lists of the repository.</summary>
/// <param name="names">What it is called.</param>
/// <param name="client">What is made of its document.</param>
/// <param name="document">The name of its document in its folder.</param>
internal sealed class NewApiFiles(NewApiNames names, Client client, string document)
{
    private const int MostWords = 10;

    private static readonly JsonSerializerOptions Indented
        = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // In one line of a project file and of Markdown, where other signs mean something.
    private string Title
    {
        get
        {
            var title = client.Schemas.Document.Root.Map("info").Text("title") ?? names.Word;
            var plain = new string([.. title.Select(c => char.IsLetterOrDigit(c) || c is '.' or '-' ? c : ' ')]);
            return string.Join(' ', plain.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(MostWords));
        }
    }

    public void Write(FileChanges changes)
    {
        changes.Write($"overrides/{names.Package}/{names.Package}.csproj", Project());
        changes.Write($"overrides/{names.Package}/README.md", Readme());
        changes.Write($"overrides/{names.Registration}/{names.Registration}.csproj", RegistrationProject());
        changes.Write($"overrides/{names.Registration}/README.md", RegistrationReadme());
        changes.Write($"tests/{names.Tests}/{names.Tests}.csproj", TestProject());
        changes.Write($"tests/{names.Tests}/Assembly.cs", "[assembly: Parallelizable(ParallelScope.Fixtures)]\n");
        changes.Write($"tests/{names.Tests}/DocumentTests.cs", Tests());
        WriteLists(changes);
    }

    private void WriteLists(FileChanges changes)
    {
        changes.Edit("build/apis.json", text => text.TrimEnd().TrimEnd(']').TrimEnd() + $$"""
            ,
              {{Entry()}}
            ]

            """.ReplaceLineEndings("\n"));
        changes.Insert(
            "build/Versions.props", $"    <{names.Word}Version>0.1.0</{names.Word}Version>", before: "<DependencyInjectionVersion>");
        changes.Insert(
            "build/Versions.props",
            $"    <Version Condition=\"'$(MSBuildProjectName)' == '{names.Package}'\">$({names.Word}Version)</Version>",
            before: ".EndsWith('.Extensions.DependencyInjection')");
        changes.Edit("build/Packages.slnf", AddPackages);
        changes.Insert(
            "README.md", $"| [`{names.Package}`](overrides/{names.Package}/README.md) | `{names.Client}`: {Title} |",
            before: "[`CloudMgmt.Helios.Extensions.DependencyInjection`]");
    }

    private string Entry()
        => $"{{ \"name\": \"{names.Name}\", \"spec\": {Quoted($"{names.Specs}/{document}")}, "
            + $"\"package\": \"{names.Package}\", \"client\": \"{names.Client}\", \"foreign\": true }}";

    private string AddPackages(string text)
    {
        var filter = JsonNode.Parse(text)!;
        var projects = filter["solution"]!["projects"]!.AsArray().Select(project => project!.GetValue<string>())
            .Append($"overrides/{names.Package}/{names.Package}.csproj")
            .Append($"overrides/{names.Registration}/{names.Registration}.csproj");
        filter["solution"]!["projects"] = new JsonArray([.. projects.Order(StringComparer.Ordinal).Select(project => (JsonNode)project)]);
        return filter.ToJsonString(Indented).ReplaceLineEndings("\n") + "\n";
    }

    private string Project() => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <Import Project="../../build/Library.props" />
          <PropertyGroup>
            <ApiName>{names.Name}</ApiName>
            <Description>Typed .NET client for {Title}.</Description>
            <PackageTags>{names.Name} openapi sdk rest client</PackageTags>
          </PropertyGroup>
          <Import Project="../../build/CodeGeneration/GeneratedApi.targets" />
          <ItemGroup>
            <ProjectReference Include="../CloudMgmt.Core/CloudMgmt.Core.csproj" />
          </ItemGroup>
        </Project>

        """;

    private string Readme() => $"""
        # {names.Package}

        Typed .NET client for {Title}, made of its OpenAPI document. Targets .NET Standard 2.0, .NET 8 and .NET 10.

        ```csharp
        using {names.Package};

        using var client = new {names.Client}({names.Client}Options.FromEnvironment());   // {names.Variables}_BASE_URL{Call()}
        ```
        {Credentials()}
        Errors, timeouts, retries and telemetry: the
        [README of Core](https://github.com/cloudmgmt/cloudmgmt-dotnet/blob/main/overrides/CloudMgmt.Core/README.md), which comes with this package.

        """;

    private string Credentials() => client.Security is not { Schemes: { Count: > 0 } schemes } ? "" : $"""

        ## Credentials

        `{Security.ClassOf(names.Client)}` makes them: {string.Join(", ", schemes.Select(scheme => $"`From{scheme.CSharpName}`"))}.
        `And` puts together what a call needs together. They come from settings and from the environment as well;
        `{names.Client}Options.SettingNames` has the names.

        """;

    // The first that needs nothing.
    private string Call()
        => client.Operations.FirstOrDefault(
            operation => operation is { Method: "GET", Arguments.Count: 0, IsObsolete: false }) is { } operation
            ? $"\n{(operation.Result is null ? "" : "var answer = ")}await client.{operation.Name}Async();"
            : "";

    private static string RegistrationProject() => """
        <Project Sdk="Microsoft.NET.Sdk">
          <Import Project="../../build/DependencyInjection/ClientRegistration.props" />
        </Project>

        """;

    private string RegistrationReadme() => $"""
        # {names.Registration}

        Registers the client of `{names.Package}` in `Microsoft.Extensions.DependencyInjection`. Targets .NET Standard 2.0, .NET 8 and .NET 10.

        <!-- client: Services -->
        ```csharp
        services.Add{names.Client}(configuration.GetSection("{names.Word}"));
        ```

        `I{names.Client}` and `{names.Client}` are then one singleton, which the container disposes. The settings, several clients beside each
        other, handlers, and what becomes of resilience handlers: the
        [README of CloudMgmt.Extensions.DependencyInjection](https://github.com/cloudmgmt/cloudmgmt-dotnet/blob/main/overrides/CloudMgmt.Extensions.DependencyInjection/README.md),
        which comes with this package.

        """;

    private string TestProject() => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <IsTestProject>true</IsTestProject>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="Microsoft.NET.Test.Sdk" />
            <PackageReference Include="NUnit" />
            <PackageReference Include="NUnit.Analyzers" PrivateAssets="all" />
            <PackageReference Include="NUnit3TestAdapter" />
          </ItemGroup>
          <ItemGroup>
            <ProjectReference Include="../../overrides/{names.Package}/{names.Package}.csproj" />
            <ProjectReference Include="../CloudMgmt.TestSupport/CloudMgmt.TestSupport.csproj" />
          </ItemGroup>
          <ItemGroup>
            <Using Include="NUnit.Framework" />
          </ItemGroup>
        </Project>

        """;

    private string Tests() => $$"""
        using CloudMgmt.Core;
        using CloudMgmt.TestSupport.Documents;

        namespace {{names.Tests}};

        internal sealed class DocumentTests : DocumentTest<{{names.Word}}Api>;

        /// <summary>What the shared tests have to know of {{names.Package}}.</summary>
        internal sealed class {{names.Word}}Api : IDocumentApi
        {
            public static string Name => "{{names.Name}}";

            public static Type Client => typeof(I{{names.Client}});

            public static ApiClient CreateClient(Uri baseUrl) => new {{names.Client}}(new {{names.Client}}Options { BaseUrl = baseUrl });
        }

        """;

    private static string Quoted(string text) => JsonSerializer.Serialize(text, Indented);
}
