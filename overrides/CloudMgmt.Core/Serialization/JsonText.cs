using System.Text.Json;

namespace CloudMgmt.Core;

/// <summary>Unescapes names and short texts, and keeps the strings made of them: a list says the same ones again and again.</summary>
/// <param name="documentLength">The length of the document in bytes: the strings of a small one are not worth much room.</param>
internal sealed class JsonText(int documentLength)
{
    /// <summary>The length, in UTF-8 bytes, up to which a text is likely to come again.</summary>
    public const int MaxSharedLength = 32;

    private const int SmallDocument = 8 * 1024;

    // A new text takes the place of an older one; what is kept is bounded and lives as long as one response is read.
    private readonly string?[] _strings = new string?[documentLength < SmallDocument ? 16 : 128];

    /// <summary>What was taken last.</summary>
    public char[] Characters { get; private set; } = new char[128];

    /// <summary>Takes the name or text that the reader stands on.</summary>
    /// <returns>Its length.</returns>
    /// <exception cref="InvalidOperationException">It stands on something else, or the text is no UTF-8.</exception>
    public int Take(ref Utf8JsonReader reader)
    {
        // No text has more characters than UTF-8 bytes.
        if (reader.ValueSpan.Length > Characters.Length)
            Characters = new char[reader.ValueSpan.Length];
        return reader.CopyString(Characters);
    }

    /// <summary>What was taken last, as a string.</summary>
    public string ToString(int length)
    {
        var text = Characters.AsSpan(0, length);
        if (length is 0 or > MaxSharedLength)
            return text.ToString();
        ref var slot = ref _strings[(text[0] + (31 * text[length - 1]) + (7 * length)) % _strings.Length];
        return slot is not null && text.SequenceEqual(slot.AsSpan()) ? slot : slot = text.ToString();
    }
}
