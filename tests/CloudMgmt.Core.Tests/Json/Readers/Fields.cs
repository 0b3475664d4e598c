using System.Collections.Concurrent;
using System.Reflection;

namespace CloudMgmt.Core.Tests;

/// <summary>The properties of models that stand for JSON fields, by reflection, which the models themselves do without.</summary>
internal static class Fields
{
    // Reflection over nullability is slow, and thousands of values of a type are looked at.
    private static readonly ConcurrentDictionary<PropertyInfo, int?> Indexes = [];
    private static readonly ConcurrentDictionary<PropertyInfo, bool> Required = [];

    /// <summary>The place of a property among those of its class and the bases of that; null for one that is no field.</summary>
    public static int? IndexOf(PropertyInfo property) => Indexes.GetOrAdd(property, FindIndex);

    /// <summary>Whether a property always has a value: then its type has no null, and its next place says
    /// that null came all the same.</summary>
    public static bool IsRequired(PropertyInfo property)
        => Required.GetOrAdd(
            property,
            static known => known.PropertyType.IsValueType
                ? Nullable.GetUnderlyingType(known.PropertyType) is null
                : new NullabilityInfoContext().Create(known).ReadState == NullabilityState.NotNull);

    /// <summary>The properties that a class itself declares.</summary>
    public static PropertyInfo[] Of(Type model)
        => [.. model.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(property => model != typeof(ApiModel) && property.CanWrite && !IsComputed(property))];

    /// <summary>Whether it is the time beside a number, and holds nothing itself.</summary>
    public static bool IsComputed(PropertyInfo property)
        => (Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType) == typeof(DateTimeOffset)
            && !HasField(property, $"<{property.Name}>k__BackingField") && !HasBitForNull(property);

    /// <summary>The name of a property in JSON: what stands there once it is set.</summary>
    public static string NameOf(PropertyInfo property)
    {
        var model = (ApiModel)Activator.CreateInstance(property.ReflectedType!)!;
        property.SetValue(model, null);
        return Newtonsoft.Json.Linq.JObject.FromObject(model).Properties().Single().Name;
    }

    private static int? FindIndex(PropertyInfo property)
    {
        var fields = Of(property.DeclaringType!);
        var before = fields.TakeWhile(candidate => candidate.Name != property.Name).ToList();
        return before.Count == fields.Length
            ? null
            : before.Concat(Bases(property.DeclaringType!).SelectMany(Of)).Sum(other => IsRequired(other) || HasBitForNull(other) ? 2 : 1);
    }

    // Then its value stands in a field of its own, whose type has no null.
    private static bool HasBitForNull(PropertyInfo property)
        => HasField(property, $"_{char.ToLowerInvariant(property.Name[0])}{property.Name[1..]}");

    private static bool HasField(PropertyInfo property, string name)
        => property.DeclaringType!.GetField(name, BindingFlags.NonPublic | BindingFlags.Instance) is not null;

    private static IEnumerable<Type> Bases(Type type)
    {
        for (var parent = type.BaseType; parent is not null && parent != typeof(ApiModel); parent = parent.BaseType)
            yield return parent;
    }
}
