using CloudMgmt.ContractDiff.Rules;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.Comparison;

/// <summary>Compares one property of an object. What a client cannot send, or never receives, is nothing to it.</summary>
internal sealed class PropertyComparison
{
    private static readonly string[] Closing = ["additionalProperties", "unevaluatedProperties"];

    private readonly Differ _differ;
    private readonly string _name;
    private readonly SchemaView? _base;
    private readonly SchemaView? _head;

    public PropertyComparison(Differ differ, string name)
    {
        (_differ, _name) = (differ, name);
        (_base, _head) = (differ.Base.Property(name), differ.Head.Property(name));
    }

    private bool IsInBase => _base is not null || WasRequired;

    private bool IsInHead => _head is not null || IsRequired;

    private bool WasRequired => _differ.Base.Required.Contains(_name);

    private bool IsRequired => _differ.Head.Required.Contains(_name);

    private Node? BaseNode => _differ.Base.Properties.TryGetValue(_name, out var nodes) ? nodes[0] : null;

    private Node? HeadNode => _differ.Head.Properties.TryGetValue(_name, out var nodes) ? nodes[0] : null;

    private string Full => $"The property '{_name}' of {Owner}";

    private string Owner => Subject.Of(_differ.Head.Node) is { Length: > 0 } owner ? owner : "the object";

    public void Compare(SchemaComparison schemas)
    {
        var (wasVisible, isVisible) = (IsVisible(_base), IsVisible(_head));
        if (!IsInBase && _head is { IsNever: true })
            Excluded();
        else if (!IsInHead && _base is { IsNever: true })
            Admitted();
        else if (!IsInHead)
            Removed(schemas, wasVisible);
        else if (!IsInBase)
            Added(schemas, isVisible);
        else if (wasVisible && isVisible)
            Kept(schemas);
        else if (wasVisible)
            Hidden();
        else if (isVisible)
            Shown();
    }

    private void Excluded()
    {
        if (!IsNowhere(_differ.Base, isSent: _differ.Direction == Direction.Request))
            _differ.Report(SchemaRules.NotAdded, $"{Full} must not be there now.", _differ.Base.Node, HeadNode, headText: _name);
    }

    private void Admitted()
    {
        if (!IsNowhere(_differ.Head, isSent: _differ.Direction == Direction.Response))
            _differ.Report(SchemaRules.NotRemoved, $"{Full} may be there now.", BaseNode, _differ.Head.Node, _name);
    }

    // Where no others are taken, or another form of a oneOf would have it, it is not there.
    private bool IsNowhere(SchemaView view, bool isSent)
        => AdditionalComparison.AreClosed(_differ, view) || (isSent && view.IsOther([_name]));

    // A property that is only required is visible: nothing says otherwise.
    private bool IsVisible(SchemaView? property)
        => property is null || !(_differ.Direction == Direction.Request ? property.IsReadOnly : property.IsWriteOnly);

    private void Kept(SchemaComparison schemas)
    {
        if (!WasRequired && IsRequired)
        {
            _differ.Report(
                SchemaRules.PropertyBecameRequired, $"{Full} is required now.", BaseNode ?? _differ.Base.Node,
                HeadNode ?? _differ.Head.Node, "optional", "required");
        }
        else if (WasRequired && !IsRequired)
        {
            _differ.Report(
                SchemaRules.PropertyBecameOptional, $"{Full} is optional now.", BaseNode ?? _differ.Base.Node,
                HeadNode ?? _differ.Head.Node, "required", "optional");
        }
        CompareAccess();
        if (_base is not null && _head is null)
        {
            Undescribed(schemas);
        }
        else if (_base is null && _head is not null && !IsInAlternatives(_differ.Base))
        {
            Described(schemas);
        }
        else if (_base is not null && _head is not null && _differ.Notation == Notation.Form && ListLengths.HoldOne(_base, _head))
        {
            // Each item is a field of the same name, as a single value is.
            _differ.Report(
                SchemaRules.BecameList, $"{Full} may be a list now.", BaseNode, HeadNode, _base.Types.Describe(), _head.Types.Describe());
            if (_head["items"] is { } items)
                _differ.Pair.Add(schemas.Compare(_base, _head.Of(items), _differ.Direction, _differ.Inner));
        }
        else if (_base is not null && _head is not null)
        {
            _differ.Pair.Add(schemas.Compare(_base, _head, _differ.Direction, _differ.Inner));
        }
    }

    // Only its name was known, among those that are required.
    private void Described(SchemaComparison schemas)
    {
        if (_differ.Base.Unlisted(_name) is { HasMore: true } others)
        {
            _differ.Pair.Add(schemas.Compare(others, _head!, _differ.Direction, _differ.Inner));
        }
        else
        {
            _differ.Report(
                SchemaRules.PropertyDescribed, $"{Full} has a form of its own now.", _differ.Base.Node, HeadNode, null, HeadNode!.ToJson());
        }
    }

    // Only its name is left, among those that are required.
    private void Undescribed(SchemaComparison schemas)
    {
        if (IsInAlternatives(_differ.Head))
            return;
        if (IsForbidden)
        {
            Gone(SchemaRules.ClosedPropertyRemoved);
        }
        else if (_differ.Head.Unlisted(_name) is { } others)
        {
            _differ.Pair.Add(schemas.Compare(_base!, others, _differ.Direction, _differ.Inner));
        }
        else
        {
            _differ.Report(
                SchemaRules.PropertyUndescribed, $"{Full} may have any form now.", BaseNode, _differ.Head.Node, BaseNode!.ToJson());
        }
    }

    // The direction in which the flag changes nothing has to be told as well.
    private void CompareAccess()
    {
        if (_base is null || _head is null)
            return;
        if (_base.IsReadOnly != _head.IsReadOnly)
        {
            Report(
                _head.IsReadOnly ? SchemaRules.BecameReadOnly : SchemaRules.BecameWritable,
                _head.IsReadOnly ? "is read-only now" : "is no longer read-only");
        }
        if (_base.IsWriteOnly != _head.IsWriteOnly)
        {
            Report(
                _head.IsWriteOnly ? SchemaRules.BecameWriteOnly : SchemaRules.BecameReadable,
                _head.IsWriteOnly ? "is write-only now" : "is no longer write-only");
        }
    }

    private void Hidden()
    {
        if (_differ.Direction == Direction.Request)
            Report(SchemaRules.BecameReadOnly, "is read-only now");
        else
            Report(WasRequired ? SchemaRules.RequiredPropertyRemoved : SchemaRules.BecameWriteOnly, "is write-only now");
    }

    private void Shown()
    {
        if (_differ.Direction == Direction.Response)
        {
            Report(SchemaRules.BecameReadable, "is no longer write-only");
        }
        else if (IsRequired)
        {
            _differ.Report(
                SchemaRules.PropertyBecameRequired, $"{Full} was read-only and must be sent now.", BaseNode, HeadNode, "read-only",
                "required");
        }
        else
        {
            Report(SchemaRules.BecameWritable, "is no longer read-only");
        }
    }

    private void Report(SchemaRule rule, string what) => _differ.Report(rule, $"{Full} {what}.", BaseNode, HeadNode);

    private void Removed(SchemaComparison schemas, bool wasVisible)
    {
        if (!wasVisible)
            return;
        if (IsInAlternatives(_differ.Head))
        {
            if (_differ.Direction == Direction.Response && _differ.Base.Alternatives.Count == 0)
                CompareWithForms(schemas);
            return;
        }
        // From now on it is one of the others.
        if (_differ.Direction == Direction.Request && _base is not null && !IsForbidden && _differ.Head.Unlisted(_name) is { } others)
            _differ.Pair.Add(schemas.Compare(_base, others, _differ.Direction, _differ.Inner));
        // What a part had no place for already is no more forbidden than before.
        Gone(IsForbidden && _differ.Base.Takes(_name) ? SchemaRules.ClosedPropertyRemoved
            : WasRequired ? SchemaRules.RequiredPropertyRemoved
            : SchemaRules.PropertyRemoved);
    }

    private bool IsForbidden => _differ.Direction == Direction.Request
        && Closing.Any(keyword => _differ.Head.All(keyword)
            .Any(others => SchemaViews.IsNothing(others) && !DescribedNames.Knows((MapNode)others.Parent!, _name)));

    private void Gone(SchemaRule rule)
        => _differ.Pair.AddGone(rule, _differ.Direction, BaseNode ?? _differ.Base.Node, _differ.Head["properties"] ?? _differ.Head.Node,
            $"{Full} is gone.", BaseNode?.ToJson() ?? _name);

    private void Added(SchemaComparison schemas, bool isVisible)
    {
        if (!isVisible)
            return;
        if (IsInAlternatives(_differ.Base))
        {
            if (_differ.Direction == Direction.Request && _differ.Head.Alternatives.Count == 0)
                CompareWithForms(schemas);
            return;
        }
        // Who knows the old document has it as one of the others.
        if (_head is not null && _differ.Base.Unlisted(_name) is { } others && (others.HasMore || _differ.Direction == Direction.Response))
            _differ.Pair.Add(schemas.Compare(others, _head, _differ.Direction, _differ.Inner));
        _differ.Report(
            IsRequired ? SchemaRules.RequiredPropertyAdded : SchemaRules.PropertyAdded,
            $"{Full} is new{(IsRequired ? " and required" : "")}.",
            null, HeadNode ?? _differ.Head.Node, headText: HeadNode?.ToJson() ?? _name);
    }

    // Beside alternatives that the other document does not have, nobody else compares what is sent as one of them.
    private void CompareWithForms(SchemaComparison schemas)
    {
        if (_differ.Sender.Nesting > 0)
            return;
        var isRequest = _differ.Direction == Direction.Request;
        foreach (var form in _differ.Sender.Cases.Where(form => form.Types.HasFlag(JsonTypes.Object)))
        {
            if ((isRequest ? IsRequired : WasRequired) || form.Properties.ContainsKey(_name))
                new PropertyComparison(isRequest ? _differ with { Base = form } : _differ with { Head = form }, _name).Compare(schemas);
        }
    }

    // It moved between the object itself and its alternatives, which are compared by themselves.
    private bool IsInAlternatives(SchemaView view) => view.Alternatives.Any(form => view.Of(form).Property(_name) is { IsNever: false });
}
