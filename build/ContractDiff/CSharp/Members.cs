using CloudMgmt.ClientModel;
namespace CloudMgmt.ContractDiff.CSharp;

/// <summary>Finds the same member of two lists.</summary>
internal static class Members
{
    /// <summary>Members of the same name in the document and, of the rest, those of the same C# name.</summary>
    public static IEnumerable<(Member Base, Member Head)> Pairs(IReadOnlyList<Member> @base, IReadOnlyList<Member> head)
    {
        var byWireName = Index(head, member => member.WireName);
        // Most members have kept their names in the document, and nobody asks for these.
        var byName = new Lazy<Dictionary<string, Member>>(() => Index(head, member => member.Name));
        var known = new Lazy<HashSet<string>>(() => [.. @base.Select(member => member.WireName)]);
        foreach (var member in @base)
        {
            if (byWireName.TryGetValue(member.WireName, out var same)
                || (byName.Value.TryGetValue(member.Name, out same) && !known.Value.Contains(same.WireName)))
            {
                yield return (member, same);
            }
        }
    }

    public static Dictionary<string, Member> Index(IEnumerable<Member> members, Func<Member, string> key)
    {
        var index = new Dictionary<string, Member>(StringComparer.Ordinal);
        foreach (var member in members)
            index.TryAdd(key(member), member);
        return index;
    }
}
