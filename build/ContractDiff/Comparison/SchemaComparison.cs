using CloudMgmt.ContractDiff.Documents;
using CloudMgmt.ContractDiff.Rules;

namespace CloudMgmt.ContractDiff.Comparison;

/// <summary>Compares schemas; each pair once in each direction, however often it is used.</summary>
internal sealed class SchemaComparison(SchemaViews @base, SchemaViews head, UnchangedParts unchanged)
{
    private readonly Dictionary<(SchemaView, SchemaView, Direction, bool), ComparedPair> _pairs = [];

    public ComparedPair Compare(Node baseNode, Node headNode, Direction direction) => Compare(@base.Of(baseNode), head.Of(headNode), direction);

    /// <summary>Compares schemas of parameters, where scalars are text on the wire and defaults have rules of their own.</summary>
    public ComparedPair CompareParameters(Node baseNode, Node headNode, Direction direction)
        => Compare(@base.Of(baseNode), head.Of(headNode), direction, isParameter: true);

    public SchemaView BaseView(Node node) => @base.Of(node);

    public SchemaView HeadView(Node node) => head.Of(node);

    public ComparedPair Compare(SchemaView baseView, SchemaView headView, Direction direction, bool isParameter = false)
    {
        var key = (baseView, headView, direction, isParameter);
        if (_pairs.TryGetValue(key, out var known))
            return known;
        var pair = new ComparedPair();
        // Before it is compared: a schema may be part of itself.
        _pairs.Add(key, pair);
        if (!unchanged.Are(baseView.Node, headView.Node))
            Compare(new Differ(pair, baseView, headView, direction, isParameter));
        return pair;
    }

    private void Compare(Differ differ)
    {
        LifecycleComparison.Compare(differ);
        TypeComparison.CompareNull(differ);
        if (AlternativeComparison.Compare(differ, this) && TypeComparison.Compare(differ))
        {
            ValueComparison.Compare(differ);
            BoundComparison.Compare(differ);
            ObjectComparison.Compare(differ, this);
            ArrayComparison.Compare(differ, this);
            Keywords.Compare(differ, this, "contentSchema", SchemaRules.ContentSchemaAdded, SchemaRules.ContentSchemaRemoved);
        }
    }
}
