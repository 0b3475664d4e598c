using System.CodeDom.Compiler;
using System.Reflection;
using System.Runtime.CompilerServices;
using CloudMgmt.Core;
using Newtonsoft.Json.Linq;

namespace CloudMgmt.ContractDiff.Tests.CSharp;

/// <summary>The same lines as <see cref="SurfaceText"/>, read from what was compiled. What overrides add by hand is left out.</summary>
internal sealed class ReflectedText
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
        [typeof(decimal)] = "decimal",
        [typeof(bool)] = "bool",
    };

    private readonly NullabilityInfoContext _nullability = new();

    public static IEnumerable<string> Of(Assembly assembly)
        => assembly.GetExportedTypes().Where(IsGenerated).SelectMany(new ReflectedText().Of);

    private IEnumerable<string> Of(Type type)
    {
        if (type.IsInterface || typeof(ApiClient).IsAssignableFrom(type))
            return Methods(type);
        if (typeof(RequestOptions).IsAssignableFrom(type))
            return Options(type);
        if (type.IsValueType)
            return Values(type);
        if (typeof(ApiUnion).IsAssignableFrom(type))
            return Union(type);
        return typeof(ApiModel).IsAssignableFrom(type) ? Model(type) : [];
    }

    private IEnumerable<string> Methods(Type type)
        => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(IsGenerated)
            .Select(method => $"{Obsolete(method)}{type.Name}: {Type(_nullability.Create(method.ReturnParameter))} {method.Name}({Parameters(method)})");

    private static bool IsGenerated(Type type) => type.IsDefined(typeof(GeneratedCodeAttribute), inherit: false);

    // It has a generated options class of its own, which nothing written by hand does.
    private static bool IsGenerated(MethodInfo method)
        => method.GetParameters() is [.., var options, _]
            && IsGenerated(options.ParameterType) && options.ParameterType.Name.EndsWith("Options", StringComparison.Ordinal)
            && method.Name.Replace("WithResponseAsync", "Async", StringComparison.Ordinal)
                == $"{options.ParameterType.Name[..^"Options".Length]}Async";

    private string Parameters(MethodInfo method)
        => string.Join(", ", method.GetParameters().Select(parameter => $"{Type(_nullability.Create(parameter))} {parameter.Name}"));

    private IEnumerable<string> Options(Type type)
        => Properties(type).Select(property => $"{Obsolete(property)}{type.Name}: {Type(_nullability.Create(property))} {property.Name}").Prepend($"class {type.Name} : RequestOptions");

    private IEnumerable<string> Model(Type type)
    {
        yield return $"{Obsolete(type)}class {type.Name} : {type.BaseType!.Name}";
        foreach (var property in Properties(type).Where(property => property.CanWrite))
        {
            var kind = $"{Required(property)}{Type(_nullability.Create(property))}";
            yield return $"{Obsolete(property)}{type.Name}: {kind} {property.Name} ({WireName(property)})";
        }
    }

    private IEnumerable<string> Union(Type type)
    {
        yield return $"{Obsolete(type)}union {type.Name}";
        foreach (var method in type.GetMethods(
            BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
        {
            var value = _nullability.Create(method.GetParameters()[0]);
            yield return $"{type.Name}: {(method.IsSpecialName ? "" : $"{method.Name} ")}{Type(value)}";
        }
    }

    // What stands in JSON once the property is set.
    private static string WireName(PropertyInfo property)
    {
        var model = Activator.CreateInstance(property.ReflectedType!)!;
        property.SetValue(model, null);
        return JObject.FromObject(model).Properties().Single().Name;
    }

    private static IEnumerable<string> Values(Type type)
    {
        var raw = type.GetProperty("Value")!;
        yield return $"{Obsolete(type)}enum {type.Name} : {Keywords[raw.PropertyType]}";
        foreach (var value in type.GetProperties(BindingFlags.Public | BindingFlags.Static))
            yield return $"{type.Name}: {value.Name} = {raw.GetValue(value.GetValue(null))}";
    }

    private static PropertyInfo[] Properties(Type type)
        => type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly);

    private static string Obsolete(MemberInfo member) => member.IsDefined(typeof(ObsoleteAttribute), inherit: false) ? "obsolete " : "";

    private static string Required(PropertyInfo property)
        => property.IsDefined(typeof(RequiredMemberAttribute), inherit: false) ? "required " : "";

    private static string Type(NullabilityInfo info)
    {
        var nullable = info.ReadState == NullabilityState.Nullable ? "?" : "";
        var type = Nullable.GetUnderlyingType(info.Type) ?? info.Type;
        type = type.IsByRef ? type.GetElementType()! : type;
        if (type.IsArray)
            return $"{Keywords.GetValueOrDefault(type.GetElementType()!, type.GetElementType() == typeof(byte) ? "byte" : "")}[]{nullable}";
        if (!type.IsGenericType)
            return Keywords.GetValueOrDefault(type, type.Name) + nullable;
        return $"{type.Name.Split('`')[0]}<{string.Join(", ", info.GenericTypeArguments.Select(Type))}>{nullable}";
    }
}
