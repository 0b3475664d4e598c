namespace CloudMgmt.CodeGeneration;

/// <summary>A place in a file of the repository. The path is relative to its root; a line of 0 stands for the whole file.</summary>
internal readonly record struct SourceLocation(string File, int Line = 0, int Column = 0)
{
    public override string ToString() => Line == 0 ? File : $"{File}({Line},{Column})";
}

/// <summary>One thing that is wrong and what to do about it; its text is the form that MSBuild shows as an error of that file and line.</summary>
internal sealed record Problem(string Id, SourceLocation Location, string Message)
{
    public override string ToString() => $"{Location}: error {Id}: {Message}";
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
