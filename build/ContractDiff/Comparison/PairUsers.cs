namespace CloudMgmt.ContractDiff.Comparison;

/// <summary>
/// Knows which roots each pair is part of. All roots are followed at once, since in a large document almost everything is part of almost
/// everything.
/// </summary>
internal sealed class PairUsers
{
    private readonly Dictionary<ComparedPair, RootSet> _users = [];
    private readonly List<ComparedPair> _pairs = [];
    private readonly int _count;

    public PairUsers(IReadOnlyList<ComparedPair> roots)
    {
        _count = roots.Count;
        var open = new Queue<ComparedPair>();
        var waiting = new HashSet<ComparedPair>();
        for (var index = 0; index < roots.Count; index++)
        {
            Of(roots[index]).Add(index);
            if (waiting.Add(roots[index]))
                open.Enqueue(roots[index]);
        }
        while (open.TryDequeue(out var pair))
        {
            waiting.Remove(pair);
            foreach (var part in pair.Parts)
            {
                if (Of(part).Unite(_users[pair]) && waiting.Add(part))
                    open.Enqueue(part);
            }
        }
    }

    /// <summary>Every pair, in the order in which it was reached.</summary>
    public IReadOnlyList<ComparedPair> Pairs => _pairs;

    /// <summary>The roots that a pair is part of.</summary>
    public RootSet Of(ComparedPair pair)
    {
        if (_users.TryGetValue(pair, out var users))
            return users;
        _pairs.Add(pair);
        _users.Add(pair, users = new RootSet(_count));
        return users;
    }
}
