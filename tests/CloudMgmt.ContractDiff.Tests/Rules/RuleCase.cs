using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.Tests.Rules;

/// <summary>A case of one of the files beside this one.</summary>
/// <param name="Rule">The rule, or the name of a kind of schema change.</param>
/// <param name="Wire">The verdict, or those for a request and a response.</param>
/// <param name="Base">The old form.</param>
/// <param name="Head">The new form, which has the change.</param>
/// <param name="Twin">A new form that has not.</param>
public sealed record RuleCase(string Rule, IReadOnlyList<string> Wire, string Base, string Head, string Twin)
{
    public override string ToString() => Rule;

    internal static IReadOnlyList<RuleCase> Read(string file)
    {
        var cases = (ListNode)FileReader.Read(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Rules", file)), file);
        return [.. cases.Items.Select(Of)];
    }

    private static RuleCase Of(Node node)
        => new(
            node.Text("rule")!, node.List("wire") is { } both ? [.. both.Texts()] : [node.Text("wire")!], Json(node, "base"),
            Json(node, "head"), Json(node, "twin"));

    private static string Json(Node node, string key) => node.Map(key)!.ToJson(int.MaxValue);
}
