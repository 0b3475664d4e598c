namespace CloudMgmt.CodeGeneration;

/// <summary>A place in a file of the repository. The path is relative to its root; a line of 0 stands for the whole file.</summary>
internal readonly record struct SourceLocation(string File, int Line = 0, int Column = 0)
{
    public override string ToString() => Line == 0 ? File : $"{File}({Line},{Column})";
}

/// <summary>One thing that is wrong and what to do about it; its text is the form that MSBuild shows as an
/// error of that file and line.</summary>
internal sealed record Problem(string Id, SourceLocation Location, string Message)
{
    private const int MaximumShown = 20;

    /// <summary>Whether a client can be made all the same.</summary>
    public bool IsWarning { get; init; }

    public override string ToString() => $"{Location}: {(IsWarning ? "warning" : "error")} {Id}: {Message}";

    /// <summary>What a person reads of many: the first of them, and how many others there are.</summary>
    public static IEnumerable<string> Shown(IReadOnlyCollection<Problem> problems)
    {
        var shown = problems.Take(MaximumShown).Select(problem => problem.ToString());
        return problems.Count > MaximumShown ? shown.Append($"... and {problems.Count - MaximumShown} more.") : shown;
    }
}

internal sealed class ProblemException(IReadOnlyList<Problem> problems)
    : Exception(string.Join(Environment.NewLine, problems))
{
    public ProblemException(string id, SourceLocation location, string message)
        : this([new Problem(id, location, message)])
    {
    }

    public IReadOnlyList<Problem> Problems { get; } = problems;

    public static void ThrowIfAny(IReadOnlyList<Problem> problems)
    {
        if (problems.Count > 0)
            throw new ProblemException(problems);
    }
}
