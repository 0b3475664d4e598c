using System.Buffers;
using System.Buffers.Text;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Text;

namespace CloudMgmt.Core.Serialization;

/// <summary>
/// A JSON text in the making, to which the generated models write themselves as UTF-8; <see cref="JsonValues"/> has a writer for each kind
/// of value. Numbers and texts are written as Newtonsoft.Json does.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed partial class JsonOutput : IDisposable
{
    private const int FirstSize = 512;

    // The longest forms of a number and of a character.
    private const int MaxNumberLength = 32;
    private const int MaxEscapeLength = 6;
    private const int MaxBytesOfCharacter = 3;

    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(FirstSize);
    private int _depth;
    private (ApiModel Model, string Property)? _required;

    internal JsonOutput(JsonPurpose purpose) => Purpose = purpose;

    internal JsonPurpose Purpose { get; }

    internal int Length { get; private set; }

    internal ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    private bool IsRequest => Purpose != JsonPurpose.Everything;

    /// <summary>Begins a property that was set; its value is to be written next.</summary>
    /// <param name="name">The name in UTF-8, escaped as in JSON.</param>
    /// <param name="isSet">Whether the property was set.</param>
    /// <returns>Whether it is written.</returns>
    public bool Property(ReadOnlySpan<byte> name, bool isSet)
    {
        if (isSet)
            BeginProperty(name);
        return isSet;
    }

    /// <summary>Begins a property that a request must not carry; its value is to be written next.</summary>
    /// <param name="name">The name in UTF-8, escaped as in JSON.</param>
    /// <param name="isSet">Whether the property was set.</param>
    /// <param name="isNull">Whether null came for a property whose type does not have it.</param>
    /// <returns>Whether it is written.</returns>
    public bool ReadOnlyProperty(ReadOnlySpan<byte> name, bool isSet, bool isNull = false)
    {
        if (isNull && !IsRequest)
            NullOf(name);
        return Property(name, isSet && !IsRequest);
    }

    /// <summary>Begins a property that a request must carry, be it with null; its value is to be written next.</summary>
    /// <param name="name">The name in UTF-8, escaped as in JSON.</param>
    /// <param name="isSet">Whether the property was set.</param>
    /// <param name="model">The model, for the message of the exception that the caller of the operation gets.</param>
    /// <param name="property">The name of its property in C#.</param>
    /// <returns>Whether it is written.</returns>
    public bool NullableProperty(ReadOnlySpan<byte> name, bool isSet, ApiModel model, string property)
    {
        if (isSet || IsRequest)
            BeginProperty(name);
        return isSet || (IsRequest ? throw Missing((model, property)) : false);
    }

    /// <summary>Begins a property that a request must carry with a value, which is to be written next.</summary>
    /// <param name="name">The name in UTF-8, escaped as in JSON.</param>
    /// <param name="isSet">Whether the property was set.</param>
    /// <param name="isNull">Whether null came for it, although its type does not have it.</param>
    /// <param name="model">The model, for the message of the exception that the caller of the operation gets.</param>
    /// <param name="property">The name of its property in C#.</param>
    /// <returns>Whether it is written.</returns>
    public bool RequiredProperty(ReadOnlySpan<byte> name, bool isSet, bool isNull, ApiModel model, string property)
    {
        if (isNull && !IsRequest)
            NullOf(name);
        if (!NullableProperty(name, isSet, model, property))
            return false;
        // An enumeration of texts that nobody gave a value is null, too.
        _required = IsRequest ? (model, property) : null;
        return true;
    }

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        (_bytes, Length) = ([], 0);
    }

    internal void BeginProperty(string name)
    {
        Separate();
        Quote(name);
        Append(':');
        _required = null;
    }

    /// <summary>Begins an object or a list, which will call for what is in it.</summary>
    internal void Begin(char bracket)
    {
        // Nothing real is so deep, but a model that contains itself is.
        if (++_depth > ApiJson.MaxDepth)
            throw new UnwritableJsonException(path => $"The value at '{path}' is nested more than {ApiJson.MaxDepth} levels deep.", Path);
        if (_depth > JsonDepth.Safe)
            RuntimeHelpers.EnsureSufficientExecutionStack();
        Open(bracket);
    }

    internal void End(char bracket)
    {
        _depth--;
        Open(bracket);
    }

    /// <summary>Writes a bracket, behind which no value is required.</summary>
    internal void Open(char bracket)
    {
        Append(bracket);
        _required = null;
    }

    /// <summary>Puts a comma before what follows another item or property.</summary>
    internal void Separate()
    {
        if (Length > 0 && _bytes[Length - 1] is not ((byte)'{' or (byte)'[' or (byte)':'))
            Append(',');
    }

    internal void Null()
    {
        if (_required is { } member)
            throw Missing(member);
        Raw("null"u8);
    }

    internal void Append(char character)
    {
        Reserve(1);
        _bytes[Length++] = (byte)character;
    }

    internal void Raw(ReadOnlySpan<byte> utf8)
    {
        Reserve(utf8.Length);
        utf8.CopyTo(_bytes.AsSpan(Length));
        Length += utf8.Length;
    }

    /// <summary>Appends a text that is JSON already.</summary>
    internal void Raw(string json)
    {
        Reserve(json.Length * MaxBytesOfCharacter);
        Encode(json, 0, json.Length);
    }

    internal void Integer(long number)
    {
        Reserve(MaxNumberLength);
        Utf8Formatter.TryFormat(number, _bytes.AsSpan(Length), out var written);
        Length += written;
    }

    internal void Quote(string text)
    {
        Append('"');
        var start = 0;
        while (true)
        {
            var end = IndexOfEscaped(text, start);
            Reserve(((end - start) * MaxBytesOfCharacter) + MaxEscapeLength);
            Encode(text, start, end);
            if (end == text.Length)
                break;
            Escape(text[end]);
            start = end + 1;
        }
        Append('"');
    }

    private void BeginProperty(ReadOnlySpan<byte> name)
    {
        Separate();
        Append('"');
        Raw(name);
        Raw("\":"u8);
        _required = null;
    }

    private void NullOf(ReadOnlySpan<byte> name)
    {
        BeginProperty(name);
        Raw("null"u8);
    }

    private void Encode(string text, int start, int end)
    {
        try
        {
            Length += WellFormed.Strict.GetBytes(text, start, end - start, _bytes, Length);
        }
        catch (EncoderFallbackException)
        {
            throw new UnwritableJsonException(_ => WellFormed.Problem, "");
        }
    }

    private void Escape(char character)
    {
        switch (character)
        {
            case '"': Raw("\\\""u8); break;
            case '\\': Raw("\\\\"u8); break;
            case '\b': Raw("\\b"u8); break;
            case '\f': Raw("\\f"u8); break;
            case '\n': Raw("\\n"u8); break;
            case '\r': Raw("\\r"u8); break;
            case '\t': Raw("\\t"u8); break;
            default: Raw($"\\u{(int)character:x4}"); break;
        }
    }

    private void Reserve(int count)
    {
        if (_bytes.Length - Length >= count)
            return;
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_bytes.Length * 2, checked(Length + count)));
        Written.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }

#if NET
    private static readonly SearchValues<char> Escaped
        = SearchValues.Create([.. Enumerable.Range(0, ' ').Select(code => (char)code), '"', '\\', '\u0085', '\u2028', '\u2029']);

    private static int IndexOfEscaped(string text, int start)
        => text.AsSpan(start).IndexOfAny(Escaped) is >= 0 and var index ? start + index : text.Length;
#else
    private static int IndexOfEscaped(string text, int start)
    {
        while (start < text.Length && !(text[start] is < ' ' or '"' or '\\' or '\u0085' or '\u2028' or '\u2029'))
            start++;
        return start;
    }
#endif

    private UnwritableJsonException Missing((ApiModel Model, string Property) member)
        => new(path => $"{member.Model.GetType().Name}.{member.Property} ('{path}') is required and has no value.", Path);
}

/// <summary>What a JSON text is written for.</summary>
internal enum JsonPurpose
{
    /// <summary>A request: read-only properties stay out, required ones must be there.</summary>
    Request,

    /// <summary>The parameters of a request, which know no difference between 1 and 1.0.</summary>
    Parameters,

    /// <summary>All that a model holds.</summary>
    Everything,
}

/// <summary>Writes one JSON value. Used by the generated code.</summary>
/// <typeparam name="T">What is written.</typeparam>
/// <param name="json">Where it goes.</param>
/// <param name="value">The value.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate void JsonWrite<in T>(JsonOutput json, T value);
