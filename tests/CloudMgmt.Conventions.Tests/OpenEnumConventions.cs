using System.ComponentModel;
using System.Reflection;
using System.Runtime.CompilerServices;
using CloudMgmt.Core;
using CloudMgmt.Core.Serialization;
using NUnit.Framework;

namespace CloudMgmt.Conventions.Tests;

[TestFixtureSource(typeof(Packages), nameof(Packages.Apis))]
internal sealed class OpenEnumConventions(Assembly package)
{
    [Test]
    public void No_api_has_a_closed_enumeration()
        => Assert.That(package.VisibleTypes().Where(t => t.IsEnum).Select(Packages.Of), Is.Empty);

    [Test]
    public void An_open_enumeration_is_an_immutable_value()
        => AssertNone(t => !t.IsValueType || !t.IsDefined(typeof(IsReadOnlyAttribute)));

    [Test]
    public void It_can_be_compared()
        => AssertNone(t => !t.IsAssignableTo(typeof(IEquatable<>).MakeGenericType(t))
            || t.GetMethod("op_Equality", [t, t]) is null
            || t.GetMethod("op_Inequality", [t, t]) is null);

    [Test]
    public void It_names_its_converters()
        => AssertNone(t => !ModelConventions.HasConverters(t, t)
            || TypeDescriptor.GetConverter(t).GetType() != typeof(OpenEnumTypeConverter<,>).MakeGenericType(t, t));

    [Test]
    public void Its_raw_value_is_a_text_or_an_integer()
        => AssertNone(t => Raw(t) != typeof(string) && Raw(t) != typeof(long));

    [Test]
    public void Its_named_values_are_known_and_different()
        => AssertNone(t =>
        {
            var values = Named(t).Select(p => (IOpenEnum)p.GetValue(null)!).ToList();
            return values.Count == 0 || values.Any(v => !v.IsKnown)
                || values.Select(v => v.ToWireText()).Distinct().Count() != values.Count;
        });

    [Test]
    public void It_can_be_made_from_any_raw_value()
        => AssertNone(t =>
        {
            object raw = Raw(t) == typeof(string) ? "brand new" : -987654321L;
            var made = t.GetConstructor([Raw(t)])?.Invoke([raw]);
            var converted = t.GetMethod("op_Implicit", [Raw(t)])?.Invoke(null, [raw]);
            return made is not IOpenEnum { IsKnown: false } || !made.Equals(converted) || made.ToString() != raw.ToString();
        });

    private static Type Raw(Type type)
        => type.GetInterfaces().Single(
            i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IOpenEnum<,>)).GetGenericArguments()[1];

    private static IEnumerable<PropertyInfo> Named(Type type)
        => type.GetProperties(BindingFlags.Public | BindingFlags.Static).Where(p => p.PropertyType == type);

    private void AssertNone(Func<Type, bool> violates) => Assert.That(package.OpenEnums().Where(violates).Select(Packages.Of), Is.Empty);
}
