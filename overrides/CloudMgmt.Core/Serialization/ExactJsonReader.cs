using System.Globalization;
using System.Text.RegularExpressions;
using CloudMgmt.Core.Serialization;
using Newtonsoft.Json;

namespace CloudMgmt.Core;

/// <summary>
/// The parser of Newtonsoft.Json, except that of a number that no fitting type holds (see <see cref="JsonValues.ReadAny"/>) it keeps the
/// text, as a <see cref="JsonToken.Raw"/>. It does so too with a bare NaN or Infinity, which is no JSON but sent by some services.
/// Where a double is asked for, those can be read. Comments, which are no data, are left out.
/// </summary>
internal sealed class ExactJsonReader : JsonTextReader
{
    private const string Infinity = "Infinity";

    private static readonly Regex Number = new(@"^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?$", RegexOptions.CultureInvariant);
    private static readonly char[] LineEnds = ['\r', '\n'];

    private readonly string _text;
    private int _line = 1;
    private int _lineStart;

    // What stands for the number read last: a decimal, or its text. The next token is always asked for by Read,
    // if only the name of a property.
    private object? _number;

    public ExactJsonReader(string text)
        : base(new StringReader(text))
    {
        _text = text;
        // Dates inside unknown fields must stay the text that they were.
        DateParseHandling = DateParseHandling.None;
        MaxDepth = ApiJson.MaxDepth;
    }

    public override JsonToken TokenType => _number is string ? JsonToken.Raw : base.TokenType;

    public override object? Value => _number ?? base.Value;

    public override Type? ValueType => _number?.GetType() ?? base.ValueType;

    /// <summary>Whether a word is a number in JSON.</summary>
    public static bool IsNumber(string word) => Number.IsMatch(word);

    // The base class tells the place only as line and column.
    private int Position
    {
        get
        {
            for (; _line < LineNumber; _line++)
            {
                var end = _text.IndexOfAny(LineEnds, _lineStart);
                _lineStart = end + (string.CompareOrdinal(_text, end, "\r\n", 0, 2) == 0 ? 2 : 1);
            }
            return _lineStart + LinePosition;
        }
    }

    private bool IsAtTheEndOfAValue
        => Position == _text.Length || _text[Position] is ',' or ']' or '}' or '/' || char.IsWhiteSpace(_text[Position]);

    public override bool Read()
    {
        do
        {
            if (!ReadToken())
                return false;
        }
        while (TokenType == JsonToken.Comment);
        return true;
    }

    // The base class makes of each kind of value any other: text of a number, a number of text, 1 of true.

    public override string? ReadAsString() => ReadValue(static kind => kind == JsonToken.String) ? (string)base.Value! : null;

    public override bool? ReadAsBoolean() => ReadValue(static kind => kind == JsonToken.Boolean) ? (bool)base.Value! : null;

    public override byte[]? ReadAsBytes()
    {
        if (!ReadValue(static kind => kind == JsonToken.String))
            return null;
        var bytes = Convert.FromBase64String((string)base.Value!);
        SetToken(JsonToken.Bytes, bytes, false);
        return bytes;
    }

    public override int? ReadAsInt32()
    {
        if (!ReadValue(IsNumber))
            return null;
        var number = checked((int)IntegerConverter.Read(this));
        _number = number;
        return number;
    }

    public override decimal? ReadAsDecimal()
    {
        if (!ReadValue(IsNumber))
            return null;
        var number = Value as decimal? ?? decimal.Parse(NumberText, NumberStyles.Float, CultureInfo.InvariantCulture);
        _number = number;
        return number;
    }

    /// <summary>Reads a number of double precision, but none that is beyond it: infinity would be another value.</summary>
    public override double? ReadAsDouble()
    {
        if (!ReadValue(IsNumber))
            return null;
        var number = double.Parse(NumberText, NumberStyles.Float, CultureInfo.InvariantCulture);
        if (double.IsInfinity(number) && !NumberText.EndsWith(Infinity, StringComparison.Ordinal))
            throw new JsonReaderException("A number is beyond double precision.");
        _number = number;
        return number;
    }

    private string NumberText => Convert.ToString(Value, CultureInfo.InvariantCulture)!;

    /// <summary>Goes to the next value; false if it is null, or the list ends.</summary>
    private bool ReadValue(Predicate<JsonToken> isExpected)
    {
        if (!Read() || TokenType is JsonToken.Null or JsonToken.EndArray)
            return false;
        return isExpected(TokenType) ? true : throw new JsonReaderException($"A value of another kind was expected, not {TokenType}.");
    }

    // Those that no type holds are kept as they are written.
    private static bool IsNumber(JsonToken kind) => kind is JsonToken.Integer or JsonToken.Float or JsonToken.Raw;

    private bool ReadToken()
    {
        _number = null;
        var start = Position;
        try
        {
            if (!base.Read())
                return false;
        }
        // The parser refuses integers of more than 380 digits, and stands behind them ready to go on.
        catch (JsonReaderException) when (IsAtTheEndOfAValue && Number.IsMatch(LastWord(start)))
        {
            _number = LastWord(start);
            return true;
        }
        if (base.TokenType is JsonToken.Integer or JsonToken.Float && base.Value is not long or 0L)
            _number = Keep(LastWord(start));
        else if (base.Value is string text && text.IndexOf('\uFFFD') >= 0 && HasHalfAPair(start))
            throw new JsonReaderException("A text has half of a surrogate pair.");
        return true;
    }

    // The base class puts U+FFFD in its place.
    private bool HasHalfAPair(int start)
    {
        var end = Position;
        var expectsLow = false;
        for (var i = start; i < end; i++)
        {
            var unit = _text[i];
            if (unit == '\\' && i + 1 < end)
            {
                var code = 0;
                var isUnicode = _text[++i] == 'u'
                    && i + 4 < end
                    && int.TryParse(_text.Substring(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out code);
                unit = (char)code;
                i += isUnicode ? 4 : 0;
            }
            if (expectsLow != char.IsLowSurrogate(unit))
                return true;
            expectsLow = char.IsHighSurrogate(unit);
        }
        return expectsLow;
    }

    // Neither an integer nor a decimal has the sign of zero.
    private object? Keep(string number)
        => base.Value is long ? number[0] == '-' ? number : null
            : base.TokenType == JsonToken.Float && JsonValues.IsExactDecimal(number.AsSpan())
                && decimal.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact)
                && (exact != 0 || number[0] != '-')
            ? exact
            : number;

    /// <summary>The characters before this place, back to a separator.</summary>
    private string LastWord(int start)
    {
        var end = Position;
        var first = end;
        while (first > start && (char.IsLetterOrDigit(_text[first - 1]) || _text[first - 1] is '-' or '+' or '.'))
            first--;
        return _text.Substring(first, end - first);
    }
}
