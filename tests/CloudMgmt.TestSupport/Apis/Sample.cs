using System.Reflection;
using CloudMgmt.Core;

namespace CloudMgmt.TestSupport.Apis;

/// <summary>Any value of a type that parameters and models have.</summary>
internal static class Sample
{
    public static object Of(Type type) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        var time when time == typeof(DateTimeOffset) => DateTimeOffset.UnixEpoch,
        { IsValueType: true } value => Activator.CreateInstance(value)!,
        var text when text == typeof(string) => "x",
        { IsInterface: true } map when map.GetGenericArguments() is [_, _] both
            => Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(both))!,
        { IsInterface: true } list => Array.CreateInstance(list.GetGenericArguments()[0], 0),
        var union when union.IsSubclassOf(typeof(ApiUnion)) => Convert(union.GetMethods().First(method => method.Name == "op_Implicit")),
        var model => Activator.CreateInstance(model)!,
    };

    private static object Convert(MethodInfo conversion) => conversion.Invoke(null, [Of(conversion.GetParameters()[0].ParameterType)])!;
}
