namespace CloudMgmt.ContractDiff.Rules;

/// <summary>What a rule is about. What happens to the generated C# comes from a change on the wire of the same kind.</summary>
internal enum RuleKind
{
    /// <summary>What is sent, where to, and what it looks like.</summary>
    Shape,

    /// <summary>What something is called that is not sent.</summary>
    Name,

    /// <summary>That something shall no longer be used.</summary>
    Deprecation,

    /// <summary>That it may be used after all.</summary>
    Reactivation,

    /// <summary>What is said beside it, for people: how long it will live, which group it belongs to.</summary>
    Remark,
}

/// <summary>A kind of change and what it means.</summary>
/// <param name="Id">The stable name that approvals and severity files use.</param>
/// <param name="Wire">Whether an existing client still works against the new service.</param>
/// <param name="Title">The change in a few words.</param>
/// <param name="Why">Who is hurt, or why nobody is.</param>
/// <param name="Advice">What to do instead; empty where nobody is hurt.</param>
/// <param name="Kind">What it is about.</param>
internal sealed record Rule(string Id, Verdict Wire, string Title, string Why, string Advice = "", RuleKind Kind = RuleKind.Shape)
{
    /// <summary>Whether code that compiled against the old SDK compiles against the new one.</summary>
    public Verdict Source { get; init; }

    /// <summary>Whether an assembly built against the old SDK runs with the new one.</summary>
    public Verdict Binary { get; init; }

    /// <summary>Whether it judges source and binary itself: elsewhere that is left to the rules on what becomes of the C#.</summary>
    public bool JudgesCSharp { get; init; }
}

/// <summary>Who sends the values that a schema describes. What is safe in one direction is often not in the other.</summary>
internal enum Direction
{
    /// <summary>The client sends them.</summary>
    Request,

    /// <summary>The service sends them.</summary>
    Response,
}

/// <summary>A kind of change of a schema: one rule for what a client sends, and one for what it receives.</summary>
internal sealed record SchemaRule(Rule Request, Rule Response)
{
    public Rule For(Direction direction) => direction == Direction.Request ? Request : Response;

    /// <summary>Makes both rules; a rule that hurts nobody needs no advice.</summary>
    public static SchemaRule Of(
        string name, string title, (Verdict Wire, string Why) request, (Verdict Wire, string Why) response, string advice = "",
        RuleKind kind = RuleKind.Shape)
        => new(Make("request", name, title, request, advice, kind), Make("response", name, title, response, advice, kind));

    private static Rule Make(string side, string name, string title, (Verdict Wire, string Why) rule, string advice, RuleKind kind)
        => new($"{side}-{name}", rule.Wire, $"{title} ({side})", rule.Why, rule.Wire == Verdict.Compatible ? "" : advice, kind);
}
