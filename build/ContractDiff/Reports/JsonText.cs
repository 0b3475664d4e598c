using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace CloudMgmt.ContractDiff.Reports;

/// <summary>JSON in ASCII, so that no encoding and no control character can spoil it, and no log takes it for a command.</summary>
internal static class JsonText
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = Encoder() };

    public static void Write(TextWriter output, Action<Utf8JsonWriter> write)
    {
        using (var json = new Utf8JsonWriter(new Passage(output), Options))
            write(json);
        output.Write('\n');
    }

    private static JavaScriptEncoder Encoder()
    {
        var plain = new TextEncoderSettings(UnicodeRanges.BasicLatin);
        plain.ForbidCharacter('[');
        return JavaScriptEncoder.Create(plain);
    }

    /// <summary>Passes on what is written, piece by piece: a report may be as large as the documents.</summary>
    private sealed class Passage(TextWriter output) : IBufferWriter<byte>
    {
        private byte[] _bytes = new byte[32 * 1024];
        private char[] _text = [];

        public void Advance(int count)
        {
            if (_text.Length < count)
                _text = new char[_bytes.Length];
            output.Write(_text.AsSpan(0, Encoding.ASCII.GetChars(_bytes, 0, count, _text, 0)));
        }

        public Span<byte> GetSpan(int sizeHint) => GetMemory(sizeHint).Span;

        public Memory<byte> GetMemory(int sizeHint)
        {
            if (_bytes.Length < sizeHint)
                _bytes = new byte[sizeHint];
            return _bytes;
        }
    }
}
