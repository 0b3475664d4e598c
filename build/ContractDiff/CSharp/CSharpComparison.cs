using CloudMgmt.ContractDiff.Changes;
using CloudMgmt.ContractDiff.Rules;

namespace CloudMgmt.ContractDiff.CSharp;

/// <summary>Says what the changes of a document do to the C# that the generator makes of it.</summary>
internal static class CSharpComparison
{
    /// <summary>Gives each change its effects, and makes changes of the effects that nothing on the wire causes.</summary>
    /// <param name="csharp">What differs in C#.</param>
    /// <param name="wire">What differs on the wire.</param>
    /// <returns>The changes in their order, with the verdicts on source and binary, and then the others.</returns>
    public static IReadOnlyList<Change> Apply(ClientComparison csharp, IReadOnlyList<Change> wire)
    {
        var causes = new WireCauses(wire);
        var byCause = csharp.Effects.ToLookup(causes.Find, ReferenceEqualityComparer.Instance);
        var changed = wire.Select(change => WithEffects(change, [.. byCause[change].Select(effect => effect.Value)]));
        return [.. changed, .. Own([.. byCause[null]], new ModelUsers(csharp.Base), new ModelUsers(csharp.Head))];
    }

    private static Change WithEffects(Change change, IReadOnlyList<CSharpEffect> effects)
    {
        if (effects.Count == 0)
            return change;
        var all = change with
        {
            CSharp = effects,
            Source = Worst(change.Source, effects, effect => effect.Rule.Source),
            Binary = Worst(change.Binary, effects, effect => effect.Rule.Binary),
        };
        // A type is the same one for who sends it and who receives it.
        return all is { Source: Verdict.Compatible, Binary: Verdict.Compatible } || all.Users.Count == 0 ? all
            : all with { Operations = all.Users };
    }

    private static Verdict Worst(Verdict verdict, IEnumerable<CSharpEffect> effects, Func<CSharpEffect, Verdict> axis)
        => (Verdict)Math.Max((int)verdict, (int)effects.Max(axis));

    // What comes from one place is one change; it goes by the worst of its effects.
    private static IEnumerable<Change> Own(IReadOnlyList<Effect> effects, ModelUsers baseUsers, ModelUsers headUsers)
        => from effect in effects
           group effect by effect.Head ?? effect.Base into same
           let worst = same.OrderByDescending(effect => effect.Rule.Source).ThenByDescending(effect => effect.Rule.Binary).First()
           select WithEffects(
               new Change
               {
                   Rule = worst.Rule,
                   Wire = Verdict.Compatible,
                   Source = Verdict.Compatible,
                   Binary = Verdict.Compatible,
                   Operations = [.. same.SelectMany(effect => Operations(effect, baseUsers, headUsers)).Distinct()],
                   BaseNode = worst.Base,
                   HeadNode = worst.Head,
                   BaseText = worst.BaseText,
                   HeadText = worst.HeadText,
                   Message = worst.Value.Message,
               },
               [.. same.Select(effect => effect.Value)]);

    private static IEnumerable<string> Operations(Effect effect, ModelUsers baseUsers, ModelUsers headUsers)
    {
        if (effect.Operation is not null)
            return [effect.Operation.ToString()];
        return effect.HeadModel is not null ? headUsers.Of(effect.HeadModel)
            : effect.BaseModel is not null ? baseUsers.Of(effect.BaseModel)
            : [];
    }
}
