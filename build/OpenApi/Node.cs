using System.Globalization;
using System.Runtime.InteropServices;

namespace CloudMgmt.OpenApi;

/// <summary>A value of a document that knows where it stands: a map, a list or a scalar.</summary>
internal abstract class Node
{
    /// <summary>The map or list that holds the value; null for the root of a file.</summary>
    public Node? Parent { get; private set; }

    /// <summary>The key under which a map holds the value, or its index in a list.</summary>
    public string Key { get; private set; } = "";

    /// <summary>The line, from 1: of the key of a value that has one.</summary>
    public required int Line { get; init; }

    public required int Column { get; init; }

    /// <summary>The file of the document.</summary>
    public SourceFile File => Root.Source ?? throw new InvalidOperationException("The root of a document has its file.");

    /// <summary>The value that all others of the file are in.</summary>
    public Node Root => Parent is null ? this : Parent.Root;

    /// <summary>Where the value stands in its file, as an RFC 6901 pointer.</summary>
    public string Pointer => Parent is null ? "" : $"{Parent.Pointer}/{Escape(Key)}";

    /// <summary>Set on the root of each file.</summary>
    internal SourceFile? Source { get; set; }

    public static string Escape(string segment) => segment.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    public static string Unescape(string segment) => segment.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);

    internal void Attach(Node parent, string key) => (Parent, Key) = (parent, key);
}

/// <summary>The values of a map in the order of the file.</summary>
internal sealed class MapNode : Node
{
    // Below this a walk over the entries is faster than hashing.
    private const int Indexed = 8;

    private readonly List<KeyValuePair<string, Node>> _entries = [];
    private Dictionary<string, Node>? _index;

    public IReadOnlyList<KeyValuePair<string, Node>> Entries => _entries;

    /// <summary>The entries once more, for loops over whole documents: they allocate nothing.</summary>
    public ReadOnlySpan<KeyValuePair<string, Node>> Span => CollectionsMarshal.AsSpan(_entries);

    /// <summary>The text of a reference; null if the map is none.</summary>
    public string? Reference { get; private set; }

    /// <summary>For a reference, what it refers to, once that has been looked up.</summary>
    internal Node? Target { get; set; }

    public Node? this[string key]
    {
        get
        {
            if (_index is not null)
                return _index.GetValueOrDefault(key);
            foreach (var entry in Span)
            {
                if (entry.Key == key)
                    return entry.Value;
            }

            return null;
        }
    }

    public bool Has(string key) => this[key] is not null;

    /// <summary>Adds an entry; a key that is there already is refused.</summary>
    public bool TryAdd(string key, Node value)
    {
        if (Has(key))
            return false;
        value.Attach(this, key);
        if (key == "$ref")
            Reference = value.Text();
        _entries.Add(new(key, value));
        if (_index is not null)
            _index[key] = value;
        else if (_entries.Count > Indexed)
            _index = new(_entries, StringComparer.Ordinal);
        return true;
    }

    /// <summary>Puts another value in the place of the one that the key has.</summary>
    public void Replace(string key, Node value)
    {
        value.Attach(this, key);
        if (key == "$ref")
            Reference = value.Text();
        _entries[_entries.FindIndex(entry => entry.Key == key)] = new(key, value);
        _index?[key] = value;
    }
}

internal sealed class ListNode : Node
{
    private readonly List<Node> _items = [];

    public IReadOnlyList<Node> Items => _items;

    /// <summary>The item at an index as a pointer writes it; null if there is none.</summary>
    public Node? this[string index]
        => int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < _items.Count && (index.Length == 1 || index[0] != '0')
            ? _items[number]
            : null;

    public void Add(Node value)
    {
        value.Attach(this, _items.Count.ToString(CultureInfo.InvariantCulture));
        _items.Add(value);
    }
}

internal enum ScalarKind
{
    Null,
    Boolean,
    Number,
    Text,
}

internal sealed class ScalarNode : Node
{
    public required ScalarKind Kind { get; init; }

    /// <summary>The value as JSON writes it, text without its quotes.</summary>
    public required string Text { get; init; }

    /// <summary>The value as the file writes it, for whom <c>007</c> is not 7.</summary>
    public string Written { get => field ?? Text; init; } = null!;
}
