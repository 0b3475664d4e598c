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

    // What stands for the number read last: a decimal, or its text. The next token is always asked for by Read, if only the name of a property.
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

    private bool IsAtTheEndOfAValue => Position == _text.Length || _text[Position] is ',' or ']' or '}' or '/' || char.IsWhiteSpace(_text[Position]);

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

    /// <summary>Reads a number of double precision, but none that is beyond it: infinity would be another value.</summary>
    public override double? ReadAsDouble()
    {
        var number = base.ReadAsDouble();
        if (number is { } value && double.IsInfinity(value) && _text.LastIndexOf(Infinity, Position - 1, Math.Min(Position, Infinity.Length + 1), StringComparison.Ordinal) < 0)
            throw new JsonReaderException("A number is beyond double precision.");
        return number;
    }

    /// <summary>Goes to the end of the object that begins here, and gives the text of it.</summary>
    public string SkipObject()
    {
        if (TokenType != JsonToken.StartObject)
            throw new JsonReaderException($"An object was expected, not {TokenType}.");
        var start = Position - 1;
        Skip();
        return _text.Substring(start, Position - start);
    }

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
        if (base.TokenType is JsonToken.Integer or JsonToken.Float && base.Value is not long)
            _number = Keep(LastWord(start));
        return true;
    }

    private object Keep(string number)
        => base.TokenType == JsonToken.Float && JsonValues.IsExactDecimal(number.AsSpan()) && decimal.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact)
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
