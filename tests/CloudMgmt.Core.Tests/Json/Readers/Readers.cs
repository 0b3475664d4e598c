using System.Reflection;
using System.Text;
using CloudMgmt.Core.Serialization;
using NUnit.Framework;

namespace CloudMgmt.Core.Tests;

/// <summary>Reads JSON in both ways: by the reader that a model has, and by Newtonsoft.Json, which is what readers are measured by.</summary>
internal static class Readers
{
    private const int Seeds = 60;

    /// <summary>The models of an assembly.</summary>
    public static IEnumerable<Type> Models(Assembly assembly)
        => assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(ApiModel)) && !t.IsAbstract).OrderBy(t => t.Name, StringComparer.Ordinal);

    /// <summary>The reader of a model, as the generated code passes it on; null for anything else.</summary>
    public static JsonRead<T>? Of<T>() => typeof(T).IsSubclassOf(typeof(ApiModel)) ? (JsonRead<T>)Of(typeof(T)) : null;

    /// <summary>Whatever the reader of a model takes, it reads as Newtonsoft.Json does; and it takes all that a service usually sends.</summary>
    public static void AssertSame(Type model)
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            Read(model, new RandomJson(seed, isOdd: false).Of(model));
            AssertSame(TypeOf(model), Encoding.UTF8.GetBytes(new RandomJson(seed, isOdd: true).Of(model)));
        }
    }

    /// <summary>Reads usual JSON, which the reader of a model must take.</summary>
    public static object? Read(Type model, string json)
    {
        var (type, utf8) = (TypeOf(model), Encoding.UTF8.GetBytes(json));
        Assert.That(type.TryRead(utf8, out var value), $"{model.Name} is not read from {json}");
        AssertSame(type, utf8);
        return value;
    }

    private static void AssertSame(JsonType type, byte[] utf8)
    {
        if (type.TryRead(utf8, out var value))
            Assert.That(Description.Of(value), Is.EqualTo(Description.Of(ApiJson.ReadTolerantly(utf8, Encoding.UTF8, type.Type))), Encoding.UTF8.GetString(utf8));
    }

    public static JsonType TypeOf(Type model) => (JsonType)Activator.CreateInstance(typeof(JsonType<>).MakeGenericType(model), Of(model))!;

    private static Delegate Of(Type model)
    {
        var read = model.GetMethod("ReadSubtype", BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            ?? typeof(JsonValues).GetMethod(nameof(JsonValues.ReadModel))!.MakeGenericMethod(model);
        return Delegate.CreateDelegate(typeof(JsonRead<>).MakeGenericType(model), read);
    }
}
