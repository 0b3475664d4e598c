using CloudMgmt.ClientModel;
using CloudMgmt.ContractDiff.Rules;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.CSharp;

/// <summary>Compares what must be passed to an operation.</summary>
internal sealed class ArgumentComparison(Effects effects, TypePairs types, ClientOperation @base, ClientOperation head)
{
    private IReadOnlyList<Member> BaseArguments => @base.Arguments;

    private IReadOnlyList<Member> HeadArguments => head.Arguments;

    public void Compare()
    {
        var sameTypes = BaseArguments.Count == HeadArguments.Count
            && Pairs().All(pair => types.AreSame(pair.Base.Type, pair.Head.Type, annotations: false));
        if (sameTypes && !IsReordered())
        {
            CompareNames();
        }
        else if (sameTypes)
        {
            Report(CSharpRules.ArgumentsSwapped, $"{Name} takes {Text(HeadArguments)} now, no longer {Text(BaseArguments)}: each value is passed as the other one, and nobody is told.", Moved());
        }
        else if (BaseArguments.Count == HeadArguments.Count
            && Pairs()
                .All(pair => pair.Base.Name == pair.Head.Name && Conversions.ToNew(pair.Base.Type, pair.Head.Type, types)))
        {
            Report(CSharpRules.ArgumentWidened, $"{Name} takes {Text(HeadArguments)} now, no longer {Text(BaseArguments)}.", Different());
        }
        else
        {
            Report(CSharpRules.SignatureChanged, $"{Name} takes {Text(HeadArguments)} now, no longer {Text(BaseArguments)}.", Different());
        }
    }

    private string Name => effects.Method(head);

    private IEnumerable<(Member Base, Member Head)> Pairs() => BaseArguments.Zip(HeadArguments);

    // A name that is in both, at another place.
    private bool IsReordered()
        => Pairs().Any(pair => pair.Base.Name != pair.Head.Name && HeadArguments.Any(other => other.Name == pair.Base.Name));

    private IEnumerable<(Member? Base, Member? Head)> Moved()
        => Pairs().Where(pair => pair.Base.Name != pair.Head.Name).Select(pair => ((Member?)pair.Base, (Member?)pair.Head));

    private void CompareNames()
    {
        foreach (var (baseMember, headMember) in Pairs())
        {
            if (baseMember.Name != headMember.Name)
            {
                Report(
                    CSharpRules.ArgumentRenamed, $"The argument {baseMember.Name} of {Name} is called {headMember.Name} now.",
                    [(baseMember, headMember)], baseMember.Name, headMember.Name);
            }
            else if (!types.AreSame(baseMember.Type, headMember.Type))
            {
                Report(CSharpRules.ElementNullabilityChanged, $"The argument {baseMember.Name} of {Name} is of the type {headMember.Type} now, no longer {baseMember.Type}.", [(baseMember, headMember)], baseMember.Type.ToString(), headMember.Type.ToString());
            }
        }
    }

    /// <summary>What is gone, what is new, and what has another type or place.</summary>
    private IEnumerable<(Member? Base, Member? Head)> Different()
    {
        var (headByName, baseByName) = (Members.Index(HeadArguments, member => member.Name),
            Members.Index(BaseArguments, member => member.Name));
        var gone = BaseArguments.Where(member => !headByName.ContainsKey(member.Name)).Select(member => ((Member?)member, (Member?)null));
        var added = HeadArguments.Where(member => !baseByName.ContainsKey(member.Name)).Select(member => ((Member?)null, (Member?)member));
        var changed = BaseArguments.Where(
            member => headByName.TryGetValue(member.Name, out var same) && !types.AreSame(member.Type, same.Type, annotations: false))
            .Select(member => ((Member?)member, (Member?)headByName[member.Name]));
        var all = added.Concat(changed).Concat(gone).ToList();
        return all.Count > 0 ? all : Moved();
    }

    private void Report(
        Rule rule, string message, IEnumerable<(Member? Base, Member? Head)> members, string? baseText = null, string? headText = null)
    {
        var all = members.ToList();
        var causes = all.SelectMany(pair => Places(pair.Base)
            .Concat(Places(pair.Head))
            .Concat(effects.Causes(pair.Base?.Schema ?? pair.Base?.Node, pair.Head?.Schema ?? pair.Head?.Node)));
        effects.Add(
            rule, head, Name, message, all[0].Base?.Node ?? (all[0].Head is null ? @base.Node : null), all[0].Head?.Node,
            causes.Append(@base.Node).Append(head.Node).Append(@base.Item.Node).Append(head.Item.Node),
            baseText: baseText ?? Text(BaseArguments), headText: headText ?? Text(HeadArguments));
    }

    private static IEnumerable<Node> Places(Member? member) => member is null ? [] : [member.Node];

    private static string Text(IReadOnlyList<Member> arguments) => $"({string.Join(", ", arguments.Select(argument => $"{argument.Type} {argument.Name}"))})";
}
