using CloudMgmt.ContractDiff.Rules;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.Comparison;

/// <summary>Compares what the values of a schema are called in XML, and whether they are elements or attributes.</summary>
internal static class XmlComparison
{
    public static void Compare(Differ differ)
    {
        if (!differ.Either("xml"))
            return;
        var isNamed = NameOf(differ.Base) is not null || NameOf(differ.Head) is not null;
        Report(differ, Describe(differ.Base, isNamed), Describe(differ.Head, isNamed));
    }

    /// <summary>Compares the elements that whole bodies are: without a name of their own, the names of their schemas.</summary>
    public static void CompareRoots(Differ differ)
    {
        if (NameOf(differ.Base) is null
            && NameOf(differ.Head) is null
            && ComponentOf(differ.Base) is { } @base
            && ComponentOf(differ.Head) is { } head)
        {
            Report(differ, $"the element '{@base}'", $"the element '{head}'");
        }
    }

    private static void Report(Differ differ, string @base, string head)
    {
        if (@base != head)
        {
            differ.Report(SchemaRules.XmlChanged, $"{differ.Name} is {head} of XML now, no longer {@base}.",
                differ.Base["xml"] ?? differ.Base.Node, differ.Head["xml"] ?? differ.Head.Node, @base, head);
        }
    }

    private static string? NameOf(SchemaView view) => view["xml"].Text("name");

    private static string? ComponentOf(SchemaView view)
        => ApiDocument.Reference(view.Node) is { } reference ? Node.Unescape(reference[(reference.LastIndexOf('/') + 1)..])
            : view.Node.Parent is { Key: "schemas" } ? view.Node.Key : null;

    // What neither of the two names is called what it was.
    private static string Describe(SchemaView view, bool isNamed)
    {
        var xml = view["xml"];
        // How a text is escaped is nothing to who reads it.
        var kind = xml.Text("nodeType") is { } type ? type == "cdata" ? "text" : type : xml.Flag("attribute") ? "attribute" : "element";
        var name = !isNamed ? "" : NameOf(view) ?? (view.Node.Parent is { Key: "properties" } ? view.Node.Key : ComponentOf(view));
        var space = xml.Text("namespace") is { } address ? $" in {address}" : "";
        var wrapping = xml.Flag("wrapped") && view.Types.HasFlag(JsonTypes.Array) ? " with items in it" : "";
        return $"the {kind} '{name}'{space}{wrapping}";
    }
}
