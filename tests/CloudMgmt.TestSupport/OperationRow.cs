namespace CloudMgmt.TestSupport;

/// <summary>One line of tests/operations.csv, typed from the reference documents.</summary>
public sealed record OperationRow
{
    /// <summary>Where the row stands in the table.</summary>
    public int Line { get; init; }

    public required string Api { get; init; }

    public required string DocumentedName { get; init; }

    public required string OperationId { get; init; }

    public required string Method { get; init; }

    public required string Path { get; init; }

    public required string ParameterText { get; init; }

    public required string Body { get; init; }

    public required string BodyRequired { get; init; }

    public required string Returns { get; init; }

    public required string CodeText { get; init; }

    public required string MediaTypeText { get; init; }

    public IReadOnlyList<string> Codes => Split(CodeText);

    public IReadOnlyList<string> MediaTypes => Split(MediaTypeText);

    public IReadOnlyList<ParameterRow> Parameters => [.. Split(ParameterText).Select(ParameterRow.Parse)];

    public override string ToString() => $"{Api} {OperationId}";

    private static string[] Split(string text) => text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

/// <summary>A parameter in the table: <c>query:sids:string[]:optional</c>.</summary>
public sealed record ParameterRow(string Place, string Name, string Type, bool Required)
{
    /// <summary>As the table has it.</summary>
    public override string ToString() => $"{Place}:{Name}:{Type}:{(Required ? "required" : "optional")}";

    public static ParameterRow Parse(string text)
    {
        var parts = text.Split(':');
        return new ParameterRow(parts[0], parts[1], parts[2], parts[3] == "required");
    }
}
