using System.Reflection;
using NUnit.Framework;

namespace CloudMgmt.Conventions.Tests;

/// <summary>
/// What the packages say to who trims or natively compiles an application; that it is true, <c>CloudMgmt.Trimming</c> shows.
/// </summary>
internal sealed class TrimmingConventions
{
    [Test]
    public void A_package_may_be_trimmed(
        [ValueSource(typeof(Packages), nameof(Packages.All))] Assembly package, [Values("IsTrimmable", "IsAotCompatible")] string promise)
        => Assert.That(
            package.GetCustomAttributes<AssemblyMetadataAttribute>().SingleOrDefault(data => data.Key == promise)?.Value,
            Is.EqualTo("True").IgnoreCase);

    [TestCaseSource(typeof(Packages), nameof(Packages.All))]
    public void It_asks_for_nothing_to_be_kept(Assembly package)
        => Assert.That(package.GetManifestResourceNames(), Has.None.StartsWith("ILLink."));
}
