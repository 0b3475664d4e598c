using System.Numerics;

namespace CloudMgmt.ContractDiff.Comparison;

/// <summary>A set of roots, by their indexes.</summary>
internal sealed class RootSet(int count)
{
    private const int Bits = 64;

    private readonly ulong[] _words = new ulong[(count + Bits - 1) / Bits];

    public IEnumerable<int> Indexes
    {
        get
        {
            for (var word = 0; word < _words.Length; word++)
            {
                for (var rest = _words[word]; rest != 0; rest &= rest - 1)
                    yield return (word * Bits) + BitOperations.TrailingZeroCount(rest);
            }
        }
    }

    public void Add(int index) => _words[index / Bits] |= 1UL << (index % Bits);

    /// <summary>Takes the roots of another set.</summary>
    /// <returns>Whether one was new.</returns>
    public bool Unite(RootSet other)
    {
        var grew = false;
        for (var word = 0; word < _words.Length; word++)
        {
            grew |= (other._words[word] & ~_words[word]) != 0;
            _words[word] |= other._words[word];
        }
        return grew;
    }
}
