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
        var (@base, head) = (Describe(differ.Base), Describe(differ.Head));
        if (@base != head)
        {
            differ.Report(SchemaRules.XmlChanged, $"{differ.Name} is {head} of XML now, no longer {@base}.",
                differ.Base["xml"] ?? differ.Base.Node, differ.Head["xml"] ?? differ.Head.Node, @base, head);
        }
    }

    private static string Describe(SchemaView view)
    {
        var xml = view["xml"];
        var kind = xml.Text("nodeType") ?? (xml.Flag("attribute") ? "attribute" : "element");
        var name = xml.Text("name") ?? (view.Node.Parent?.Key == "properties" ? view.Node.Key : "");
        var space = xml.Text("namespace") is { } address ? $" in {address}" : "";
        var wrapping = xml.Flag("wrapped") && view.Types.HasFlag(JsonTypes.Array) ? " with items in it" : "";
        return $"the {kind} '{name}'{space}{wrapping}";
    }
}
