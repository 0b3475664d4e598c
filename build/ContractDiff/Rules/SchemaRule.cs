namespace CloudMgmt.ContractDiff.Rules;

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
