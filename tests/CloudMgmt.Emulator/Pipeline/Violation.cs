using CloudMgmt.Emulator.Specs;

namespace CloudMgmt.Emulator.Pipeline;

/// <summary>A breach of the specification by a request.</summary>
/// <param name="Field">The parameter, or the topmost property of the body; empty for the body as a whole.</param>
/// <param name="Subject">What the sentence is about.</param>
/// <param name="Problem">The rest of the sentence.</param>
/// <param name="Place">Where the parameter is; null for the body.</param>
internal sealed record Violation(string Field, string Subject, string Problem, ParameterPlace? Place = null)
{
    /// <summary>Whether it is noted only, and no reason to refuse the request.</summary>
    public bool IsIgnored { get; init; }

    public bool IsOfBodyProperty => Place is null && Field != "";

    public static Violation OfParameter(ParameterPlace place, string name, string problem)
        => new(name, $"{place.ToString().ToLowerInvariant()} parameter '{name}'", problem, place);

    public static Violation OfBody(string problem, string pointer = "")
        => new(TopmostName(pointer), pointer == "" ? "body" : $"body {pointer}", problem);

    public override string ToString() => $"{Subject} {Problem}";

    /// <summary>An item of an array has no name, so it counts as the body as a whole.</summary>
    private static string TopmostName(string pointer)
    {
        var name = pointer.Split('/').ElementAtOrDefault(1) ?? "";
        return name.All(char.IsAsciiDigit) ? "" : name;
    }
}
