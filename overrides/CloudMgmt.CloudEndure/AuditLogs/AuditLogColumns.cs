using System.Globalization;

namespace CloudMgmt.CloudEndure;

/// <summary>The columns that the first row of a log names; shared by all rows below it.</summary>
internal sealed class AuditLogColumns
{
    /// <summary>
    /// How many columns a log may have: as many as a spreadsheet. Each row that is longer than the header has names of its own.
    /// </summary>
    public const int MaxCount = 16_384;

    /// <summary>The columns of a row that has none.</summary>
    public static readonly AuditLogColumns None = new([]);

    private readonly Dictionary<string, int> _exact = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _loose = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private AuditLogColumns? _longer;

    public AuditLogColumns(IEnumerable<string> names)
    {
        Names = [.. names.Select(Unique)];
        for (var i = 0; i < Names.Length; i++)
        {
            // The first of two names that differ in case only is the one that a loose name means.
            if (Simplify(Names[i]) is var simple && !_loose.ContainsKey(simple))
                _loose[simple] = i;
        }
        Timestamp = IndexOf("timestamp");
        EventName = IndexOf("eventName");
        Username = IndexOf("username");
        Description = IndexOf("description");
        JobId = IndexOf("jobId");
        ParticipatingMachines = IndexOf("participatingMachines");
        ChangedFields = IndexOf("changedFields");
    }

    public string[] Names { get; }

    public int Timestamp { get; }

    public int EventName { get; }

    public int Username { get; }

    public int Description { get; }

    public int JobId { get; }

    public int ParticipatingMachines { get; }

    public int ChangedFields { get; }

    /// <summary>The position of a column, or -1.</summary>
    public int IndexOf(string name)
        => _exact.TryGetValue(name, out var exact) ? exact
        : _loose.TryGetValue(Simplify(name), out var loose) ? loose
        : -1;

    /// <summary>These columns, with generated names up to the length of a row that is longer.</summary>
    public AuditLogColumns For(int fields)
    {
        if (fields <= Names.Length)
            return this;
        return _longer?.Names.Length == fields
            ? _longer
            : _longer = new AuditLogColumns(Names.Concat(Enumerable.Repeat("", fields - Names.Length)));
    }

    private static string Simplify(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private string Unique(string name, int index)
    {
        var wanted = string.IsNullOrWhiteSpace(name) ? "column" + (index + 1).ToString(CultureInfo.InvariantCulture) : name;
        var unique = wanted;
        // Goes on where it left off, or equal names would take quadratic time.
        _ = _counts.TryGetValue(wanted, out var count);
        while (_exact.ContainsKey(unique))
            unique = wanted + "_" + (++count + 1).ToString(CultureInfo.InvariantCulture);
        _counts[wanted] = count;
        _exact[unique] = index;
        return unique;
    }
}
