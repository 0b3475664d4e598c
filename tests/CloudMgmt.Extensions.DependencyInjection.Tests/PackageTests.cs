using System.Reflection;
using System.Text.Json;
using CloudMgmt.Helios;

namespace CloudMgmt.Extensions.DependencyInjection.Tests;

/// <summary>Who uses one client gets the package that registers it, and no other client.</summary>
internal sealed class PackageTests
{
    private static IEnumerable<string> Packages
    {
        get
        {
            using var apis = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "apis.json")));
            return [.. apis.RootElement.EnumerateArray().Select(api => api.GetProperty("package").GetString()!)];
        }
    }

    [TestCaseSource(nameof(Packages))]
    public void A_client_is_registered_by_a_package_of_its_own(string package)
    {
        var registration = Assembly.Load(package + ".Extensions.DependencyInjection");
        var methods = registration.GetExportedTypes().Single().GetMethods(BindingFlags.Public | BindingFlags.Static);

        Assert.That(
            Needed(registration),
            Is.SubsetOf(["CloudMgmt.Core", "CloudMgmt.Extensions.DependencyInjection", package]).And.Contains(package));
        Assert.That(methods.Select(method => method.Name), Is.EqualTo(Enumerable.Repeat($"Add{package.Split('.')[^1]}Client", 4)));
    }

    [Test]
    public void What_those_packages_share_knows_no_client()
        => Assert.That(Needed(typeof(ApiClientServiceCollectionExtensions).Assembly), Is.EqualTo(["CloudMgmt.Core"]));

    [Test]
    public void A_registration_without_what_it_needs_is_refused()
    {
        var services = new ServiceCollection();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => Add(null!, HeliosClientOptions.FromSettings, [], options => new(options)), Refused("services"));
            Assert.That(() => Add(services, null!, [], options => new(options)), Refused("fromSettings"));
            Assert.That(() => Add(services, HeliosClientOptions.FromSettings, null!, options => new(options)), Refused("settingNames"));
            Assert.That(() => Add(services, HeliosClientOptions.FromSettings, [], null!), Refused("create"));
        }

        Assert.That(services, Is.Empty);
    }

    private static IHttpClientBuilder Add(
        IServiceCollection services, Func<Func<string, string?>, string?, HeliosClientOptions> fromSettings, string[] names,
        Func<HeliosClientOptions, HeliosClient> create)
        => services.AddApiClient<IHeliosClient, HeliosClient, HeliosClientOptions>(null, null, fromSettings, names, null, create);

    private static NUnit.Framework.Constraints.IResolveConstraint Refused(string parameter)
        => Throws.ArgumentNullException.With.Property("ParamName").EqualTo(parameter);

    private static IEnumerable<string> Needed(Assembly assembly)
        => assembly.GetReferencedAssemblies()
            .Select(name => name.Name!).Where(name => name.StartsWith("CloudMgmt.", StringComparison.Ordinal)).Order();
}
