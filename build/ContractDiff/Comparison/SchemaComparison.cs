using CloudMgmt.ContractDiff.Rules;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.Comparison;

/// <summary>Compares schemas; each pair once in each direction, however often it is used.</summary>
internal sealed class SchemaComparison(SchemaViews baseViews, SchemaViews headViews, UnchangedParts unchanged)
{
    private readonly Dictionary<(SchemaView, SchemaView, Direction, Notation), ComparedPair> _pairs = [];

    /// <param name="baseNode">The old schema.</param>
    /// <param name="headNode">The new schema.</param>
    /// <param name="direction">Who sends the values.</param>
    /// <param name="notation">What they look like.</param>
    public ComparedPair Compare(Node baseNode, Node headNode, Direction direction, Notation notation = Notation.Json)
        => unchanged.Are(baseNode, headNode)
            ? ComparedPair.Nothing
            : Compare(baseViews.Of(baseNode), headViews.Of(headNode), direction, notation);

    /// <summary>Whether two schemas are written alike, and so is all that they refer to.</summary>
    public bool AreUnchanged(Node @base, Node head) => unchanged.Are(@base, head);

    /// <summary>Whether all that is said of a property is unchanged.</summary>
    public bool AreUnchanged(IReadOnlyList<Node> @base, IReadOnlyList<Node> head)
    {
        var isUnchanged = @base.Count == head.Count;
        for (var index = 0; isUnchanged && index < @base.Count; index++)
            isUnchanged = unchanged.Are(@base[index], head[index]);
        return isUnchanged;
    }

    public SchemaView BaseView(Node node) => baseViews.Of(node);

    public SchemaView HeadView(Node node) => headViews.Of(node);

    public ComparedPair Compare(SchemaView baseView, SchemaView headView, Direction direction, Notation notation = Notation.Json)
    {
        var key = (baseView, headView, direction, notation);
        if (_pairs.TryGetValue(key, out var known))
            return known;
        var pair = new ComparedPair();
        // Before it is compared: a schema may be part of itself.
        _pairs.Add(key, pair);
        Compare(new Differ(pair, baseView, headView, direction, notation));
        baseView.Forget();
        headView.Forget();
        return pair;
    }

    private void Compare(Differ differ)
    {
        LifecycleComparison.Compare(differ, this);
        if (differ.Notation == Notation.Xml)
            XmlComparison.Compare(differ);
        TypeComparison.CompareNull(differ);
        var remainder = AlternativeComparison.Compare(differ, this);
        if (remainder == AlternativeComparison.Remainder.Keywords
            || (remainder == AlternativeComparison.Remainder.All && TypeComparison.Compare(differ)))
        {
            ValueComparison.Compare(differ);
            BoundComparison.Compare(differ);
            ObjectComparison.Compare(differ, this);
            ArrayComparison.Compare(differ, this);
            Keywords.Compare(differ, this, "contentSchema", SchemaRules.ContentSchemaAdded, SchemaRules.ContentSchemaRemoved);
        }
    }
}
