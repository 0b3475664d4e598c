using System.IO.Compression;
using Moq;
using NUnit.Framework;

namespace CloudMgmt.CodeGeneration;

internal sealed class ProvisioningTests
{
    private TestRepository _repository = null!;

    [SetUp]
    public void SetUp() => _repository = TestRepository.Bare();

    [TearDown]
    public void TearDown() => _repository.Dispose();

    [Test]
    public void The_NuGet_package_and_the_npm_package_give_the_same_code()
    {
        _repository.Succeed("generate", "--nswag-route", "npm");
        var fromNpm = _repository.Contents("generated");
        OfferNuGetPackage(_repository.PathTo("artifacts/obj/nswag/14.7.1"));
        _repository.DeleteFolder("artifacts/obj/nswag");
        _repository.DeleteFolder("generated");

        _repository.Succeed("generate", "--nswag-route", "nuget");

        Assert.That(_repository.Contents("generated"), Is.EqualTo(fromNpm));
        Assert.That(Directory.Exists(_repository.PathTo("packages/nswag.msbuild/14.7.1")), "NSwag came from the package");
    }

    [Test]
    public void A_copy_that_is_there_is_used_without_asking_any_route()
    {
        var route = new Mock<INSwagRoute>(MockBehavior.Strict);
        _repository.Write("artifacts/obj/nswag/14.7.1/dotnet-nswag.dll", "");

        Assert.That(Provider(route.Object).GetTool(), Is.EqualTo(_repository.PathTo("artifacts/obj/nswag/14.7.1/dotnet-nswag.dll")));
    }

    [Test]
    public void The_next_route_is_taken_when_one_fails()
    {
        var tool = Provider(Failing("nuget"), Working("npm")).GetTool();

        Assert.That(File.ReadAllText(tool), Is.EqualTo("npm"));
    }

    [Test]
    public void The_first_route_that_works_is_the_only_one_taken()
    {
        var tool = Provider(Working("nuget"), new Mock<INSwagRoute>(MockBehavior.Strict).Object).GetTool();

        Assert.That(File.ReadAllText(tool), Is.EqualTo("nuget"));
    }

    [Test]
    public void What_another_build_put_in_place_meanwhile_is_used()
    {
        var slow = Route("slow", (_, _, work) =>
        {
            Provider(Working("fast")).GetTool();
            return Fetch("slow", work);
        });

        Assert.That(File.ReadAllText(Provider(slow).GetTool()), Is.EqualTo("fast"));
        Assert.That(Directory.EnumerateDirectories(_repository.PathTo("artifacts/obj/nswag")).Count(), Is.EqualTo(1));
    }

    [Test]
    public void One_error_says_what_was_tried_and_what_to_install()
    {
        var problem = Assert.Throws<ProblemException>(() => Provider(Failing("nuget"), Failing("npm")).GetTool())!.Problems.Single();

        Assert.That(problem.ToString(), Does.StartWith("build/CodeGeneration/nswag/package.json: error CMG023: NSwag 14.7.1 is needed"));
        Assert.That(problem.Message, Does.Contain("Node.js").And.EndWith("Tried nuget: no nuget here; npm: no npm here"));
    }

    [Test]
    public void The_lock_file_names_the_version_of_the_package_and_no_host()
    {
        var lockFile = _repository.Read("build/CodeGeneration/nswag/package-lock.json");

        Assert.That(lockFile, Does.Contain($"\"nswag\": \"{Provider().Version}\"").And.Not.Contain("://"));
    }

    /// <summary>Makes a package like the one in the public gallery, and the only source of packages.</summary>
    private void OfferNuGetPackage(string binaries)
    {
        Directory.CreateDirectory(_repository.PathTo("feed"));
        using (var package = ZipFile.Open(_repository.PathTo("feed/NSwag.MSBuild.14.7.1.nupkg"), ZipArchiveMode.Create))
        {
            using (var nuspec = new StreamWriter(package.CreateEntry("NSwag.MSBuild.nuspec").Open()))
            {
                nuspec.Write("""<package><metadata><id>NSwag.MSBuild</id><version>14.7.1</version><authors>a</authors><description>d</description></metadata></package>""");
            }
            foreach (var file in Directory.EnumerateFiles(binaries, "*", SearchOption.AllDirectories))
            {
                package.CreateEntryFromFile(file, $"tools/Net100/{Path.GetRelativePath(binaries, file).Replace('\\', '/')}");
            }
        }
        _repository.Write("nuget.config", """
            <configuration>
              <config><add key="globalPackagesFolder" value="packages" /></config>
              <packageSources><clear /><add key="feed" value="feed" /></packageSources>
            </configuration>
            """);
    }

    private NSwagProvider Provider(params INSwagRoute[] routes) => new(new Repository(_repository.Root), routes);

    private static INSwagRoute Working(string name) => Route(name, (_, _, work) => Fetch(name, work));

    private static INSwagRoute Failing(string name) => Route(name, (_, _, _) => NSwagRouteResult.Failed($"no {name} here"));

    private static NSwagRouteResult Fetch(string name, TemporaryFolder work)
    {
        Directory.CreateDirectory(work.File("binaries"));
        File.WriteAllText(work.File("binaries/dotnet-nswag.dll"), name);
        return NSwagRouteResult.Found(work.File("binaries"));
    }

    private static INSwagRoute Route(string name, Func<Repository, string, TemporaryFolder, NSwagRouteResult> fetch)
    {
        var route = new Mock<INSwagRoute>();
        route.SetupGet(r => r.Name).Returns(name);
        route.Setup(r => r.Fetch(It.IsAny<Repository>(), It.IsAny<string>(), It.IsAny<TemporaryFolder>())).Returns(fetch);
        return route.Object;
    }
}
