namespace CloudMgmt.CodeGeneration.Preparation;

/// <summary>The names of anonymous objects and enumerations, made of where they stand.</summary>
internal static class AnonymousNames
{
    public static string OfProperty(string owner, string property) => owner + CSharpNames.Pascal(property);

    /// <param name="owner">The name of the list or map.</param>
    /// <param name="keyword"><c>items</c> or <c>additionalProperties</c>.</param>
    public static string OfElements(string owner, string keyword) => owner + (keyword == "items" ? "Item" : "Value");

    public static string OfAlternative(string owner, int index) => $"{owner}Option{index + 1}";

    public static string OfParameter(string operation, string parameter) => operation + CSharpNames.Pascal(parameter);

    public static string OfRequest(string operation) => operation + "Request";

    public static string OfResponse(string operation, string status) => operation + (status.StartsWith('2') ? "Response" : CSharpNames.Pascal(status) + "Error");

    /// <summary>A name that no schema has yet.</summary>
    public static string Free(string name, Func<string, bool> isTaken)
    {
        var free = name;
        for (var number = 2; isTaken(free); number++)
            free = name + number;
        return free;
    }
}
