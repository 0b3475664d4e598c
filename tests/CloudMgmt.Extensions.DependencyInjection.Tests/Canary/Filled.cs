using System.Collections;
using System.Reflection;

namespace CloudMgmt.Extensions.DependencyInjection.Tests.Canary;

/// <summary>Makes an object of a type with the secret wherever a text fits.</summary>
internal static class Filled
{
    private const int Deepest = 4;

    public static object? Of(Type type, int depth = 0)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string) || type == typeof(object))
            return Bird.Secret;
        if (depth > Deepest || type.IsAbstract && !type.IsInterface || typeof(Delegate).IsAssignableFrom(type) || type.IsPointer
            || type.IsByRef)
        {
            return null;
        }

        if (type.IsInterface)
            return Collection(type, depth);
        if (type.IsValueType)
            return Activator.CreateInstance(type);
        return type.IsArray ? null : Make(type, depth);
    }

    private static object? Make(Type type, int depth)
    {
        foreach (var constructor in type.GetConstructors().OrderByDescending(c => c.GetParameters().Length))
        {
            try
            {
                var made = constructor.Invoke([.. constructor.GetParameters().Select(p => Of(p.ParameterType, depth + 1))]);
                Fill(made, depth);
                return made;
            }
            catch (TargetInvocationException)
            {
                // This constructor refuses what it was given; a shorter one may not.
            }
        }
        return null;
    }

    private static void Fill(object made, int depth)
    {
        foreach (var property in made.GetType().GetProperties()
            .Where(p => p.SetMethod is { IsPublic: true } && p.GetIndexParameters().Length == 0))
        {
            try
            {
                if (Of(property.PropertyType, depth + 1) is { } value)
                    property.SetValue(made, value);
            }
            catch (TargetInvocationException)
            {
                // A setter that refuses the text cannot show it either.
            }
        }
        foreach (var property in made.GetType().GetProperties().Where(p => p.SetMethod is null && p.GetIndexParameters().Length == 0))
            Add(property.GetValue(made));
    }

    // Unknown fields and further headers: dictionaries that are there and cannot be replaced.
    private static void Add(object? dictionary)
    {
        if (dictionary is IDictionary<string, object?> fields && !fields.IsReadOnly)
            fields["secret"] = Bird.Secret;
        if (dictionary is IDictionary<string, string> headers && !headers.IsReadOnly)
            headers["secret"] = Bird.Secret;
    }

    private static object? Collection(Type type, int depth)
    {
        if (!type.IsGenericType)
            return null;
        var arguments = type.GetGenericArguments();
        if (arguments.Length == 2)
            return (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(arguments))!;
        if (arguments[0] == typeof(KeyValuePair<string, string>))
            return new List<KeyValuePair<string, string>> { new("name", Bird.Secret) };
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(arguments))!;
        if (!type.IsAssignableFrom(list.GetType()))
            return null;
        if (Of(arguments[0], depth + 1) is { } item)
            list.Add(item);
        return list;
    }
}
