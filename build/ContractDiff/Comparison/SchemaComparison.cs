using CloudMgmt.ContractDiff.Rules;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.Comparison;

/// <summary>Compares schemas; each pair once in each direction, however often it is used.</summary>
internal sealed class SchemaComparison(SchemaViews baseViews, SchemaViews headViews, UnchangedParts unchanged)
{
    // What trials may take before the first schemas are compared, and for what each of those leads to.
    private const int FirstEffort = 20_000;
    private const int EffortOfEach = 16;

    private readonly Dictionary<(SchemaView, SchemaView, Direction, Notation), ComparedPair> _pairs = [];
    private readonly List<ComparedPair> _open = [];
    private readonly List<(SchemaView, SchemaView, Direction, Notation)> _tried = [];
    private int _lowest = int.MaxValue;
    private int _trials;
    private bool _isCut;
    private long _effort = FirstEffort;

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

    /// <summary>Whether two schemas are written alike, and nothing differs in what they refer to.</summary>
    public bool AreAlike(Node @base, Node head, Notation notation)
        => AreUnchanged(@base, head)
            || (@base.SameAs(head) && All(Try(@base, head, Direction.Request, notation), finding => false));

    /// <inheritdoc cref="Likeness.Of"/>
    public string? BaseLikeness(Node form, int depth) => baseViews.LikenessOf(form, depth);

    /// <inheritdoc cref="Likeness.Of"/>
    public string? HeadLikeness(Node form, int depth) => headViews.LikenessOf(form, depth);

    public SchemaView BaseView(Node node) => baseViews.Of(node);

    public SchemaView HeadView(Node node) => headViews.Of(node);

    public ComparedPair Compare(SchemaView baseView, SchemaView headView, Direction direction, Notation notation = Notation.Json)
    {
        var key = (baseView, headView, direction, notation);
        if (_pairs.TryGetValue(key, out var known))
        {
            _lowest = Math.Min(_lowest, known.OpenAt ?? int.MaxValue);
            return known;
        }
        if (_trials == 0)
            _effort += baseView.Nesting + headView.Nesting == 0 ? EffortOfEach * (baseView.Breadth + headView.Breadth) : 0;
        else if (Spend(baseView.Breadth + headView.Breadth))
            _tried.Add(key);
        else
            return Cut();
        var pair = new ComparedPair { OpenAt = _open.Count };
        // Before it is compared: a schema may be part of itself.
        _pairs.Add(key, pair);
        Open(pair, new Differ(pair, baseView, headView, direction, notation));
        baseView.Forget();
        headView.Forget();
        return pair;
    }

    /// <summary>
    /// Compares two schemas to see whether they fit, of which nothing is told if they do not. Schemas that lead to each other by the
    /// hundreds could be tried in pairs without end, so trials may take some times what the comparison as such takes.
    /// </summary>
    public ComparedPair Try(SchemaView baseView, SchemaView headView, Direction direction, Notation notation)
    {
        if (!Spend())
            return ComparedPair.Unjudged;
        var (lowest, open, tried) = (_lowest, _open.Count, _tried.Count);
        _trials++;
        var pair = Compare(baseView, headView, direction, notation);
        _trials--;
        if (_isCut)
        {
            // What was compared in part is not known.
            foreach (var key in _tried.Skip(tried))
                _pairs.Remove(key);
            _tried.RemoveRange(tried, _tried.Count - tried);
            _open.RemoveRange(open, _open.Count - open);
            (_lowest, _isCut, pair) = (lowest, false, ComparedPair.Unjudged);
        }
        if (_trials == 0)
            _tried.Clear();
        return pair;
    }

    /// <inheritdoc cref="Try(SchemaView, SchemaView, Direction, Notation)"/>
    public ComparedPair Try(Node baseNode, Node headNode, Direction direction, Notation notation)
        => unchanged.Are(baseNode, headNode) ? ComparedPair.Nothing
            : Try(baseViews.Of(baseNode), headViews.Of(headNode), direction, notation);

    /// <summary>The worst finding of two schemas and of all that they are made of, as far as they are compared.</summary>
    public Verdict Worst(ComparedPair pair) => pair.Worst(() => Spend());

    /// <summary>Whether a condition holds for all findings of two schemas and of all that they are made of.</summary>
    public bool All(ComparedPair pair, Func<Finding, bool> condition) => pair.All(condition, () => Spend());

    /// <summary>Whether there is time left for looking whether schemas fit.</summary>
    public bool Spend(int amount = 1)
    {
        if (_effort < amount)
            return false;
        _effort -= amount;
        return true;
    }

    private ComparedPair Cut()
    {
        _isCut = true;
        return ComparedPair.Unjudged;
    }

    // Pairs that are part of each other are known together.
    private void Open(ComparedPair pair, Differ differ)
    {
        var (lowest, place) = (_lowest, _open.Count);
        _open.Add(pair);
        _lowest = place;
        Compare(differ);
        if (_lowest < place)
        {
            _lowest = Math.Min(lowest, _lowest);
            return;
        }
        ComparedPair.Close(_open[place..]);
        _open.RemoveRange(place, _open.Count - place);
        _lowest = lowest;
    }

    private void Compare(Differ differ)
    {
        LifecycleComparison.Compare(differ, this);
        if (differ.Notation == Notation.Xml)
            XmlComparison.Compare(differ);
        // Whatever is said beside.
        if (differ.Base.IsNever != differ.Head.IsNever)
        {
            TypeComparison.CompareNull(differ);
            TypeComparison.Compare(differ);
            return;
        }

        TypeComparison.CompareNull(differ);
        var remainder = AlternativeComparison.Compare(differ, this);
        if (remainder == AlternativeComparison.Remainder.Keywords
            || (remainder == AlternativeComparison.Remainder.All && TypeComparison.Compare(differ)))
        {
            ValueComparison.Compare(differ);
            BoundComparison.Compare(differ);
            ObjectComparison.Compare(differ, this);
            ArrayComparison.Compare(differ, this);
            // A schema of contents says nothing where it is not said what they are.
            if (differ.Base["contentMediaType"] is not null && differ.Head["contentMediaType"] is not null)
                Keywords.Compare(differ, this, "contentSchema", SchemaRules.ContentSchemaAdded, SchemaRules.ContentSchemaRemoved);
        }
    }
}
