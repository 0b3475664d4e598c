#if NET
using System.Runtime.CompilerServices;
#endif

namespace CloudMgmt.CloudEndure;

/// <summary>
/// The cells of one row. The first ones, which are all in a log with the fields that are known, lie in the row itself: an array for each
/// row would be half of what reading a log allocates beside its texts.
/// </summary>
internal struct AuditLogCells
{
    private const int Inline = 8;

    /// <summary>The time of the timestamp column, when its text says just that time in UTC; the cell is then null. Else 0.</summary>
    public long UtcTicks;

    private string?[]? _more;
#pragma warning disable CS0649 // Assigned by its indexer.
    private First _first;
#pragma warning restore CS0649

    public readonly string? Get(int index) => index < Inline ? _first[index] : _more?[index - Inline];

    public void Set(int index, string? value, int count)
    {
        if (index < Inline)
            _first[index] = value;
        else
            (_more ??= new string?[count - Inline])[index - Inline] = value;
    }

#if NET
    [InlineArray(Inline)]
    private struct First
    {
        private string? _0;
    }
#else
    private struct First
    {
        private string? _0, _1, _2, _3, _4, _5, _6, _7;

        public string? this[int index]
        {
            readonly get => index switch
            {
                0 => _0,
                1 => _1,
                2 => _2,
                3 => _3,
                4 => _4,
                5 => _5,
                6 => _6,
                _ => _7,
            };
            set
            {
                switch (index)
                {
                    case 0: _0 = value; break;
                    case 1: _1 = value; break;
                    case 2: _2 = value; break;
                    case 3: _3 = value; break;
                    case 4: _4 = value; break;
                    case 5: _5 = value; break;
                    case 6: _6 = value; break;
                    default: _7 = value; break;
                }
            }
        }
    }
#endif
}
