using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;
using CloudMgmt.Core;
using CloudMgmt.Core.Serialization;
using CloudMgmt.Core.Tests;
using Newtonsoft.Json;
using NUnit.Framework;

namespace CloudMgmt.Conventions.Tests;

[TestFixtureSource(typeof(Packages), nameof(Packages.Apis))]
internal sealed partial class ModelConventions(Assembly package)
{
    private readonly NullabilityInfoContext _context = new();

    private IEnumerable<PropertyInfo> Properties => package.Models()
        .SelectMany(m => m.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
        .Where(p => Fields.IndexOf(p) is not null);

    [Test]
    public void There_are_models() => Assert.That(Properties, Is.Not.Empty);

    [Test]
    public void Users_can_make_every_model()
        => Assert.That(package.Models().Where(m => !m.IsAbstract && m.GetConstructor([]) is null).Select(Packages.Of), Is.Empty);

    [Test]
    public void Users_can_set_every_property()
        => AssertNone(p => p is not { GetMethod.IsPublic: true, SetMethod.IsPublic: true });

    [Test]
    public void Every_property_can_be_absent_and_is_null_then_or_says_so()
        => AssertNone(p =>
        {
            var (model, state) = ((ApiModel)Activator.CreateInstance(p.ReflectedType!)!, _context.Create(p));
            if (state is { ReadState: NullabilityState.Nullable, WriteState: NullabilityState.Nullable })
                return p.GetValue(model) is not null;
            var missing = Assert.Catch<TargetInvocationException>(() => p.GetValue(model))!.InnerException as MissingPropertyException;
            return state is not { ReadState: NullabilityState.NotNull, WriteState: NullabilityState.NotNull }
                || (missing?.Model, missing?.Property) != (p.ReflectedType!.Name, p.Name);
        });

    [Test]
    public void Every_property_names_itself_on_the_wire()
        => Assert.That(package.Models().Where(m => !m.IsAbstract).SelectMany(m => Fields.Of(m).GroupBy(Fields.NameOf))
            .Where(g => g.Key.Length == 0 || g.Count() > 1), Is.Empty);

    [Test]
    public void Every_property_knows_whether_it_was_set()
        => AssertNone(p =>
        {
            var model = (ApiModel)Activator.CreateInstance(p.ReflectedType!)!;
            var before = model.Has(p.Name);
            p.SetValue(model, null);
            // A text or an object that is always there has no null.
            return before || model.Has(p.Name) != (p.PropertyType.IsValueType || !Fields.IsRequired(p));
        });

    [Test]
    public void Every_model_names_its_converters()
        => Assert.That(package.Models().Where(m => !HasConverters(m, m.GetNestedType("JsonFormat")!)).Select(Packages.Of), Is.Empty);

    [Test]
    public void A_debugger_does_not_show_a_secret()
        => AssertNone(
            p => p.IsDefined(typeof(ApiSecretAttribute)) && p.GetCustomAttribute<DebuggerDisplayAttribute>()?.Value != "(secret)");

    [Test]
    public void A_text_that_is_named_like_a_secret_is_one()
        => AssertNone(p => p.PropertyType == typeof(string) && SecretName().IsMatch(p.Name) && !p.IsDefined(typeof(ApiSecretAttribute)));

    [Test]
    public void A_model_shows_no_property_in_its_text()
        => Assert.That(
            package.Models().Where(m => m.GetMethod("ToString", [])!.DeclaringType != typeof(object)).Select(Packages.Of), Is.Empty);

    /// <summary>Whether a type tells both JSON libraries how it is read and written.</summary>
    public static bool HasConverters(Type type, Type format)
        => type.GetCustomAttribute<JsonConverterAttribute>(inherit: false)?.ConverterType
            == typeof(NewtonsoftConverter<,>).MakeGenericType(type, format)
            && type.GetCustomAttribute<System.Text.Json.Serialization.JsonConverterAttribute>(inherit: false)?.ConverterType
                == typeof(SystemTextJsonConverter<,>).MakeGenericType(type, format);

    [GeneratedRegex("password$|secret|token$|apikey$|privatekey$|secretkey$", RegexOptions.IgnoreCase)]
    private static partial Regex SecretName();

    private void AssertNone(Func<PropertyInfo, bool> violates) => Assert.That(Properties.Where(violates).Select(Packages.Of), Is.Empty);
}
