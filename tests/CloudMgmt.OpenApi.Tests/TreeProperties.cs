using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;
using NUnit.Framework;

namespace CloudMgmt.OpenApi.Tests;

/// <summary>Any tree, written as JSON and as YAML in the ways that YAML has, is read as the same tree.</summary>
internal sealed class TreeProperties
{
    private static readonly string[] Traps =
    [
        "", " ", "  ", "a", "é", "😀", "~", "null", "yes", "1", "0x10", ".inf", "-", "?", ":", "- a", "a: b", " #", "#", "<<", "*a", "&a",
        "!a", "%", "@", "`", "|", ">", "'", "\"", "\\",
        "\n", "\n\n", "\t", "\r\n", "{", "}", "[", "]", ",", "\u0085", "\u2028", "\uFEFF", "\u0007", "---", "...", "$ref", "2021-01-31",
        "/",
    ];

    private static readonly Gen<string> Texts = Gen.Elements(Traps).ListOf().Select(list => string.Concat(list.Take(4)));

    [Test]
    public void Trees_are_read_alike_from_JSON_from_block_style_and_from_flow_style()
        => Prop.ForAll(Tree(4).ToArbitrary(), tree =>
        {
            var json = new StringBuilder();
            Flow(json, tree, Json);
            var expected = Reading.Json(json.ToString());
            var flow = new StringBuilder();
            Flow(flow, tree, Single);
            var block = new StringBuilder();
            Block(block, tree, 0);
            block.Append('\n');
            return expected.SameAs(Reading.Yaml(json.ToString()))
                && expected.SameAs(Reading.Yaml(flow.ToString()))
                && expected.SameAs(Reading.Yaml(block.ToString()));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500)
            .WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd(20261121, 1), FSharpOption<int>.None))));

    // A list of trees, a list of entries, text, or a scalar of another kind.
    private static Gen<object> Tree(int depth)
    {
        var scalar = Gen.OneOf(
            Texts.Select(text => (object)new Text(text)),
            Gen.Elements("null", "true", "false", "0", "-1.50", "1e3", "123456789012345678901234567890").Select(word => (object)word));
        if (depth == 0)
            return scalar;
        var lists = Tree(depth - 1).ListOf().Select(items => (object)items.Take(4).ToList());
        var maps = Texts.Zip(Tree(depth - 1)).ListOf()
            .Select(
                entries => (object)entries.Take(4).DistinctBy(entry => entry.Item1).Select(entry => (entry.Item1, entry.Item2)).ToList());
        return Gen.Frequency((2, scalar), (2, lists), (3, maps));
    }

    private static void Flow(StringBuilder text, object tree, Func<string, string> quoted)
    {
        switch (tree)
        {
            case Text(var value):
                text.Append(quoted(value));
                break;
            case List<object> items:
                text.Append('[');
                for (var index = 0; index < items.Count; index++)
                {
                    text.Append(index > 0 ? ", " : "");
                    Flow(text, items[index], quoted);
                }
                text.Append(']');
                break;
            case List<(string Key, object Value)> entries:
                text.Append('{');
                for (var index = 0; index < entries.Count; index++)
                {
                    text.Append(index > 0 ? ", " : "").Append(quoted(entries[index].Key)).Append(": ");
                    Flow(text, entries[index].Value, quoted);
                }
                text.Append('}');
                break;
            default:
                text.Append(tree);
                break;
        }
    }

    private static void Block(StringBuilder text, object tree, int indentation)
    {
        var margin = new string(' ', indentation);
        switch (tree)
        {
            case List<object> { Count: > 0 } items:
                foreach (var item in items)
                {
                    text.Append(text.Length > 0 ? "\n" : "").Append(margin).Append("- ");
                    Block(text, item, indentation + 2);
                }
                break;
            case List<(string Key, object Value)> { Count: > 0 } entries:
                foreach (var (key, value) in entries)
                {
                    text.Append(text.Length > 0 ? "\n" : "").Append(margin).Append(Single(key)).Append(": ");
                    Block(text, value, indentation + 2);
                }
                break;
            case Text({ Length: > 0 } value) when indentation > 0 && !value.Any(character => character != '\n' && NeedsEscape(character)):
                var (lines, chomping) = value[^1] == '\n' ? (value[..^1], '+') : (value, '-');
                text.Append($"|2{chomping}").Append(string.Concat(lines.Split('\n').Select(line => $"\n{margin}{line}")));
                break;
            default:
                Flow(text, tree, Single);
                break;
        }
    }

    private static string Json(string text) => $"\"{System.Text.Json.JsonEncodedText.Encode(text)}\"";

    // Single quotes know no escapes, so what cannot stand there is in double quotes.
    private static string Single(string text)
        => text.Any(NeedsEscape) ? Json(text) : $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    private static bool NeedsEscape(char character) => (char.IsControl(character) && character != '\u0085') || character == '\uFEFF';

    private sealed record Text(string Value);
}
