namespace CloudMgmt.CodeGeneration.Preparation;

/// <summary>The names within one operation: the variables of its methods and the properties of its options class.</summary>
internal sealed class MemberNames(string operation)
{
    private readonly HashSet<string> _variables = new(ReservedNames.Variables, StringComparer.Ordinal);
    private readonly HashSet<string> _properties = new(ReservedNames.MembersOfOptions.Append(operation + "Options"), StringComparer.OrdinalIgnoreCase);

    public string Variable(string name, string suffix) => CSharpNames.Unique(CSharpNames.Camel(name), _variables, suffix);

    public string Property(string name, string suffix) => CSharpNames.Unique(CSharpNames.Pascal(name), _properties, suffix);
}
