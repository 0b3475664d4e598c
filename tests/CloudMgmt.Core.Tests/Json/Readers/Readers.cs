using System.Reflection;
using System.Text;
using CloudMgmt.Core.Serialization;
using Newtonsoft.Json;
using NUnit.Framework;

namespace CloudMgmt.Core.Tests;

/// <summary>Reads JSON by the reader that a model has.</summary>
internal static class Readers
{
    private const int Seeds = 60;

    /// <summary>The models of an assembly that others can see.</summary>
    public static IEnumerable<Type> Models(Assembly assembly)
        => assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(ApiModel)) && t is { IsAbstract: false, IsPublic: true })
            .OrderBy(t => t.Name, StringComparer.Ordinal);

    /// <summary>The reader of a model, as the generated code passes it on; null for anything else.</summary>
    public static JsonRead<T>? Of<T>() => typeof(T).IsSubclassOf(typeof(ApiModel)) ? (JsonRead<T>)Of(typeof(T)) : null;

    /// <summary>
    /// A model that is read, written and read again is the same, by each of the ways that there are to read and write it.
    /// </summary>
    public static void AssertSame(Type model)
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var first = Read(model, new RandomJson(seed, isOdd: false).Of(model));
            // What single precision makes of a greater number cannot be written.
            if (Description.Of(first).Contains("Single Infinity", StringComparison.Ordinal))
                continue;
            // Written once, since a date has no time of day then.
            var value = Read(model, JsonConvert.SerializeObject(first));
            var description = Description.Of(value);
            var newtonsoft = JsonConvert.SerializeObject(value);
            var systemText = System.Text.Json.JsonSerializer.Serialize(value, model);
            Assert.That(Description.Of(Read(model, newtonsoft)), Is.EqualTo(description));
            Assert.That(Description.Of(Read(model, systemText)), Is.EqualTo(description));
            Assert.That(Description.Of(System.Text.Json.JsonSerializer.Deserialize(newtonsoft, model)), Is.EqualTo(description));
        }
    }

    /// <summary>Reads usual JSON.</summary>
    public static object? Read(Type model, string json) => ApiJson.ReadResponse(Encoding.UTF8.GetBytes(json), Encoding.UTF8, TypeOf(model));

    public static JsonType TypeOf(Type model) => (JsonType)Activator.CreateInstance(typeof(JsonType<>).MakeGenericType(model), Of(model))!;

    private static Delegate Of(Type model)
    {
        var read = model.GetMethod("ReadJson", BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)!;
        return Delegate.CreateDelegate(typeof(JsonRead<>).MakeGenericType(model), read);
    }
}
