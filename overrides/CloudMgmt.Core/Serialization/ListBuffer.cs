using System.Buffers;

namespace CloudMgmt.Core.Serialization;

/// <summary>
/// The items of a list whose length is not known before its end. They wait in rented memory: a list that grows costs its size twice over in
/// garbage, and keeps room for items that never come, which is most of a short one. What is rented and not given back, because an item
/// cannot be read, is left to the collector.
/// </summary>
/// <typeparam name="T">What is listed.</typeparam>
internal struct ListBuffer<T>
{
    // The least that is rented.
    private const int FirstSize = 16;

    private T[]? _items;
    private int _count;

    public void Add(T item)
    {
        if (_items is null || _count == _items.Length)
            Grow();
        _items![_count++] = item;
    }

    /// <summary>Makes the list, and gives the memory back.</summary>
    public List<T> ToList()
    {
        var list = new List<T>(_count);
        if (_items is null)
            return list;
        for (var i = 0; i < _count; i++)
            list.Add(_items[i]);
        Return(_items);
        _items = null;
        return list;
    }

    private void Grow()
    {
        var larger = ArrayPool<T>.Shared.Rent(Math.Max(FirstSize, 2 * _count));
        if (_items is not null)
        {
            Array.Copy(_items, larger, _count);
            Return(_items);
        }
        _items = larger;
    }

    // Cleared, so that nothing of an answer outlives it.
    private void Return(T[] items)
    {
        Array.Clear(items, 0, _count);
        ArrayPool<T>.Shared.Return(items);
    }
}
