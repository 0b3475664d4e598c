using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NUnit.Framework;

namespace CloudMgmt.Conventions.Tests;

/// <summary>Code can be read without scrolling to the right.</summary>
internal sealed class LineConventions
{
    private const int Columns = 140;

    /// <summary>A text of so many columns stays in one piece, since half of one can neither be searched for nor compared.</summary>
    private const int LongText = 80;

    private static IEnumerable<string> Files
        => from folder in new[] { "build", "overrides", "tests" }
           from file in Directory.EnumerateFiles(Path.Combine(Api.Root, folder), "*.cs", SearchOption.AllDirectories)
           select Path.GetRelativePath(Api.Root, file).Replace('\\', '/');

    [Test]
    public void No_line_is_wider_than_140_columns()
        => Assert.That(Files.SelectMany(WideLines), Is.Empty);

    [Test]
    public void Only_a_long_text_may_be_wider()
    {
        var wide = new string('x', Columns);
        string[] texts = [$"call(\"{wide}\");", $"call($\"{wide}{{a}}\");", $"var a = \"\"\"\n  {wide}\n  \"\"\";"];

        Assert.That(texts.SelectMany(WideLinesOf), Is.Empty);
        Assert.That(WideLinesOf($"a();\nb({wide});\n// {wide}\nc(\"d\");"), Is.EqualTo([2, 3]));
    }

    private static IEnumerable<string> WideLines(string file)
        => WideLinesOf(File.ReadAllText(Path.Combine(Api.Root, file)).ReplaceLineEndings("\n")).Select(line => $"{file}({line})");

    private static IEnumerable<int> WideLinesOf(string code)
    {
        var lines = code.Split('\n');
        var wide = Enumerable.Range(1, lines.Length).Where(line => lines[line - 1].Length > Columns).ToList();
        return wide.Count == 0 ? wide : wide.Except(LinesOfLongTexts(code));
    }

    private static IEnumerable<int> LinesOfLongTexts(string code)
        => from node in CSharpSyntaxTree.ParseText(code).GetRoot().DescendantNodes()
           where node is InterpolatedStringExpressionSyntax or LiteralExpressionSyntax && node.Span.Length >= LongText
           let place = node.GetLocation().GetLineSpan()
           from line in Enumerable.Range(place.StartLinePosition.Line, place.EndLinePosition.Line - place.StartLinePosition.Line + 1)
           select line + 1;
}
