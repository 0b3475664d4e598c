using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CloudMgmt.CodeGeneration;
using CloudMgmt.Core;
using CloudMgmt.OpenApi.Processes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Newtonsoft.Json.Linq;
using NUnit.Framework;

namespace CloudMgmt.Templates.Tests;

/// <summary>What the compiler demands of who makes a model, in the languages that people have.</summary>
internal sealed class DemandTests
{
    private static readonly CompiledApi Api = new(new Api("demands", "demands.yaml", "CloudMgmt.Demands", "Ferry", Foreign: true));

    private static readonly Dictionary<string, string[]> Demanded = new()
    {
        ["Parcel"] = ["Class", "Label", "OldCode", "Pin", "Sender", "Speed", "Weight"],
        ["Person"] = ["Name"],
        ["Item"] = ["Sku"],
        ["Tag"] = ["Text"],
        ["Glass"] = ["Fragile"],
        ["Cloth"] = ["Length"],
        ["Filter"] = ["Field"],
        ["Slip"] = ["Number"],
        ["Vehicle"] = ["Kind", "Plate"],
        ["Truck"] = ["Axles"],
        ["Basis"] = ["Date"],
        ["Captain"] = ["Ship"],
    };

    private static readonly byte[] Image = Emit();

    // One, since those that are made of it take over what it read of the references.
    private static readonly CSharpCompilation Own = CSharpCompilation.Create(
        nameof(Own),
        references: [.. CompiledApi.References, MetadataReference.CreateFromImage(Image)],
        options: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    private static readonly Lazy<string> SdkVersion
        = new(() => new ChildProcess(ChildProcess.DotNetHost, ["--version"], TestRoot.Home).Run().Output.Trim());

    private static IEnumerable<Type> Models => Api.Assembly.GetExportedTypes().Where(type => typeof(ApiModel).IsAssignableFrom(type));

    [Test]
    public void Everything_compiles_without_a_warning() => Assert.That(string.Join('\n', Api.Diagnostics), Is.Empty);

    [Test]
    public void Demanded_is_what_a_request_requires_and_nothing_of_what_is_only_received()
    {
        const BindingFlags own = BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly;
        var demanded = Models.ToDictionary(
            model => model.Name,
            model => model.GetProperties(own).Where(property => property.IsDefined(typeof(RequiredMemberAttribute)))
                .Select(property => property.Name).Order().ToArray());
        Assert.That(demanded.Where(model => model.Value.Length > 0), Is.EquivalentTo(Demanded));
    }

    [Test]
    public void Every_model_is_read_without_it_by_both_libraries()
    {
        foreach (var model in Models)
        {
            Assert.That(Newtonsoft.Json.JsonConvert.DeserializeObject("{}", model)!.GetType(), Is.EqualTo(model));
            Assert.That(System.Text.Json.JsonSerializer.Deserialize("{}", model)!.GetType(), Is.EqualTo(model));
        }
    }

    [Test]
    public void What_is_not_demanded_is_what_can_be_sent_without()
    {
        var json = JObject.Parse("""{"weight":1,"sender":{"name":"n"},"label":null,"pin":"p","speed":3,"class":"first","oldCode":"o"}""");
        dynamic parcel = json.ToObject(Api.Type("Parcel"))!;
        Assert.That(() => (Task)Wire.Answering(Api, 200, "{}").SendParcelAsync(parcel), Throws.Nothing);
        foreach (var property in Demanded["Parcel"])
        {
            var rest = new JObject(json);
            Assert.That(rest.Remove(char.ToLowerInvariant(property[0]) + property[1..]), property);
            dynamic lacking = rest.ToObject(Api.Type("Parcel"))!;
            Assert.That(
                () => (Task)Wire.Answering(Api, 200, "{}").SendParcelAsync(lacking),
                Throws.ArgumentException.With.Message.Contains($"Parcel.{property}"));
        }
    }

    [TestCase("{\"ship\":\"s\",\"rank\":1,\"alias\":null}")]
    [TestCase("{\"ship\":\"s\",\"alias\":\"a\"}", "Captain.Rank ('rank')")]
    [TestCase("{\"ship\":\"s\",\"rank\":1}", "Captain.Alias ('alias')")]
    public void What_a_class_requires_of_its_base_is_missed_before_it_is_sent(string json, params string[] missing)
    {
        dynamic captain = JObject.Parse(json).ToObject(Api.Type("Captain"))!;
        Assert.That(JToken.DeepEquals(JToken.FromObject((object)captain), JToken.Parse(json)));
        Task Sending() => Wire.Answering(Api, 204).SendCrewAsync(captain);
        if (missing is [var name])
            Assert.That(Sending, Throws.ArgumentException.With.Message.Contains(name));
        else
            Assert.That(Sending, Throws.Nothing);
    }

    [Test]
    public void What_only_a_derived_class_requires_its_base_is_sent_without()
        => Assert.That(
            () => (Task)Wire.Answering(Api, 200, "{}").ChangeCrewAsync((dynamic)Api.New("Sailor")), Throws.Nothing);

    [Test]
    public void Whatever_required_stands_beside_compiles_is_read_without_it_and_demanded_only_of_who_sends()
    {
        var api = new CompiledApi(new Api("required", "required.yaml", "CloudMgmt.Required", "RequiredClient", Foreign: true));
        Assert.That(string.Join('\n', api.Diagnostics), Is.Empty);
        var demanded = api.Assembly.GetExportedTypes().Where(type => typeof(ApiModel).IsAssignableFrom(type)).ToDictionary(
            type => type.Name,
            type => string.Join(
                ' ',
                type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
                    .Where(property => property.IsDefined(typeof(RequiredMemberAttribute))).Select(property => property.Name)));
        Assert.That(demanded.Where(type => type.Key != "All"), Is.EquivalentTo(new Dictionary<string, string>
        {
            ["Parts"] = "D A B C",
            ["Parent"] = "Id",
            ["Child"] = "Own",
            ["Grandchild"] = "",
            ["Animal"] = "Kind",
            ["Cat"] = "Lives",
            ["Dog"] = "Bark",
            ["Left"] = "LeftProperty",
            ["Right"] = "RightProperty",
            ["Node"] = "Next",
            ["Fault"] = "",
            ["Hook"] = "",
            ["AllListedItem"] = "Deep",
            ["AllListedItemDeep"] = "Down",
        }));
        Assert.That(demanded["All"].Split(' '), Has.Length.EqualTo(27).And.Not.Contain("Only").And.Not.Contain("Both"));
        foreach (var model in demanded.Keys)
            Assert.That(Newtonsoft.Json.JsonConvert.DeserializeObject("{}", api.Type(model)), Is.Not.Null, model);
    }

    [TestCase("new Slip { Number = 1 }")]
    [TestCase("new Slip()", "Slip.Number")]
    [TestCase("new Receipt { Label = null, Pin = null, Speed = 1, Class = null }", "Parcel.OldCode", "Parcel.Sender", "Parcel.Weight")]
    [TestCase("new Truck { Kind = \"Truck\", Plate = \"p\", Axles = 2 }")]
    [TestCase("new Truck { Kind = \"Truck\" }", "Truck.Axles", "Vehicle.Plate")]
    [TestCase("new Van()", "Vehicle.Kind", "Vehicle.Plate")]
    [TestCase("new Archived { Date = default(System.DateTimeOffset) }")]
    [TestCase("new Report()")]
    [TestCase("new Problem()")]
    public void The_compiler_names_what_is_missing(string expression, params string[] missing)
    {
        foreach (var version in (LanguageVersion[])[LanguageVersion.CSharp7_3, LanguageVersion.CSharp14])
        {
            var source = $"using CloudMgmt.Demands; public class Own {{ public object Make() {{ return {expression}; }} }}";
            var errors = Compiled(source, version).Where(found => found.Severity == DiagnosticSeverity.Error)
                .Select(found => found.ToString()).ToList();
            Assert.That(errors.Select(error => error.Split('\'')[1]), Is.EquivalentTo(missing), version.ToString());
            Assert.That(errors, Is.All.Contains("CS9035"));
        }
    }

    [Test]
    public void A_class_of_the_application_is_derived_from_one_and_made_by_its_own_constructor()
    {
        const string source = """
            using CloudMgmt.Core.Serialization;
            using CloudMgmt.Demands;
            public class Own : Slip
            {
                [System.Diagnostics.CodeAnalysis.SetsRequiredMembers]
                public Own() { }
                public static JsonRead<Own> Reader => (ref JsonCursor json) => json.ReadModel(() => new Own());
            }
            """;
        Assert.That(Compiled(source, LanguageVersion.CSharp14), Is.Empty);
    }

    [Test]
    public void Two_clients_share_a_project_and_what_an_old_framework_lacks_for_them()
    {
        var other = new CompiledApi(new Api("claims", "demands.yaml", "CloudMgmt.Claims", "Claim", Foreign: true));
        var attributes = File.ReadAllText(Path.Combine(TestRoot.Home, "build/Templates/RequiredMembers.cs"));
        // Without the symbol of a framework the attributes are there; that the one which runs this has them too is a warning.
        var both = CSharpCompilation.Create(
            "Both",
            [.. Api.Sources.Values.Concat(other.Sources.Values).Append(attributes).Select(source => CSharpSyntaxTree.ParseText(source))],
            CompiledApi.References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

        Assert.That(both.GetDiagnostics().Where(found => found.Severity == DiagnosticSeverity.Error), Is.Empty);
        Assert.That(both.Assembly.GetTypeByMetadataName(typeof(RequiredMemberAttribute).FullName!), Is.Not.Null);
    }

    [Test]
    public void Other_languages_make_them()
    {
        const string basic = """
            Imports CloudMgmt.Demands
            Public Class Own
                Public Function Whole() As Truck
                    Return New Truck With {.Kind = "Truck", .Plate = "p", .Axles = 2}
                End Function
                Public Function Lacking() As Truck
                    Return New Truck With {.Kind = "Truck", .Plate = "p"}
                End Function
            End Class
            """;
        Assert.That(Errors("Roslyn/bincore/vbc.dll", "vb", basic), Is.EqualTo(["vb(7) : error BC37321"]));
        const string fsharp = """
            module Own
            open CloudMgmt.Demands
            let whole = Truck(Kind = "Truck", Plate = "p", Axles = 2L)
            let lacking = Truck(Kind = "Truck", Plate = "p")
            """;
        Assert.That(Errors("FSharp/fsc.dll", "fs", fsharp), Is.EqualTo(["fs(4,15): error FS3545"]));
    }

    // Where a compiler finds an error in the text, and which: what it does not name compiles.
    private static IEnumerable<string> Errors(string compiler, string extension, string source)
    {
        var output = Run(compiler, extension, source);
        Assert.That(output, Does.Contain("Axles"));
        return output.Split('\n').Where(line => line.Contains(": error ", StringComparison.Ordinal))
            .Select(line => line[line.IndexOf($"{extension}(", StringComparison.Ordinal)..])
            .Select(line => line[..line.IndexOf(':', line.IndexOf("error", StringComparison.Ordinal))]);
    }

    private static byte[] Emit()
    {
        using var image = new MemoryStream();
        Assert.That(Api.Compilation.Emit(image).Success);
        return image.ToArray();
    }

    private static IEnumerable<Diagnostic> Compiled(string source, LanguageVersion version)
        => Own.AddSyntaxTrees(CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(version)))
            .GetDiagnostics().Where(found => found.Severity != DiagnosticSeverity.Hidden);

    /// <summary>Runs a compiler of the SDK.</summary>
    /// <returns>What it had to say.</returns>
    private static string Run(string compiler, string extension, string source)
    {
        var folder = Directory.CreateTempSubdirectory("cloudmgmt-").FullName;
        try
        {
            var client = Path.Combine(folder, "Client.dll");
            File.WriteAllBytes(client, Image);
            var file = Path.Combine(folder, $"Own.{extension}");
            File.WriteAllText(file, source);
            string[] own = extension == "vb" ? [$"-sdkpath:{RuntimeEnvironment.GetRuntimeDirectory()}", "-define:\"_MYTYPE=\\\"Empty\\\"\""]
                :
                [
                    "--noframework", "--targetprofile:netcore", "--nowin32manifest", $"-r:{Sdk("FSharp/FSharp.Core.dll")}",
                    $"-r:{Assembly.Load("netstandard").Location}",
                ];
            // All that a test has beside it takes them twice as long.
            var references = Referenced(Api.Assembly).Union(Referenced(typeof(ApiModel).Assembly)).Append(client)
                .Select(reference => $"-r:{Quoted(reference)}");
            var dash = extension == "vb" ? "-" : "--";
            var options = Path.Combine(folder, "Own.rsp");
            var output = Path.Combine(folder, "Own.dll");
            File.WriteAllLines(
                options,
                [$"{dash}nologo", $"{dash}target:library", $"{dash}out:{Quoted(output)}", .. own, .. references, Quoted(file)]);
            var result = new ChildProcess(ChildProcess.DotNetHost, [Sdk(compiler), $"@{options}"], folder).Run();
            return result.Succeeded ? result.Output.Trim() : $"{result.ExitCode}: {result.Output}{result.Errors}";

            // The other compiler takes each line as it is.
            string Quoted(string path) => extension == "vb" ? $"\"{path}\"" : path;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IEnumerable<string> Referenced(Assembly assembly)
        => assembly.GetReferencedAssemblies().Select(name => Assembly.Load(name).Location);

    private static string Sdk(string file)
        => Path.GetFullPath(Path.Combine("../../../sdk", SdkVersion.Value, file), RuntimeEnvironment.GetRuntimeDirectory());
}
