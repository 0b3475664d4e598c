using System.Reflection;
using NUnit.Framework;

namespace CloudMgmt.Conventions.Tests;

[TestFixtureSource(typeof(Packages), nameof(Packages.All))]
internal sealed class DocumentationConventions(Assembly package)
{
    private readonly XmlDocumentation _documentation = XmlDocumentation.Of(package);

    [Test]
    public void Everything_that_others_can_see_has_a_summary()
    {
        var bare = package.VisibleTypes()
            .SelectMany(t => t.VisibleMembers().Where(m => !IsImplicitConstructor(m)).Prepend(t))
            .Where(m => !HasSummary(m))
            .Select(Packages.Of);
        Assert.That(bare, Is.Empty);
    }

    [Test]
    public void Every_parameter_is_described()
    {
        var bare = from type in package.VisibleTypes()
                   from method in type.VisibleMembers().OfType<MethodBase>()
                   let entry = _documentation.Find(method)
                   where entry is not null && entry.Element("inheritdoc") is null
                   from parameter in method.GetParameters()
                   where !entry.Elements("param").Any(p => (string?)p.Attribute("name") == parameter.Name && p.Value.Trim().Length > 0)
                   select $"{Packages.Of(method)}({parameter.Name})";
        Assert.That(bare, Is.Empty);
    }

    private bool HasSummary(MemberInfo member)
        => _documentation.Find(member) is { } entry
            && (entry.Element("inheritdoc") is not null
                || entry.Element("summary") is { } summary && (summary.Value.Trim().Length > 0 || summary.HasElements));

    // The compiler writes it and there is no place for a comment; it demands one for those that are written.
    private bool IsImplicitConstructor(MemberInfo member)
        => member is ConstructorInfo constructor && constructor.GetParameters().Length == 0 && _documentation.Find(member) is null;
}
