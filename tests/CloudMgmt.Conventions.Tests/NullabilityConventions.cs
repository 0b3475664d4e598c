using System.Reflection;
using NUnit.Framework;

namespace CloudMgmt.Conventions.Tests;

[TestFixtureSource(typeof(Packages), nameof(Packages.All))]
internal sealed class NullabilityConventions(Assembly package)
{
    private readonly NullabilityInfoContext _context = new();

    [Test]
    public void Every_reference_says_whether_it_can_be_null()
    {
        var oblivious = package.VisibleTypes()
            .SelectMany(t => t.VisibleMembers())
            .Where(m => References(m).Any(IsOblivious))
            .Select(Packages.Of);
        Assert.That(oblivious, Is.Empty);
    }

    private IEnumerable<NullabilityInfo> References(MemberInfo member) => member switch
    {
        FieldInfo field => [_context.Create(field)],
        PropertyInfo property => [_context.Create(property)],
        MethodInfo method => method.GetParameters().Append(method.ReturnParameter).Select(_context.Create),
        MethodBase constructor => constructor.GetParameters().Select(_context.Create),
        _ => [],
    };

    // Reflection does not know it of a type parameter.
    private static bool IsOblivious(NullabilityInfo info)
        => !info.Type.IsGenericParameter && info.ReadState == NullabilityState.Unknown && info.WriteState == NullabilityState.Unknown
            && info.Type != typeof(void)
            || info.ElementType is { } element && IsOblivious(element)
            || info.GenericTypeArguments.Any(IsOblivious);
}
