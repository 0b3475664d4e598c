using System.Text.RegularExpressions;
using CloudMgmt.ContractDiff.Changes;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.Approvals;

/// <summary>Reads approvals: a YAML list of maps with fingerprint, reason, author and version, and at will rule and pointer.</summary>
internal static partial class ApprovalFile
{
    private static readonly string[] Required = ["fingerprint", "reason", "author", "version"];
    private static readonly string[] Optional = ["rule", "pointer"];

    /// <exception cref="DocumentException">The file is missing or says something else.</exception>
    public static IEnumerable<ApprovalEntry> Read(string path, WorkingFolder folder)
        => SettingsFile.Read<ListNode>(path, folder, "approvals are a list, each with fingerprint, reason, author and version.")
            ?.Items.Select(ReadEntry) ?? [];

    private static ApprovalEntry ReadEntry(Node node)
    {
        var map = node as MapNode
            ?? throw new DocumentException(node, "an approval is a map with fingerprint, reason, author and version.");
        foreach (var (key, value) in map.Entries)
        {
            if (!Required.Contains(key) && !Optional.Contains(key))
                throw new DocumentException(value, $"an approval has no '{key}'; it has {string.Join(", ", Required)}, {string.Join(", ", Optional)}.");
        }

        var fingerprint = Text(map, "fingerprint");
        if (!Fingerprint().IsMatch(fingerprint))
            throw new DocumentException(map["fingerprint"]!, $"'{fingerprint}' is no fingerprint: 12 digits from 0 to 9 and a to f.");
        return new(
            new Approval(fingerprint, Text(map, "reason"), Text(map, "author"), Text(map, "version")), map.Text("rule"),
            map.Text("pointer"), map);
    }

    // A number is text here: 2.0 is a version, and a fingerprint may have no letter.
    private static string Text(MapNode map, string key) => map[key] switch
    {
        null => throw new DocumentException(map, $"the approval lacks '{key}'."),
        ScalarNode { Kind: ScalarKind.Text or ScalarKind.Number } scalar when scalar.Written.Trim().Length > 0 => scalar.Written,
        var other => throw new DocumentException(other, $"'{key}' must be a text that is not empty."),
    };

    [GeneratedRegex(@"^[0-9a-f]{12}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Fingerprint();
}
