using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;
using NUnit.Framework;

namespace CloudMgmt.Core.Tests;

/// <summary>Checks properties over generated values: the same ones in each run, from a seed that the output names.</summary>
internal static class Checking
{
    private const ulong Seed = 20260131;

    private static readonly string[] Traps =
        [
            "/", "\\", ".", "..", "%", "%2F", "%00", "?", "#", "&", "=", "+", " ", "  ", ",", ";", "|", "[", "]", "{id}", "\"", "'", ":",
            "//", "\r\n", "\t", "\u001b", "\u007f", "\u0085", "\u2028", "\uFEFF", "e\u0301", "👩‍👩‍👧", "\u202E",
        ];

    /// <summary>Texts that UTF-8 can carry, rich in characters that mean something on the wire.</summary>
    public static Gen<string> Text { get; } = Pieces(
        (4, Gen.Elements(Traps)),
        (4, Gen.Choose(1, 126).Select(c => ((char)c).ToString())),
        (2, Gen.Choose(0xA0, 0xD7FF).Select(c => ((char)c).ToString())),
        (1, Gen.Choose(0x10000, 0x10FFFF).Select(char.ConvertFromUtf32)));

    /// <summary>Any sequence of UTF-16 code units, zeros and halves of surrogate pairs included.</summary>
    public static Gen<string> AnyText { get; } = Pieces(
        (3, Gen.Elements(Traps)),
        (3, Gen.Choose(0, 127).Select(c => ((char)c).ToString())),
        (1, Gen.Choose(0, 0xFFFF).Select(c => ((char)c).ToString())),
        (1, Gen.Choose(0xD800, 0xDFFF).Select(c => ((char)c).ToString())));

    public static void Holds<T>(Gen<T> values, Func<T, Task<bool>> property, int tests = 300)
    {
        TestContext.Out.WriteLine($"Seed {Seed}, {tests} tests.");
        Prop.ForAll(values.ToArbitrary(), property).Check(Config.QuickThrowOnFailure
            .WithMaxTest(tests)
            .WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd(Seed, 1), FSharpOption<int>.None))));
    }

    public static void Holds(Gen<string> texts, Func<string, Task<bool>> property, int tests = 300)
        => Holds<string>(texts, property, tests);

    public static bool HasHalfAPair(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) != text;

    private static Gen<string> Pieces(params (int, Gen<string>)[] pieces)
        => Gen.Frequency(pieces).ListOf().Select(list => string.Concat(list));
}
