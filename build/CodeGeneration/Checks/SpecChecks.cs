namespace CloudMgmt.CodeGeneration;

/// <summary>One thing to look for in a spec.</summary>
internal delegate IEnumerable<Problem> SpecCheck(Spec spec);

internal static class SpecChecks
{
    /// <summary>Whether the document is one at all: what comes later would only repeat in other words what is wrong here.</summary>
    private static readonly SpecCheck[] Basic =
    [
        KeywordCheck.Run,
        ReferenceCheck.Run,
        ControlCharacterCheck.Run,
    ];

    /// <summary>What must hold for the generated code to mean what the spec says; part of every build.</summary>
    private static readonly SpecCheck[] Structural =
    [
        OperationIdCheck.Run,
        PathParameterCheck.Run,
        NameCollisionCheck.Run,
    ];

    private static readonly SpecCheck[] HouseStyle =
    [
        ExtensionCheck.Run,
        EnumNamesCheck.Run,
        DocumentedNameCheck.Run,
        DescriptionCheck.Run,
    ];

    public static void ForBuild(Spec spec)
    {
        Throw(spec, Basic);
        Throw(spec, Structural);
    }

    public static void ForLint(Spec spec)
    {
        Throw(spec, Basic);
        Throw(spec, [.. Structural, .. HouseStyle]);
    }

    private static void Throw(Spec spec, SpecCheck[] checks)
    {
        var problems = checks
            .SelectMany(check => check(spec))
            .OrderBy(problem => problem.Location.File, StringComparer.Ordinal)
            .ThenBy(problem => problem.Location.Line)
            .ThenBy(problem => problem.Location.Column);
        ProblemException.ThrowIfAny([.. problems]);
    }
}
