using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace CloudMgmt.Core.Serialization;

/// <summary>
/// A place in a JSON text, from which the generated models read themselves; <see cref="JsonValues"/> has a reader for each kind of value.
/// It takes JSON only, and gives up on everything else with an exception that never leaves the SDK: such a text is written anew as JSON, if
/// Newtonsoft.Json puts up with it, and read again.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct JsonCursor
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = ApiJson.MaxDepth };

    internal Utf8JsonReader Reader;

    private readonly JsonText _text;
    private readonly HashSet<long>? _bare;
    private ReadOnlySpan<byte> _name;

    internal JsonCursor(ReadOnlySpan<byte> utf8, HashSet<long>? bare = null)
    {
        (_text, _bare) = (new JsonText(utf8.Length), bare);
        Reader = new Utf8JsonReader(utf8, isFinalBlock: true, new JsonReaderState(Options));
        Reader.Read();
    }

    /// <summary>Goes on where another reader stands.</summary>
    internal JsonCursor(Utf8JsonReader reader)
    {
        _text = new JsonText(documentLength: 0);
        Reader = reader;
    }

    /// <summary>The length, in bytes of UTF-8, of the name of the property whose value comes next.</summary>
    public readonly int NameLength => _name.Length;

    /// <summary>Whether a word stands here, such as NaN, that is written as a text because JSON has no such value.</summary>
    internal readonly bool IsBare
        => _bare is not null && Reader.TokenType == JsonTokenType.String && _bare.Contains(Reader.TokenStartIndex);

    internal readonly bool IsNull => Reader.TokenType == JsonTokenType.Null;

    /// <summary>Whether the property whose value comes next has a name, told by its bytes: to make a text of them takes longer.</summary>
    /// <param name="utf8">The name.</param>
    /// <returns>Whether it has.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly bool NameIs(ReadOnlySpan<byte> utf8) => _name.SequenceEqual(utf8);

    /// <summary>
    /// Looks ahead for the text, the number or the flag that a property of the object that begins here has. Of several, the last counts.
    /// </summary>
    /// <param name="property">The name of the property.</param>
    /// <returns>The text, or what stands there; null if there is none, or a value of another kind.</returns>
    public readonly string? Peek(ReadOnlySpan<byte> property)
    {
        if (Reader.TokenType != JsonTokenType.StartObject)
            return null;
        string? text = null;
        for (var ahead = this; ahead.NextProperty(); ahead.Reader.Skip())
        {
            if (ahead.NameIs(property))
                text = ahead.IsBare ? null : JsonShape.Scalar(ahead);
        }

        return text;
    }

    /// <summary>
    /// Whether a union may be read as one more alternative. A document that is made to be read in vain, unions within unions, each of
    /// which fails late, must not take longer than its length lets expect.
    /// </summary>
    internal readonly bool TakeRetry() => --_text.Retries >= 0;

    /// <summary>What is thrown at a value that is not of the kind asked for.</summary>
    internal static Exception OfAnotherKind() => new FormatException("The value is of another kind.");

    /// <summary>Whether an object or a list begins here, rather than null.</summary>
    internal readonly bool Begins(JsonTokenType start)
    {
        if (Reader.TokenType != start)
            return IsNull ? false : throw OfAnotherKind();
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
        _name = Reader.ValueIsEscaped ? JsonText.Unescape(in Reader) : Reader.ValueSpan;
        return Reader.Read();
    }

    /// <summary>Goes to the next item; false at the end of the list.</summary>
    internal bool NextItem() => Reader.Read() && Reader.TokenType != JsonTokenType.EndArray;

    internal readonly string NameText() => _text.Of(_name);

    /// <summary>The text or name that stands here; a short one as the same object each time that it comes again.</summary>
    /// <exception cref="FormatException">It is no text, but a word.</exception>
    internal readonly string Text()
        => Reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName) || IsBare ? throw OfAnotherKind()
            : Reader.ValueSpan.Length > JsonText.MaxSharedLength ? Reader.GetString()!
            : Reader.ValueIsEscaped ? _text.Of(JsonText.Unescape(in Reader))
            : _text.Of(Reader.ValueSpan);
}

/// <summary>Reads one JSON value, whose first token the cursor stands on, and leaves the cursor on its last.
/// Used by the generated code.</summary>
/// <typeparam name="T">What is read.</typeparam>
/// <param name="json">The cursor.</param>
/// <returns>The value; null for a JSON null, also where the type does not say so:
/// a service may send less than its document promises.</returns>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate T JsonRead<out T>(ref JsonCursor json);

/// <summary>Makes strings of names and short texts, and keeps them: a list says the same ones again and again.</summary>
/// <param name="documentLength">The length of the document in bytes: the strings of a small one are not worth much room.</param>
internal sealed class JsonText(int documentLength)
{
    /// <summary>The length, in UTF-8 bytes, up to which a text is likely to come again.</summary>
    public const int MaxSharedLength = 32;

    private const int SmallDocument = 8 * 1024;
    private const int LargeDocument = 256 * 1024;
    private const int MaxRetries = 100;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    // A new text takes the place of an older one; what is kept is bounded and lives as long as one response is read. Each length is a power
    // of two, so that a text finds its place without a division.
    private readonly (ulong Hash, string? Text)[] _shared
        = new (ulong, string?)[documentLength < SmallDocument ? 16 : documentLength < LargeDocument ? 128 : 512];

    // A kept text, to be compared. No UTF-8 has more characters than bytes.
    private readonly byte[] _kept = new byte[3 * MaxSharedLength];

    /// <summary>How often a part of the document may be read once more.</summary>
    public int Retries { get; set; } = MaxRetries;

    /// <summary>The name or text that the reader stands on, without its escapes.</summary>
    /// <exception cref="InvalidOperationException">It stands on something else, or the text is no UTF-8.</exception>
    public static ReadOnlySpan<byte> Unescape(scoped in Utf8JsonReader reader)
    {
        // No text is longer than with its escapes.
        var utf8 = new byte[reader.ValueSpan.Length];
        return utf8.AsSpan(0, reader.CopyString(utf8));
    }

    /// <summary>A text as a string; a short one as the same object each time that it comes again.</summary>
    /// <exception cref="DecoderFallbackException">It is no UTF-8.</exception>
    public string Of(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > MaxSharedLength)
            return Make(utf8);
        var hash = Hash(utf8);
        ref var place = ref _shared[(int)(hash >> 32) & (_shared.Length - 1)];
        // The hash first: another text that has the place may be far away in memory.
        if (place.Hash != hash || place.Text is null || !IsKept(place.Text, utf8))
            place = (hash, Make(utf8));
        return place.Text!;
    }

    private bool IsKept(string text, ReadOnlySpan<byte> utf8)
        =>
#if NET
            // Most texts are: they cost half of what any other does.
            Ascii.Equals(utf8, text) ||
#endif
            utf8.SequenceEqual(_kept.AsSpan(0, Strict.GetBytes(text, 0, text.Length, _kept, 0)));

    private static string Make(ReadOnlySpan<byte> utf8)
    {
#if NET
        Span<char> ascii = stackalloc char[MaxSharedLength];
        return Ascii.ToUtf16(utf8, ascii, out var length) == System.Buffers.OperationStatus.Done
            ? ascii.Slice(0, length).ToString() : Strict.GetString(utf8);
#else
        return Strict.GetString(utf8.ToArray());
#endif
    }

    private static ulong Hash(ReadOnlySpan<byte> utf8)
    {
        const ulong Prime = 0x9E3779B97F4A7C15;
        var hash = (ulong)utf8.Length;
        foreach (var eight in MemoryMarshal.Cast<byte, ulong>(utf8))
            hash = (hash ^ eight) * Prime;
        ulong rest = 0;
        foreach (var one in utf8.Slice(utf8.Length & ~7))
            rest = (rest << 8) | one;
        return (hash ^ rest) * Prime;
    }
}
