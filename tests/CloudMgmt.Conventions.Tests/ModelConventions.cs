using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;
using CloudMgmt.Core;
using Newtonsoft.Json;
using NUnit.Framework;

namespace CloudMgmt.Conventions.Tests;

[TestFixtureSource(typeof(Packages), nameof(Packages.Apis))]
internal sealed partial class ModelConventions(Assembly package)
{
    private readonly NullabilityInfoContext _context = new();

    private IEnumerable<PropertyInfo> Properties => package.Models()
        .SelectMany(m => m.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
        .Where(p => !p.IsDefined(typeof(JsonIgnoreAttribute)));

    [Test]
    public void There_are_models() => Assert.That(Properties, Is.Not.Empty);

    [Test]
    public void Users_can_make_every_model()
        => Assert.That(package.Models().Where(m => !m.IsAbstract && m.GetConstructor([]) is null).Select(Packages.Of), Is.Empty);

    [Test]
    public void Users_can_set_every_property()
        => AssertNone(p => p is not { GetMethod.IsPublic: true, SetMethod.IsPublic: true });

    [Test]
    public void Every_property_can_be_absent()
        => AssertNone(p => _context.Create(p) is not { ReadState: NullabilityState.Nullable, WriteState: NullabilityState.Nullable });

    [Test]
    public void Every_property_names_itself_on_the_wire()
        => AssertNone(p => string.IsNullOrEmpty(p.GetCustomAttribute<JsonPropertyAttribute>()?.PropertyName));

    [Test]
    public void Every_property_knows_whether_it_was_set()
        => AssertNone(p =>
        {
            var wasSet = p.DeclaringType!.GetMethod("ShouldSerialize" + p.Name, []);
            if (wasSet?.ReturnType != typeof(bool) || p.DeclaringType.IsAbstract)
                return wasSet is null;
            var model = Activator.CreateInstance(p.DeclaringType)!;
            var before = (bool)wasSet.Invoke(model, null)!;
            p.SetValue(model, null);
            return before || !(bool)wasSet.Invoke(model, null)!;
        });

    [Test]
    public void A_debugger_does_not_show_a_secret()
        => AssertNone(p => p.GetCustomAttribute<ApiPropertyAttribute>() is { Secret: true } && p.GetCustomAttribute<DebuggerDisplayAttribute>()?.Value != "(secret)");

    [Test]
    public void A_text_that_is_named_like_a_secret_is_one()
        => AssertNone(p => p.PropertyType == typeof(string) && SecretName().IsMatch(p.Name) && p.GetCustomAttribute<ApiPropertyAttribute>() is not { Secret: true });

    [Test]
    public void A_model_shows_no_property_in_its_text()
        => Assert.That(
            package.Models().Where(m => m.GetMethod("ToString", [])!.DeclaringType != typeof(object)).Select(Packages.Of), Is.Empty);

    [GeneratedRegex("password$|secret|token$|apikey$|privatekey$|secretkey$", RegexOptions.IgnoreCase)]
    private static partial Regex SecretName();

    private void AssertNone(Func<PropertyInfo, bool> violates) => Assert.That(Properties.Where(violates).Select(Packages.Of), Is.Empty);
}
