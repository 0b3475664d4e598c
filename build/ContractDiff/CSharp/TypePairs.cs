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

    public TypePairs(
        Client baseClient, Client headClient, IEnumerable<(ClientOperation Base, ClientOperation Head)> operations,
        UnchangedParts unchanged)
    {
        (_base, _head) = (baseClient, headClient);
        var byName = headClient.Models.ToDictionary(model => model.Name);
        foreach (var model in baseClient.Models)
        {
            if (byName.TryGetValue(model.Name, out var same))
            {
                _heads.Add(model, same);
                if (unchanged.Are(model.Schema, same.Schema) && !BeginsToBeSent(model, same))
                    _unchanged.Add(model);
            }
        }

        _gone = [.. baseClient.Models.Where(model => !_heads.ContainsKey(model))];
        _new = [.. headClient.Models.Except(_heads.Values)];
        if (_gone.Count > 0 && _new.Count > 0)
            FindRenamed(operations);
    }

    /// <summary>
    /// The pairs whose schemas differ, or what these refer to, or that begin to be sent, in the order of the old document.
    /// </summary>
    public IEnumerable<(ModelType Base, ModelType Head)> Changed
        => _base.Models.Where(model => _heads.ContainsKey(model) && !_unchanged.Contains(model)).Select(model => (model, _heads[model]));

    public IEnumerable<ModelType> Gone => _base.Models.Where(_gone.Contains);

    public IEnumerable<ModelType> New => _head.Models.Where(_new.Contains);

    public ModelType? HeadOf(ModelType model) => _heads.GetValueOrDefault(model);

    /// <summary>Whether a request can have the class now, and could not before.</summary>
    public bool BeginsToBeSent(ModelType @base, ModelType head) => _head.Demands.AreMadeOf(head) && !_base.Demands.AreMadeOf(@base);

    /// <summary>Whether two types are one type, renamed or not.</summary>
    /// <param name="base">A type of the old client.</param>
    /// <param name="head">A type of the new client.</param>
    /// <param name="annotations">Whether to look at what only the compiler sees: that elements which are references may be null.</param>
    public bool AreSame(CSharpType @base, CSharpType head, bool annotations = true)
    {
        if (@base.Model is not null || head.Model is not null)
            return @base.Model is not null && head.Model is not null && HeadOf(@base.Model) == head.Model;
        if (@base.Name != head.Name || @base.Element is null != head.Element is null)
            return false;
        if (@base.Element is null)
            return true;
        var sameNulls = @base.HasNullableElements == head.HasNullableElements || (!annotations && !@base.Element.IsValue);
        return sameNulls && AreSame(@base.Element, head.Element!, annotations);
    }

    private void FindRenamed(IEnumerable<(ClientOperation Base, ClientOperation Head)> operations)
    {
        foreach (var (@base, head) in operations)
            Meet(@base, head);
        foreach (var pair in Changed.ToList())
            _open.Enqueue(pair);
        MeetAll();
        // Types that nothing refers to: what was renamed has the same content still.
        foreach (var @base in _gone.ToList())
        {
            if (_new.FirstOrDefault(head => @base.Namer is null && head.Namer is null && @base.Schema.SameAs(head.Schema)) is { } head)
                Pair(@base, head);
        }

        MeetAll();
    }

    private void MeetAll()
    {
        while (_open.TryDequeue(out var pair) && _gone.Count > 0 && _new.Count > 0)
            Meet(pair.Base, pair.Head);
    }

    private void Meet(ClientOperation @base, ClientOperation head)
    {
        if (@base.Result is not null && head.Result is not null)
            Meet(@base.Result, head.Result);
        foreach (var (status, error) in @base.Errors)
        {
            if (head.Errors.TryGetValue(status, out var same))
                Meet(error, same);
        }

        foreach (var (one, other) in Members.Pairs([.. @base.Arguments, .. @base.Options], [.. head.Arguments, .. head.Options]))
            Meet(one.Type, other.Type);
    }

    private void Meet(ModelType @base, ModelType head)
    {
        if (@base.Kind != head.Kind || @base.IsEnum)
            return;
        foreach (var (one, other) in Members.Pairs(@base.Properties, head.Properties))
            Meet(one.Type, other.Type);
        foreach (var (one, other) in @base.Alternatives.Zip(head.Alternatives))
            Meet(one.Type, other.Type);
        if (@base.Base is { } baseParent && head.Base is { } headParent)
            Pair(baseParent, headParent);
    }

    private void Meet(CSharpType @base, CSharpType head)
    {
        if (@base.Model is not null && head.Model is not null)
            Pair(@base.Model, head.Model);
        else if (@base.Element is not null && head.Element is not null)
            Meet(@base.Element, head.Element);
    }

    private void Pair(ModelType @base, ModelType head)
    {
        if (!_gone.Contains(@base) || !_new.Contains(head) || @base.Kind != head.Kind || !AreAlike(@base, head))
            return;
        _gone.Remove(@base);
        _new.Remove(head);
        _heads.Add(@base, head);
        _open.Enqueue((@base, head));
    }

    // At least half of the smaller one.
    private bool AreAlike(ModelType @base, ModelType head)
    {
        var (one, other) = (Contents(@base), Contents(head));
        return one.Count(other.Contains) * 2 >= Math.Min(one.Count, other.Count);
    }

    private static HashSet<string> Contents(ModelType model)
        => model.IsEnum ? [.. model.Values.Select(value => value.Value)]
            : model.Kind == ModelKind.Union ? [.. model.Alternatives.Select(alternative => alternative.Name)]
                : [.. model.Properties.Select(property => property.WireName)];
}
