using System.Reflection;
using System.Runtime.CompilerServices;
using CloudMgmt.Core;

namespace CloudMgmt.Conventions.Tests;

/// <summary>The published assemblies and what they show to others.</summary>
internal static class Packages
{
    private const BindingFlags Declared
        = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static readonly Assembly[] Apis = [.. Api.All.Select(api => Assembly.Load(api.Package))];

    public static readonly Assembly[] All = [typeof(ApiClient).Assembly, .. Apis];

    public static IEnumerable<Type> VisibleTypes(this Assembly package) => package.GetTypes().Where(IsVisible);

    /// <summary>
    /// Constructors, methods, properties and events that others can call or override; accessors come with their property.
    /// </summary>
    public static IEnumerable<MemberInfo> VisibleMembers(this Type type) => type.GetMembers(Declared).Where(m => m switch
    {
        // Those of a delegate are the compiler's.
        _ when type.IsSubclassOf(typeof(Delegate)) => false,
        Type => false,
        FieldInfo field => IsVisible(field) && !field.IsSpecialName,
        PropertyInfo property => property.GetAccessors(true).Any(IsVisible),
        EventInfo e => IsVisible(e.AddMethod!),
        ConstructorInfo constructor => IsVisible(constructor),
        MethodInfo method => IsVisible(method) && (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal)),
        _ => false,
    } && !m.IsDefined(typeof(CompilerGeneratedAttribute)));

    public static IEnumerable<Type> Clients(this Assembly package) => package.VisibleTypes().Where(t => t.IsSubclassOf(typeof(ApiClient)));

    public static IEnumerable<Type> Models(this Assembly package) => package.VisibleTypes().Where(t => t.IsSubclassOf(typeof(ApiModel)));

    public static IEnumerable<Type> OpenEnums(this Assembly package)
        => package.VisibleTypes().Where(t => !t.IsInterface && t.IsAssignableTo(typeof(IOpenEnum)));

    public static IEnumerable<Type> Options(this Assembly package)
        => package.VisibleTypes().Where(t => t.IsSubclassOf(typeof(RequestOptions)));

    public static IEnumerable<MethodInfo> Operations(this Type client)
        => client.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(m => !m.IsSpecialName && !IsView(m));

    public static string Of(MemberInfo member) => member is Type type ? type.FullName! : $"{member.DeclaringType!.FullName}.{member.Name}";

    // Gives another client, and calls nothing.
    private static bool IsView(MethodInfo method)
        => method.ReturnType != typeof(object) && method.DeclaringType!.IsAssignableTo(method.ReturnType);

    private static bool IsVisible(Type type)
        => type.IsNested
            ? (type.IsNestedPublic || type.IsNestedFamily || type.IsNestedFamORAssem) && IsVisible(type.DeclaringType!)
            : type.IsPublic;

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsVisible(FieldInfo field) => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly;
}
