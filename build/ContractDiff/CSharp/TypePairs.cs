using CloudMgmt.ClientModel;
using CloudMgmt.ContractDiff.Comparison;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.CSharp;

/// <summary>
/// Which type of the old client is which of the new one. A name says so, as it does for the compiler. Of the rest, those that stand at
/// the same place under another name were renamed, unless they have next to nothing in common.
/// </summary>
internal sealed class TypePairs
{
    private readonly Client _base;
    private readonly Client _head;
    private readonly Dictionary<ModelType, ModelType> _heads = [];
    private readonly HashSet<ModelType> _gone;
    private readonly HashSet<ModelType> _new;
    private readonly Queue<(ModelType Base, ModelType Head)> _open = [];

    private readonly HashSet<ModelType> _unchanged = [];

    public TypePairs(Client @base, Client head, IEnumerable<(ClientOperation Base, ClientOperation Head)> operations, UnchangedParts unchanged)
    {
        (_base, _head) = (@base, head);
        var byName = head.Models.ToDictionary(model => model.Name);
        foreach (var model in @base.Models)
        {
            if (byName.TryGetValue(model.Name, out var same))
            {
                _heads.Add(model, same);
                if (unchanged.Are(model.Schema, same.Schema))
                    _unchanged.Add(model);
            }
        }

        _gone = [.. @base.Models.Where(model => !_heads.ContainsKey(model))];
        _new = [.. head.Models.Except(_heads.Values)];
        if (_gone.Count > 0 && _new.Count > 0)
            FindRenamed(operations);
    }

    /// <summary>The pairs whose schemas differ, or what these refer to, in the order of the old document.</summary>
    public IEnumerable<(ModelType Base, ModelType Head)> Changed
        => _base.Models.Where(model => _heads.ContainsKey(model) && !_unchanged.Contains(model)).Select(model => (model, _heads[model]));

    public IEnumerable<ModelType> Gone => _base.Models.Where(_gone.Contains);

    public IEnumerable<ModelType> New => _head.Models.Where(_new.Contains);

    public ModelType? HeadOf(ModelType model) => _heads.GetValueOrDefault(model);

    /// <summary>Whether two types are one type, renamed or not.</summary>
    /// <param name="before">A type of the old client.</param>
    /// <param name="after">A type of the new client.</param>
    /// <param name="annotations">Whether to look at what only the compiler sees: that elements which are references may be null.</param>
    public bool AreSame(CSharpType before, CSharpType after, bool annotations = true)
    {
        if (before.Model is not null || after.Model is not null)
            return before.Model is not null && after.Model is not null && HeadOf(before.Model) == after.Model;
        if (before.Name != after.Name || before.Element is null != after.Element is null)
            return false;
        if (before.Element is null)
            return true;
        var sameNulls = before.HasNullableElements == after.HasNullableElements || (!annotations && !before.Element.IsValue);
        return sameNulls && AreSame(before.Element, after.Element!, annotations);
    }

    private void FindRenamed(IEnumerable<(ClientOperation Base, ClientOperation Head)> operations)
    {
        foreach (var (before, after) in operations)
            Meet(before, after);
        foreach (var pair in Changed.ToList())
            _open.Enqueue(pair);
        MeetAll();
        // Types that nothing refers to: what was renamed has the same content still.
        foreach (var before in _gone.ToList())
        {
            if (_new.FirstOrDefault(after => before.Namer is null && after.Namer is null && before.Schema.SameAs(after.Schema)) is { } after)
                Pair(before, after);
        }

        MeetAll();
    }

    private void MeetAll()
    {
        while (_open.TryDequeue(out var pair) && _gone.Count > 0 && _new.Count > 0)
            Meet(pair.Base, pair.Head);
    }

    private void Meet(ClientOperation before, ClientOperation after)
    {
        if (before.Result is not null && after.Result is not null)
            Meet(before.Result, after.Result);
        foreach (var (status, error) in before.Errors)
        {
            if (after.Errors.TryGetValue(status, out var same))
                Meet(error, same);
        }

        foreach (var (one, other) in Members.Pairs([.. before.Arguments, .. before.Options], [.. after.Arguments, .. after.Options]))
            Meet(one.Type, other.Type);
    }

    private void Meet(ModelType before, ModelType after)
    {
        if (before.Kind != ModelKind.Class || after.Kind != ModelKind.Class)
            return;
        foreach (var (one, other) in Members.Pairs(before.Properties, after.Properties))
            Meet(one.Type, other.Type);
        if (before.Base is { } baseBefore && after.Base is { } baseAfter)
            Pair(baseBefore, baseAfter);
    }

    private void Meet(CSharpType before, CSharpType after)
    {
        if (before.Model is not null && after.Model is not null)
            Pair(before.Model, after.Model);
        else if (before.Element is not null && after.Element is not null)
            Meet(before.Element, after.Element);
    }

    private void Pair(ModelType before, ModelType after)
    {
        if (!_gone.Contains(before) || !_new.Contains(after) || before.Kind != after.Kind || !AreAlike(before, after))
            return;
        _gone.Remove(before);
        _new.Remove(after);
        _heads.Add(before, after);
        _open.Enqueue((before, after));
    }

    // At least half of the smaller one.
    private bool AreAlike(ModelType before, ModelType after)
    {
        var (one, other) = (Contents(_base, before), Contents(_head, after));
        return one.Count(other.Contains) * 2 >= Math.Min(one.Count, other.Count);
    }

    private static HashSet<string> Contents(Client client, ModelType model)
        => model.IsEnum ? [.. model.Values.Select(value => value.Value)] : [.. model.Properties.Select(property => property.WireName)];
}
