using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace CloudMgmt.Core.Serialization;

/// <summary>
/// A place in a JSON text, from which the generated models read themselves; <see cref="JsonValues"/> has a reader for each kind of value.
/// It takes JSON as services usually send it and gives up on everything else, with an exception that never leaves the SDK: such a text is
/// read anew by Newtonsoft.Json, which is tolerant and says where a text is wrong. So one place decides what odd JSON means.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct JsonCursor
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = ApiJson.MaxDepth };

    internal Utf8JsonReader Reader;

    private readonly JsonText _text;
    private int _nameLength;

    internal JsonCursor(ReadOnlySpan<byte> utf8)
    {
        _text = new JsonText(utf8.Length);
        Reader = new Utf8JsonReader(utf8, isFinalBlock: true, new JsonReaderState(Options));
        Reader.Read();
    }

    /// <summary>The name of the property whose value comes next; it is gone once the value is read.</summary>
    public readonly ReadOnlySpan<char> Name => _text.Characters.AsSpan(0, _nameLength);

    internal readonly bool IsNull => Reader.TokenType == JsonTokenType.Null;

    /// <summary>Looks ahead for the text of a property of the object that begins here. Of several, the last counts.</summary>
    /// <param name="property">The name of the property.</param>
    /// <returns>The text; null if there is none, or a value of another kind.</returns>
    public readonly string? Peek(string property)
    {
        if (Reader.TokenType != JsonTokenType.StartObject)
            return null;
        string? text = null;
        for (var ahead = this; ahead.NextProperty(); ahead.Reader.Skip())
        {
            if (ahead.Name.SequenceEqual(property.AsSpan()))
                text = ahead.Reader.TokenType == JsonTokenType.String ? ahead.Reader.GetString() : null;
        }

        return text;
    }

    /// <summary>What is thrown at JSON that is left to the tolerant reader.</summary>
    internal static Exception Unusual() => new FormatException("This JSON is left to the tolerant reader.");

    /// <summary>Whether an object or a list begins here, rather than null.</summary>
    internal readonly bool Begins(JsonTokenType start)
    {
        if (Reader.TokenType != start)
            return IsNull ? false : throw Unusual();
        if (Reader.CurrentDepth > JsonDepth.Safe)
            RuntimeHelpers.EnsureSufficientExecutionStack();
        return true;
    }

    /// <summary>Goes to the value of the next property; false at the end of the object.</summary>
    internal bool NextProperty()
    {
        Reader.Read();
        if (Reader.TokenType == JsonTokenType.EndObject)
            return false;
        _nameLength = _text.Take(ref Reader);
        return Reader.Read();
    }

    /// <summary>Goes to the next item; false at the end of the list.</summary>
    internal bool NextItem() => Reader.Read() && Reader.TokenType != JsonTokenType.EndArray;

    internal readonly string NameText() => _text.ToString(_nameLength);

    /// <summary>The text that stands here; a short one as the same object each time that it comes again.</summary>
    internal string Text()
        => Reader.ValueSpan.Length <= JsonText.MaxSharedLength ? _text.ToString(_text.Take(ref Reader)) : Reader.GetString()!;
}
