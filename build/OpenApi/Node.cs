using System.Buffers;
using System.Globalization;

namespace CloudMgmt.OpenApi;

/// <summary>A value of a document that knows where it stands: a map, a list or a scalar.</summary>
internal abstract class Node
{
    // A document has millions of values, so each field counts: the root, which has no key, has its file here, and the column shares its
    // field with what scalars say of themselves.
    private const int TagBits = 2;

    private object? _key;
    private uint _place;

    /// <summary>The map or list that holds the value; null for the root of a file.</summary>
    public Node? Parent { get; private set; }

    /// <summary>The key under which a map holds the value, or its index in a list.</summary>
    public string Key => _key as string ?? "";

    /// <summary>The line, from 1: of the key of a value that has one.</summary>
    public required int Line { get; init; }

    public required int Column
    {
        get => (int)(_place >> TagBits);
        init => _place = ((uint)value << TagBits) | (_place & ((1u << TagBits) - 1));
    }

    /// <summary>The file of the document.</summary>
    public SourceFile File => Root.Source ?? throw new InvalidOperationException("The root of a document has its file.");

    /// <summary>The value that all others of the file are in.</summary>
    public Node Root => Parent is null ? this : Parent.Root;

    /// <summary>Where the value stands in its file, as an RFC 6901 pointer.</summary>
    public string Pointer => Parent is null ? "" : $"{Parent.Pointer}/{Escape(Key)}";

    /// <summary>Set on the root of each file.</summary>
    internal SourceFile? Source
    {
        get => _key as SourceFile;
        set => _key = value;
    }

    /// <summary>The value as it stands in its file, of which this one may be a copy.</summary>
    public Node Original
    {
        get
        {
            if (this is MapNode { Origin: { } origin })
                return origin;
            var holder = Parent?.Original;
            return (holder == Parent ? null : holder is ListNode list ? list[Key] : (holder as MapNode)?[Key]) ?? this;
        }
    }

    public static string Escape(string segment)
        => segment.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    public static string Unescape(string segment)
        => segment.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);

    /// <summary>A number from 0 to 3 that a kind of value keeps here.</summary>
    private protected int Tag
    {
        get => (int)(_place & ((1u << TagBits) - 1));
        init => _place = (_place >> TagBits << TagBits) | (uint)value;
    }

    internal void Attach(Node parent, string key) => (Parent, _key) = (parent, key);
}

/// <summary>The values of a map in the order of the file.</summary>
internal sealed class MapNode : Node
{
    // Up to this a walk over the entries is about as fast as hashing, in a quarter of the memory.
    private const int Indexed = 32;

    private ExactList<KeyValuePair<string, Node>> _entries;
    // Few maps have one.
    private Extra? _extra;

    public IReadOnlyList<KeyValuePair<string, Node>> Entries => _entries.Items;

    /// <summary>The entries once more, for loops over whole documents: they allocate nothing.</summary>
    public ReadOnlySpan<KeyValuePair<string, Node>> Span => _entries.Span;

    /// <summary>The text of a reference; null if the map is none.</summary>
    public string? Reference => _extra?.Reference;

    /// <summary>The text of a reference whose target depends on what led to it; null if the map is none.</summary>
    public string? DynamicReference => _extra?.DynamicReference;

    /// <summary>For a reference, what it refers to, once that has been looked up.</summary>
    internal Node? Target
    {
        get => _extra?.Target;
        set => _extra!.Target = value;
    }

    /// <summary>What the map is a copy of; null if it stands in a file itself.</summary>
    internal MapNode? Origin
    {
        get => _extra?.Origin;
        init => (_extra ??= new()).Origin = value;
    }

    public Node? this[string key]
    {
        get
        {
            if (_extra?.Index is { } index)
                return index.GetValueOrDefault(key);
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
        Attach(key, value);
        _entries.Add(new(key, value));
        if (_extra?.Index is { } index)
            index[key] = value;
        else if (Span.Length > Indexed)
            (_extra ??= new()).Index = new(Entries, StringComparer.Ordinal);
        return true;
    }

    /// <summary>Puts another value in the place of the one that the key has.</summary>
    public void Replace(string key, Node value)
    {
        Attach(key, value);
        var index = 0;
        while (Span[index].Key != key)
            index++;
        _entries.Set(index, new(key, value));
        _extra?.Index?[key] = value;
    }

    /// <summary>Gives back the room for more entries.</summary>
    internal void Close() => _entries.Close();

    private void Attach(string key, Node value)
    {
        value.Attach(this, key);
        if (key == "$ref" && (value.Text() is not null || _extra is not null))
            ((_extra ??= new()).Reference, _extra.Target) = (value.Text(), null);
        else if (key == "$dynamicRef" && (value.Text() is not null || _extra is not null))
            (_extra ??= new()).DynamicReference = value.Text();
    }

    /// <summary>What references and large maps know beside their entries.</summary>
    private sealed class Extra
    {
        public Dictionary<string, Node>? Index { get; set; }

        public string? Reference { get; set; }

        public Node? Target { get; set; }

        public string? DynamicReference { get; set; }

        public MapNode? Origin { get; set; }
    }
}

internal sealed class ListNode : Node
{
    private ExactList<Node> _items;

    public IReadOnlyList<Node> Items => _items.Items;

    /// <summary>The item at an index as a pointer writes it; null if there is none.</summary>
    public Node? this[string index]
        => int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number < _items.Span.Length
            && (index.Length == 1 || index[0] != '0')
            ? _items.Span[number]
            : null;

    public void Add(Node value)
    {
        value.Attach(this, _items.Span.Length.ToString(CultureInfo.InvariantCulture));
        _items.Add(value);
    }

    /// <summary>Gives back the room for more items.</summary>
    internal void Close() => _items.Close();
}

/// <summary>A list that takes no more memory than its items, once it is closed.</summary>
internal struct ExactList<T>
{
    // Few maps of a document have more entries.
    private const int First = 16;

    // While it grows it is a shared one, and has room: hundreds of thousands of lists are read, and few at a time.
    private T[]? _items;
    private int _count;

    public readonly ReadOnlySpan<T> Span => _items.AsSpan(0, _count);

    public IReadOnlyList<T> Items
    {
        get
        {
            Close();
            return _items!;
        }
    }

    public void Add(T item)
    {
        if (_count == (_items?.Length ?? 0))
        {
            var larger = ArrayPool<T>.Shared.Rent(Math.Max(First, _count * 2));
            Span.CopyTo(larger);
            _items = larger;
        }

        _items![_count++] = item;
    }

    public readonly void Set(int index, T item) => _items![index] = item;

    public void Close()
    {
        if (_items?.Length == _count)
            return;
        var exact = Span.ToArray();
        if (_items is not null)
            ArrayPool<T>.Shared.Return(_items, clearArray: true);
        _items = exact;
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
    // Hardly any value is written in another way than JSON writes it.
    private readonly object _text;

    /// <param name="text">The value as JSON writes it, text without its quotes.</param>
    /// <param name="written">The value as the file writes it, if that is something else.</param>
    public ScalarNode(string text, string? written = null)
        => _text = written is null || written == text ? text : new TwoTexts(text, written);

    public required ScalarKind Kind
    {
        get => (ScalarKind)Tag;
        init => Tag = (int)value;
    }

    /// <summary>The value as JSON writes it, text without its quotes.</summary>
    public string Text => _text as string ?? ((TwoTexts)_text).Text;

    /// <summary>The value as the file writes it, for whom <c>007</c> is not 7.</summary>
    public string Written => _text as string ?? ((TwoTexts)_text).Written;

    private sealed record TwoTexts(string Text, string Written);
}
