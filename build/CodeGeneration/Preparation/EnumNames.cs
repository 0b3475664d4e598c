namespace CloudMgmt.CodeGeneration.Preparation;

/// <summary>The names of the members of one enumeration.</summary>
internal sealed class EnumNames(string className)
{
    private readonly HashSet<string> _taken = new(ReservedNames.MembersOfEnums, StringComparer.Ordinal) { className };

    /// <param name="value">The value on the wire.</param>
    /// <param name="given">The name that the document gives it, if any.</param>
    public string Next(string value, string? given)
        => CSharpNames.Unique(given is null ? CSharpNames.Member(value) : CSharpNames.Pascal(given), _taken, "Member");
}
