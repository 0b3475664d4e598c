using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using CloudMgmt.ClientModel;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace CloudMgmt.CodeGeneration;

/// <summary>
/// Turns what a document says in CommonMark into XML documentation. CommonMark may hold HTML, and some documents are HTML throughout: so
/// both are read as HTML.
/// </summary>
internal sealed partial class XmlDocumentation
{
    /// <summary>How deep elements may lie within each other; what lies deeper keeps its words only.</summary>
    private const int Depth = 32;

    /// <summary>The characters of a text beyond which it is no longer read, for what is made to take time.</summary>
    private const int Longest = 20_000;

    private const string NewLine = "\n/// ";

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().Build();

    // What people write into texts of an API. Any other name in angle brackets is one of their own: 'Bearer <token>'.
    private static readonly HashSet<string> Elements = new(
        ("a abbr b big blockquote br center cite code dd del details div dl dt em font h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p"
            + " pre q s samp section small span strong sub summary sup table tbody td tfoot th thead tr tt u ul var").Split(' '),
        StringComparer.OrdinalIgnoreCase);

    // What a document says of a parameter or a property, it says wherever that is referred to: of nine texts, eight have been read before.
    private static readonly ConcurrentDictionary<string, string> Known = new(StringComparer.Ordinal);

    // To make one takes as long as to read a text.
    [ThreadStatic]
    private static HtmlParser? _parser;

    private readonly StringBuilder _xml = new();

    // Whether text would begin a line of its own, where white space means nothing.
    private bool _begins = true;

    private XmlDocumentation()
    {
    }

    /// <summary>The inner XML of an element of the documentation; each line but the first begins as a comment does.</summary>
    public static string Of(string markdown) => Markup().IsMatch(markdown) ? Known.GetOrAdd(markdown, Read) : markdown;

    private static string Read(string markdown)
    {
        if (markdown.Length > Longest || Html(markdown) is not { } html)
            return Literal(markdown);
        var documentation = new XmlDocumentation();
        _parser ??= new HtmlParser();
        documentation.AddBlocks(_parser.ParseDocument("<body>" + html).Body!, depth: 0, isFirstBare: true);
        return documentation._xml.ToString().Trim();
    }

    private static string? Html(string markdown)
    {
        try
        {
            var document = Markdown.Parse(markdown, Pipeline);
            foreach (var tag in document.Descendants<HtmlInline>().Where(tag => !IsElement(tag.Tag)).ToList())
                tag.ReplaceBy(new LiteralInline(tag.Tag));
            return document.ToHtml(Pipeline);
        }
        catch (ArgumentException)
        {
            // How Markdig says that parts lie too deep within each other.
            return null;
        }
    }

    /// <summary>What a part of a document says under a key; null if it says nothing.</summary>
    public static string? Of(OpenApi.Node? node, string key) => Texts.Of(node, key) is { } text ? Of(text) : null;

    /// <summary>A text that is no CommonMark.</summary>
    public static string Literal(string text)
        => Texts.Fit(text).Replace('\n', ' ').Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal);

    private static bool IsElement(string tag) => TagName().Match(tag) is { Success: true } name && Elements.Contains(name.Value);

    /// <summary>
    /// Runs of text and inline elements are paragraphs, as is what says so; the first of all stands without a tag, because most texts are
    /// one.
    /// </summary>
    private void AddBlocks(IElement parent, int depth, bool isFirstBare)
    {
        var run = new List<INode>();
        var isBare = isFirstBare;
        foreach (var child in parent.ChildNodes)
        {
            if (child is IElement element && IsBlock(element))
            {
                EndRun();
                var length = _xml.Length;
                AddBlock(element, depth + 1, isBare);
                isBare &= _xml.Length == length;
            }
            else
            {
                run.Add(child);
            }
        }

        EndRun();

        void EndRun()
        {
            if (run.Any(IsVisible))
            {
                AddParagraph(run, depth, isBare);
                isBare = false;
            }
            run.Clear();
        }
    }

    private void AddParagraph(IEnumerable<INode> inlines, int depth, bool isBare, string? around = null)
    {
        if (!isBare)
            BeginLine();
        Open(isBare ? null : "para");
        Open(around);
        AddText(inlines, depth);
        Close(around);
        Close(isBare ? null : "para");
    }

    private void AddBlock(IElement element, int depth, bool isFirstBare)
    {
        if (depth > Depth)
        {
            AddWords(element.TextContent);
            return;
        }

        switch (element.LocalName)
        {
            case "p":
                if (IsVisible(element))
                    AddParagraph(element.ChildNodes, depth, isFirstBare);
                break;
            case "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "summary" or "dt":
                AddParagraph(element.ChildNodes, depth, isFirstBare, "b");
                break;
            case "pre":
                AddCode(element.TextContent);
                break;
            case "ul" or "ol":
                AddList(element.LocalName == "ul" ? "bullet" : "number", element.Children, depth);
                break;
            case "table":
                AddTable(element, depth);
                break;
            case "hr":
                break;
            default:
                AddBlocks(element, depth, isFirstBare);
                break;
        }
    }

    private void AddList(string type, IEnumerable<IElement> items, int depth)
    {
        BeginLine();
        _xml.Append($"<list type=\"{type}\">");
        foreach (var item in items)
        {
            BeginLine();
            Open("item");
            Open("description");
            AddBlocks(item, depth, isFirstBare: true);
            Close("description");
            Close("item");
        }

        BeginLine();
        Close("list");
    }

    private void AddTable(IElement table, int depth)
    {
        BeginLine();
        _xml.Append("<list type=\"table\">");
        foreach (var row in table.QuerySelectorAll("tr"))
        {
            BeginLine();
            var name = row.Children.Any(cell => cell.LocalName == "td") ? "item" : "listheader";
            Open(name);
            foreach (var cell in row.Children)
            {
                Open("term");
                AddText(cell.ChildNodes, depth + 1);
                Close("term");
            }

            Close(name);
        }

        BeginLine();
        Close("list");
    }

    private void AddCode(string text)
    {
        BeginLine();
        Open("code");
        foreach (var line in text.ReplaceLineEndings("\n").TrimEnd().Split('\n'))
            _xml.Append(NewLine).Append(Literal(line));
        _xml.Append(NewLine);
        Close("code");
    }

    private void AddText(IEnumerable<INode> inlines, int depth)
    {
        _begins = true;
        AddInlines(inlines, depth);
        while (_xml.Length > 0 && _xml[^1] == ' ')
            _xml.Length--;
    }

    private void AddInlines(IEnumerable<INode> inlines, int depth)
    {
        foreach (var inline in inlines)
            AddInline(inline, depth);
    }

    private void AddInline(INode node, int depth)
    {
        if (node is not IElement element)
        {
            if (node.NodeType == NodeType.Text)
                AddWords(node.TextContent);
        }
        else if (depth > Depth || element.LocalName is "code" or "tt" or "kbd" or "samp" or "var")
        {
            AddTagged(depth > Depth ? null : "c", () => AddWords(element.TextContent));
        }
        else
        {
            if (!Elements.Contains(element.LocalName))
                AddWords($"<{element.LocalName}>");
            AddWords(IsImage(element) ? element.GetAttribute("alt") ?? "" : "");
            AddTagged(Name(element), () => AddInlines(element.ChildNodes, depth + 1));
            if (element.LocalName == "br" || IsBlock(element))
                AddWords(" ");
        }
    }

    private void AddTagged(string? tag, Action content)
    {
        Open(tag);
        content();
        Close(tag?.Split(' ')[0]);
    }

    // Nothing but an address of the web leads somewhere from an editor.
    private static string? Name(IElement element) => element.LocalName switch
    {
        "strong" or "b" => "b",
        "em" or "i" => "i",
        "a" when Uri.TryCreate(element.GetAttribute("href"), UriKind.Absolute, out var target) && target.Scheme is "https" or "http"
            => $"see href=\"{Literal(target.AbsoluteUri).Replace("\"", "%22", StringComparison.Ordinal)}\"",
        _ => null,
    };

    /// <summary>White space of every kind is one blank, as in HTML, and entities may have brought back what no comment can hold.</summary>
    private void AddWords(string text)
    {
        var words = new StringBuilder();
        foreach (var c in Texts.Fit(text))
        {
            if (!char.IsWhiteSpace(c))
                words.Append(c);
            else if (!_begins)
                words.Append(' ');
            _begins = char.IsWhiteSpace(c);
        }

        _xml.Append(Literal(words.ToString()));
    }

    private void BeginLine()
    {
        if (_xml.Length > 0)
            _xml.Append(NewLine);
    }

    private void Open(string? tag)
    {
        if (tag is not null)
            _xml.Append('<').Append(tag).Append('>');
    }

    private void Close(string? tag)
    {
        if (tag is not null)
            _xml.Append("</").Append(tag).Append('>');
    }

    private static bool IsVisible(INode node)
        => !string.IsNullOrWhiteSpace(node.TextContent)
            || (node is IElement element && (IsImage(element) || element.QuerySelector("img") is not null));

    private static bool IsImage(IElement element) => element.LocalName == "img";

    private static bool IsBlock(IElement element)
        => element.LocalName is "p" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "pre" or "ul" or "ol" or "table" or "hr" or "div"
            or "blockquote" or "section" or "details" or "summary" or "center" or "dl" or "dt" or "dd";

    [GeneratedRegex("""[\n\\`*_<>&\[\]|~#]|^[-+\d=]|  """)]
    private static partial Regex Markup();

    [GeneratedRegex("(?<=^</?)[A-Za-z][A-Za-z0-9]*")]
    private static partial Regex TagName();
}
