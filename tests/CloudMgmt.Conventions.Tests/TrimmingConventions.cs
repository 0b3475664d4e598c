using System.Reflection;
using System.Xml.Linq;
using NUnit.Framework;

namespace CloudMgmt.Conventions.Tests;

/// <summary>
/// What PublishTrimmed would take from a client that writes its requests by reflection; they would be empty, without an error.
/// </summary>
internal sealed class TrimmingConventions
{
    [TestCaseSource(typeof(Packages), nameof(Packages.All))]
    public void A_trimmed_application_keeps_the_whole_of_a_package(Assembly package)
    {
        using var stream = package.GetManifestResourceStream("ILLink.Descriptors.xml");

        Assert.That(stream, Is.Not.Null);
        var kept = XDocument.Load(stream!).Root!.Elements("assembly").Single();
        Assert.That((kept.Attribute("fullname")?.Value, kept.Attribute("preserve")?.Value), Is.EqualTo((package.GetName().Name, "all")));
    }
}
