using System.CodeDom.Compiler;
using System.Reflection;
using CloudMgmt.Core;
using NUnit.Framework;

namespace CloudMgmt.Conventions.Tests;

[TestFixtureSource(typeof(Packages), nameof(Packages.Apis))]
internal sealed class OptionsConventions(Assembly package)
{
    // Written by hand: another media type of an operation that has its options already.
    private static readonly string[] SharingOptions = ["DownloadProjectAuditLogCsv", "ReadProjectAuditLogCsv"];

    private IEnumerable<MethodInfo> Operations => package.Clients().SelectMany(c => c.Operations());

    [Test]
    public void Each_operation_has_options_of_its_own()
    {
        var wrong = Operations
            .Where(m => !SharingOptions.Contains(NameOf(m)) && m.GetParameters()[^2].ParameterType.Name != NameOf(m) + "Options")
            .Select(Packages.Of);
        Assert.That(wrong, Is.Empty);
    }

    [Test]
    public void Each_options_class_belongs_to_an_operation()
    {
        var names = Operations.Select(m => NameOf(m) + "Options").ToHashSet();
        Assert.That(package.Options().Where(o => !names.Contains(o.Name)).Select(Packages.Of), Is.Empty);
    }

    [Test]
    public void Options_are_made_without_arguments_and_derive_from_nothing_but_options()
        => Assert.That(
            package.Options().Where(o => !IsOptions(o.BaseType!) || o.GetConstructor([]) is null).Select(Packages.Of),
            Is.Empty);

    [Test]
    public void Every_option_can_be_left_out()
    {
        var context = new NullabilityInfoContext();
        var demanding = package.Options().SelectMany(o => o.VisibleMembers().OfType<PropertyInfo>())
            .Where(
                p => p.SetMethod is not { IsPublic: true } || (context.Create(p).ReadState != NullabilityState.Nullable && !HasDefault(p)))
            .Select(Packages.Of);
        Assert.That(demanding, Is.Empty);
    }

    [Test]
    public void The_client_has_options_with_a_default_base_url()
    {
        var options = package.VisibleTypes().Where(t => t.IsSubclassOf(typeof(ApiClientOptions))).ToList();
        Assert.That(options.Select(o => o.Name), Is.EqualTo(package.Clients().Select(c => c.Name + "Options")));
        Assert.That(options.Select(o => ((ApiClientOptions)Activator.CreateInstance(o)!).BaseUrl?.Scheme), Is.All.EqualTo("https"));
    }

    // Classes that are written by hand may say what they take when nothing is set.
    // Those of a hand-written method add to those of another that it stands on.
    private bool IsOptions(Type type) => type == typeof(RequestOptions) || package.Options().Contains(type);

    private static bool HasDefault(PropertyInfo property)
        => property.PropertyType.IsValueType && !property.DeclaringType!.IsDefined(typeof(GeneratedCodeAttribute), inherit: false);

    private static string NameOf(MethodInfo operation)
        => operation.Name.Replace("WithResponseAsync", "", StringComparison.Ordinal).Replace("Async", "", StringComparison.Ordinal);
}
