using static CloudMgmt.ContractDiff.Rules.Verdict;

namespace CloudMgmt.ContractDiff.Rules;

/// <summary>Changes of whole documents.</summary>
internal static class DocumentRules
{
    public static Rule Added { get; } = new("document-added", Compatible, "A document was added", "Nobody uses it yet.");

    public static Rule Removed { get; } = new("document-removed", Breaking, "A document was removed",
        "Every client of its operations fails, and so does code that uses the SDK made from it.", "Deprecate its operations first, and keep the document until nobody calls them.")
    {
        JudgesCSharp = true,
        Source = Breaking,
        Binary = Breaking,
    };

    public static Rule Rewritten { get; } = new("document-rewritten", Compatible, "Something is written in another way",
        "Either it means the same as before, or it is of a kind that no rule is about; look at it.");
}
