namespace CloudMgmt.CodeGeneration;

/// <summary>One thing to look for in a spec.</summary>
internal delegate IEnumerable<Problem> SpecCheck(Spec spec);

internal static class SpecChecks
{
    /// <summary>Whether the document is one at all: what comes later would only repeat in other words what is wrong here.</summary>
    private static readonly SpecCheck[] Basic =
    [
        KeywordCheck.Run,
        ReferenceCheck.All,
        ControlCharacterCheck.Run,
    ];

    /// <summary>What must hold for the generated code to mean what the spec says; part of every build.</summary>
    private static readonly SpecCheck[] Structural =
    [
        OperationIdCheck.Run,
        PathParameterCheck.Run,
        NameCollisionCheck.Run,
        PagingCheck.Run,
    ];

    /// <summary>What keeps a client from being made of a document, whoever wrote it.</summary>
    private static readonly SpecCheck[] Protective = [ReferenceCheck.Run];

    /// <summary>What is strange in a document that somebody else owns, and does no harm.</summary>
    private static readonly SpecCheck[] Strange =
        [KeywordCheck.Run, ReferenceCheck.Harmless, ControlCharacterCheck.Run, PagingCheck.Run, TimeCheck.Run, UnsupportedCheck.Run];

    private static readonly SpecCheck[] HouseStyle =
    [
        ExtensionCheck.Run,
        EnumNamesCheck.Run,
        TimeCheck.Run,
        DocumentedNameCheck.Run,
        DescriptionCheck.Run,
    ];

    public static void ForBuild(Spec spec)
    {
        Throw(spec, Basic);
        Throw(spec, Structural);
    }

    /// <summary>For a document that is taken as it is.</summary>
    /// <returns>Warnings.</returns>
    public static IReadOnlyList<Problem> ForForeign(Spec spec)
    {
        Throw(spec, Protective);
        return [.. Find(spec, Strange).Select(problem => problem with { IsWarning = true })];
    }

    public static void ForLint(Spec spec)
    {
        Throw(spec, Basic);
        Throw(spec, [.. Structural, .. HouseStyle]);
    }

    private static void Throw(Spec spec, SpecCheck[] checks) => ProblemException.ThrowIfAny([.. Find(spec, checks)]);

    private static IEnumerable<Problem> Find(Spec spec, SpecCheck[] checks)
        => checks
            .SelectMany(check => check(spec))
            .OrderBy(problem => problem.Location.File, StringComparer.Ordinal)
            .ThenBy(problem => problem.Location.Line)
            .ThenBy(problem => problem.Location.Column);
}
