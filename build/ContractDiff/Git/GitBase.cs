namespace CloudMgmt.ContractDiff.Git;

/// <summary>What <c>--git</c> was told: a revision, which of its commits counts, and perhaps a path of its own.</summary>
/// <param name="Name">The revision, without what follows it.</param>
/// <param name="IsExact">Whether the revision itself counts (<c>main..</c>), and not where HEAD left it.</param>
/// <param name="Path">The path of the old version within the revision (<c>main:specs/users.yaml</c>);
/// null if it is that of the new one.</param>
internal sealed record GitBase(string Name, bool IsExact, string? Path)
{
    private const string Range = "..";

    /// <exception cref="GitException">It ends in another revision than HEAD.</exception>
    public static GitBase Parse(string text)
    {
        var colon = Colon(text);
        var (name, path) = colon < 0 ? (text, null) : (text[..colon], text[(colon + 1)..]);
        // No name of a branch or tag has two dots.
        var dots = name.IndexOf(Range, StringComparison.Ordinal);
        if (dots <= 0)
            return new(name, IsExact: false, path);
        var (start, end) = (name[..dots], name[dots..].TrimStart('.'));
        if (end is not ("" or "HEAD"))
            throw new GitException($"--git: '{text}': the new version is what is in the working tree; check out '{end}', and give '{start}'.");
        return new(start, name[dots..] is Range or "..HEAD", path);
    }

    // One at the start, and one in braces, is part of the revision: ':/text', 'HEAD^{/text: more}', 'main@{12:00}'.
    private static int Colon(string text)
    {
        var depth = 0;
        for (var index = 1; index < text.Length && text[0] != ':'; index++)
        {
            depth += text[index] switch { '{' => 1, '}' => -1, _ => 0 };
            if (text[index] == ':' && depth == 0)
                return index;
        }
        return -1;
    }
}
