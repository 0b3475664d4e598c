using CloudMgmt.ClientModel;
using CloudMgmt.ContractDiff.Rules;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.CSharp;

/// <summary>Compares what must be passed to an operation.</summary>
internal sealed class ArgumentComparison(Effects effects, TypePairs types, ClientOperation before, ClientOperation after)
{
    private IReadOnlyList<Member> Old => before.Arguments;

    private IReadOnlyList<Member> New => after.Arguments;

    public void Compare()
    {
        var sameTypes = Old.Count == New.Count && Pairs().All(pair => types.AreSame(pair.Before.Type, pair.After.Type, annotations: false));
        if (sameTypes && !IsReordered())
            CompareNames();
        else if (sameTypes)
            Report(CSharpRules.ArgumentsSwapped, $"{Name} takes {Text(New)} now, no longer {Text(Old)}: each value is passed as the other one, and nobody is told.", Moved());
        else if (Old.Count == New.Count && Pairs().All(pair => pair.Before.Name == pair.After.Name && Conversions.ToNew(pair.Before.Type, pair.After.Type, types, effects.Head)))
            Report(CSharpRules.ArgumentWidened, $"{Name} takes {Text(New)} now, no longer {Text(Old)}.", Different());
        else
            Report(CSharpRules.SignatureChanged, $"{Name} takes {Text(New)} now, no longer {Text(Old)}.", Different());
    }

    private string Name => effects.Method(after);

    private IEnumerable<(Member Before, Member After)> Pairs() => Old.Zip(New);

    // A name that is in both, at another place.
    private bool IsReordered() => Pairs().Any(pair => pair.Before.Name != pair.After.Name && New.Any(other => other.Name == pair.Before.Name));

    private IEnumerable<(Member? Before, Member? After)> Moved() => Pairs().Where(pair => pair.Before.Name != pair.After.Name).Select(pair => ((Member?)pair.Before, (Member?)pair.After));

    private void CompareNames()
    {
        foreach (var (old, current) in Pairs())
        {
            if (old.Name != current.Name)
                Report(CSharpRules.ArgumentRenamed, $"The argument {old.Name} of {Name} is called {current.Name} now.", [(old, current)], old.Name, current.Name);
            else if (!types.AreSame(old.Type, current.Type))
                Report(CSharpRules.ElementNullabilityChanged, $"The argument {old.Name} of {Name} is of the type {current.Type} now, no longer {old.Type}.", [(old, current)], old.Type.ToString(), current.Type.ToString());
        }
    }

    /// <summary>What is gone, what is new, and what has another type or place.</summary>
    private IEnumerable<(Member? Before, Member? After)> Different()
    {
        var (byName, oldByName) = (Members.Index(New, member => member.Name), Members.Index(Old, member => member.Name));
        var gone = Old.Where(member => !byName.ContainsKey(member.Name)).Select(member => ((Member?)member, (Member?)null));
        var added = New.Where(member => !oldByName.ContainsKey(member.Name)).Select(member => ((Member?)null, (Member?)member));
        var changed = Old.Where(member => byName.TryGetValue(member.Name, out var same) && !types.AreSame(member.Type, same.Type, annotations: false)).Select(member => ((Member?)member, (Member?)byName[member.Name]));
        var all = added.Concat(changed).Concat(gone).ToList();
        return all.Count > 0 ? all : Moved();
    }

    private void Report(Rule rule, string message, IEnumerable<(Member? Before, Member? After)> members, string? oldForm = null, string? newForm = null)
    {
        var all = members.ToList();
        var causes = all.SelectMany(pair => Places(pair.Before).Concat(Places(pair.After)).Concat(effects.Causes(pair.Before?.Schema ?? pair.Before?.Node, pair.After?.Schema ?? pair.After?.Node)));
        effects.Add(rule, after, Name, message, all[0].Before?.Node ?? (all[0].After is null ? before.Node : null), all[0].After?.Node, causes.Append(before.Node).Append(after.Node).Append(before.Item).Append(after.Item),
            oldForm: oldForm ?? Text(Old), newForm: newForm ?? Text(New));
    }

    private static IEnumerable<Node> Places(Member? member) => member is null ? [] : [member.Node];

    private static string Text(IReadOnlyList<Member> arguments) => $"({string.Join(", ", arguments.Select(argument => $"{argument.Type} {argument.Name}"))})";
}
