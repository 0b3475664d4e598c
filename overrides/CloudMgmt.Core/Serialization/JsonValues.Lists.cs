using System.Text.Json;

namespace CloudMgmt.Core.Serialization;

public static partial class JsonValues
{
    /// <summary>Reads a list.</summary>
    /// <typeparam name="T">What is listed.</typeparam>
    /// <param name="json">The cursor.</param>
    /// <param name="read">Reads an item.</param>
    /// <returns>The list; null for a JSON null.</returns>
    public static IList<T> ReadList<T>(this ref JsonCursor json, JsonRead<T> read)
    {
        if (!json.Begins(JsonTokenType.StartArray))
            return null!;
        var list = new List<T>();
        while (json.NextItem())
            list.Add(read(ref json));
        return list;
    }

    /// <summary>Reads a list of values that cannot be null.</summary>
    /// <typeparam name="T">What is listed.</typeparam>
    /// <param name="json">The cursor.</param>
    /// <param name="read">Reads an item.</param>
    /// <returns>The list; null for a JSON null.</returns>
    public static IList<T> ReadValues<T>(this ref JsonCursor json, JsonRead<T?> read)
        where T : struct
    {
        if (!json.Begins(JsonTokenType.StartArray))
            return null!;
        var list = new List<T>();
        while (json.NextItem())
            list.Add(read(ref json) ?? throw JsonCursor.Unusual());
        return list;
    }

    /// <summary>Reads an object whose property names are data.</summary>
    /// <typeparam name="T">What its properties are.</typeparam>
    /// <param name="json">The cursor.</param>
    /// <param name="read">Reads the value of a property.</param>
    /// <returns>The properties; null for a JSON null.</returns>
    public static IDictionary<string, T> ReadMap<T>(this ref JsonCursor json, JsonRead<T> read)
    {
        if (!json.Begins(JsonTokenType.StartObject))
            return null!;
        var map = new Dictionary<string, T>();
        while (json.NextProperty())
            map[json.NameText()] = read(ref json);
        return map;
    }

    /// <summary>Reads an object whose property names are data, with values that cannot be null.</summary>
    /// <typeparam name="T">What its properties are.</typeparam>
    /// <param name="json">The cursor.</param>
    /// <param name="read">Reads the value of a property.</param>
    /// <returns>The properties; null for a JSON null.</returns>
    public static IDictionary<string, T> ReadValueMap<T>(this ref JsonCursor json, JsonRead<T?> read)
        where T : struct
    {
        if (!json.Begins(JsonTokenType.StartObject))
            return null!;
        var map = new Dictionary<string, T>();
        while (json.NextProperty())
            map[json.NameText()] = read(ref json) ?? throw JsonCursor.Unusual();
        return map;
    }
}
