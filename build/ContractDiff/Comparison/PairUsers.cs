using System.Numerics;

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

/// <summary>
/// A set of roots, by their indexes. Few roots are a sorted list and many are bits: most pairs of a large document are part of one or two
/// operations, of which there may be thousands.
/// </summary>
internal sealed class RootSet(int count)
{
    private const int Bits = 64;

    private int[] _few = [];
    private ulong[]? _many;

    public IEnumerable<int> Indexes => _many is null ? _few : Set(_many);

    public void Add(int index)
    {
        if (_many is not null)
            _many[index / Bits] |= 1UL << (index % Bits);
        else if (Array.BinarySearch(_few, index) is < 0 and var place)
            Take([.. _few[..~place], index, .. _few[~place..]]);
    }

    /// <summary>Takes the roots of another set.</summary>
    /// <returns>Whether one was new.</returns>
    public bool Unite(RootSet other)
    {
        if (other._many is not null)
            return UniteBits(other._many);
        var grew = false;
        foreach (var index in other._few)
        {
            if (Contains(index))
                continue;
            Add(index);
            grew = true;
        }
        return grew;
    }

    private bool Contains(int index)
        => _many is null ? Array.BinarySearch(_few, index) >= 0 : (_many[index / Bits] & (1UL << (index % Bits))) != 0;

    private bool UniteBits(ulong[] other)
    {
        var bits = ToBits();
        var grew = false;
        for (var word = 0; word < bits.Length; word++)
        {
            grew |= (other[word] & ~bits[word]) != 0;
            bits[word] |= other[word];
        }
        return grew;
    }

    // As a list as long as that would be, the bits take no more memory.
    private void Take(int[] indexes)
    {
        _few = indexes;
        if (indexes.Length > count / (sizeof(int) * 8))
            ToBits();
    }

    private ulong[] ToBits()
    {
        if (_many is not null)
            return _many;
        _many = new ulong[(count + Bits - 1) / Bits];
        foreach (var index in _few)
            _many[index / Bits] |= 1UL << (index % Bits);
        _few = [];
        return _many;
    }

    private static IEnumerable<int> Set(ulong[] words)
    {
        for (var word = 0; word < words.Length; word++)
        {
            for (var rest = words[word]; rest != 0; rest &= rest - 1)
                yield return (word * Bits) + BitOperations.TrailingZeroCount(rest);
        }
    }
}
