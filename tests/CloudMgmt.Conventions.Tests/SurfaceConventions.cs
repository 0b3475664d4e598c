using System.Collections;
using System.ComponentModel;
using System.Reflection;
using System.Runtime.CompilerServices;
using CloudMgmt.Core;
using NUnit.Framework;

namespace CloudMgmt.Conventions.Tests;

[TestFixtureSource(typeof(Packages), nameof(Packages.All))]
internal sealed class SurfaceConventions(Assembly package)
{
    private const string Serialization = "CloudMgmt.Core.Serialization";
    private const string Internal = "CloudMgmt.Core.Internal";

    [Test]
    public void Namespaces_are_named_like_the_package()
        => AssertNone(package.VisibleTypes(), t => t.Namespace != package.GetName().Name && t.Namespace is not (Serialization or Internal));

    [Test]
    public void What_the_packages_share_among_themselves_is_hidden()
        => AssertNone(
            package.VisibleTypes().Where(t => t.Namespace == Internal),
            t => t.GetCustomAttribute<EditorBrowsableAttribute>()?.State != EditorBrowsableState.Never);

    [Test]
    public void No_library_of_others_is_in_a_signature()
        => AssertNone(
            package.VisibleTypes().Where(t => !IsConverter(t)).SelectMany(t => t.VisibleMembers().Prepend(t)),
            m => Signature(m).SelectMany(Parts).Any(IsForeign));

    [Test]
    public void Converters_stand_apart()
        => AssertNone(package.VisibleTypes().Where(IsConverter), t => t.Namespace != Serialization);

    [Test]
    public void There_are_no_public_fields_but_constants()
        => AssertNone(
            package.VisibleTypes().Where(t => !t.IsEnum).SelectMany(t => t.VisibleMembers().OfType<FieldInfo>()), f => !f.IsLiteral);

    [Test]
    public void There_is_no_static_state_that_changes()
        => AssertNone(
            package.GetTypes().Where(t => !IsCompilerGenerated(t)).SelectMany(
                t => t.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)),
            f => !f.IsLiteral && (!f.IsInitOnly || IsCollection(f.FieldType) && !(f.FieldType.IsArray && f.IsPrivate)));

    // But for the one of a property that is read when the call is long over.
    [Test]
    public void Exceptions_of_a_call_have_one_base()
        => AssertNone(
            package.VisibleTypes().Where(t => t != typeof(MissingPropertyException)),
            t => t.IsAssignableTo(typeof(Exception)) && !t.IsAssignableTo(typeof(ApiException)));

    [Test]
    public void Credentials_show_their_type_only()
        => AssertNone(
            package.VisibleTypes().Where(t => t.IsSubclassOf(typeof(Credential)) && !t.IsAbstract),
            t => t.GetMethod("ToString", [])!.DeclaringType != typeof(Credential));

    private static void AssertNone<T>(IEnumerable<T> members, Func<T, bool> violates)
        where T : MemberInfo
        => Assert.That(members.Where(violates).Select(m => Packages.Of(m)), Is.Empty);

    private static IEnumerable<Type> Signature(MemberInfo member) => member switch
    {
        Type type => type.GetInterfaces()
            .Append(type.BaseType ?? typeof(object)).Concat(type.GetGenericArguments().SelectMany(a => a.GetGenericParameterConstraints())),
        FieldInfo field => [field.FieldType],
        PropertyInfo property => [property.PropertyType],
        EventInfo e => [e.EventHandlerType!],
        MethodInfo method => method.GetParameters().Append(method.ReturnParameter).Select(p => p.ParameterType).Concat(
            method.GetGenericArguments().SelectMany(a => a.IsGenericParameter ? a.GetGenericParameterConstraints() : [])),
        MethodBase constructor => constructor.GetParameters().Select(p => p.ParameterType),
        _ => [],
    };

    private static IEnumerable<Type> Parts(Type type)
        => type.HasElementType ? Parts(type.GetElementType()!)
        : type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Append(type.GetGenericTypeDefinition())
        : [type];

    // The abstractions of the platform (logging, options, dependency injection) are what .NET users exchange between libraries.
    private static bool IsConverter(Type type) => type.BaseType?.FullName == "Newtonsoft.Json.JsonConverter";

    private static bool IsForeign(Type type)
        => !type.IsGenericParameter && type.Assembly.GetName().Name is { } name && name is not "netstandard"
            && name.Split('.')[0] is not ("System" or "CloudMgmt") && !name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal);

    private static bool IsCollection(Type type) => type.IsAssignableTo(typeof(IList)) || type.IsAssignableTo(typeof(IDictionary));

    private static bool IsCompilerGenerated(Type type)
        => type.IsDefined(typeof(CompilerGeneratedAttribute)) || type.Name.StartsWith('<')
            || type.DeclaringType is { } outer && IsCompilerGenerated(outer);
}
