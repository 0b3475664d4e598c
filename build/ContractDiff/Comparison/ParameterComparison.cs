using CloudMgmt.ContractDiff.Rules;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.Comparison;

/// <summary>Compares the parameters of two operations.</summary>
internal sealed class ParameterComparison(
    MessageComparison messages, SchemaComparison schemas, SecurityComparison security, DateOnly today, bool isOutgoing)
{
    private Direction Direction => isOutgoing ? Direction.Response : Direction.Request;

    public void Compare(ComparedPair pair, Operation @base, Operation head)
    {
        var byKey = new Dictionary<string, Parameter>(StringComparer.Ordinal);
        foreach (var headParameter in head.Parameters)
            byKey.TryAdd(headParameter.Key, headParameter);
        List<(Parameter Base, Parameter Head)> pairs = [];
        foreach (var baseParameter in @base.Parameters)
        {
            if (byKey.Remove(baseParameter.Key, out var match))
                pairs.Add((baseParameter, match));
        }
        var open = head.Parameters.Except(pairs.Select(known => known.Head)).ToList();
        List<Parameter> removed = [];
        foreach (var baseParameter in @base.Parameters.Except(pairs.Select(known => known.Base)))
        {
            if (TakeUnnamed(open, baseParameter) is { } match)
                pairs.Add((baseParameter, match));
            else
                removed.Add(baseParameter);
        }
        // What is sent as a credential is told there.
        removed.RemoveAll(parameter => security.Takes(head, parameter));
        open.RemoveAll(parameter => security.Asks(@base, parameter));
        foreach (var (baseParameter, headParameter) in pairs)
            pair.Add(messages.Once(baseParameter.Node, headParameter.Node, Direction, () => Compare(baseParameter, headParameter)));

        foreach (var baseParameter in removed)
        {
            Removed(
                pair, baseParameter,
                Take(open, headParameter => headParameter.Name == baseParameter.Name && headParameter.In != baseParameter.In), head);
        }
        foreach (var added in open)
            Added(pair, added);
        CompareOrder(pair, @base, head);
        CompareNames(pair, @base, head);
    }

    private static Parameter? Take(List<Parameter> open, Predicate<Parameter> isMatch)
    {
        var match = open.Find(isMatch);
        if (match is not null)
            open.Remove(match);
        return match;
    }

    // A path parameter that its path does not name has no position to go by.
    private static Parameter? TakeUnnamed(List<Parameter> open, Parameter baseParameter)
        => Take(
            open, headParameter => headParameter.In == "path"
                && baseParameter.In == "path"
                && (headParameter.Position < 0 || baseParameter.Position < 0));

    private void Removed(ComparedPair pair, Parameter parameter, Parameter? moved, Operation head)
    {
        if (moved is not null)
        {
            pair.Add(ParameterRules.Moved, parameter.Node, moved.Node,
                $"The parameter '{parameter.Name}' is sent in the {moved.In} now, no longer in the {parameter.In}.", parameter.In, moved.In);
            return;
        }
        if (isOutgoing)
        {
            pair.Add(parameter.IsRequired ? ParameterRules.RequiredSentRemoved : ParameterRules.SentRemoved, parameter.Node, head.Node,
                $"The {parameter.In} parameter '{parameter.Name}' is no longer sent.", baseText: parameter.Name);
            return;
        }
        var (rule, what) = parameter switch
        {
            { In: "path", Position: >= 0 } when parameter.Position < PathTemplate.Names(head.Path).Count
                => (ParameterRules.PathUndeclared, "is no longer declared"),
            { IsDeprecated: false } => (ParameterRules.Removed, "is gone"),
            _ when SunsetComparison.Date(parameter.Node["x-sunset"]) is { } date && date > today
                => (ParameterRules.RemovedBeforeSunset, $"is gone, before its sunset date {date:yyyy-MM-dd}"),
            _ when parameter.Node["x-sunset"] is { } sunset && SunsetComparison.Date(sunset) is null
                => (OperationRules.SunsetInvalid, $"is gone; its sunset date {sunset.ToJson()} was no date"),
            _ => (ParameterRules.RemovedAfterDeprecation, "is gone, as its deprecation announced"),
        };
        pair.AddGone(
            rule, parameter.Node, head.Node["parameters"] ?? head.Node, $"The {parameter.In} parameter '{parameter.Name}' {what}.",
            parameter.Name);
    }

    private void Added(ComparedPair pair, Parameter parameter)
    {
        if (isOutgoing)
        {
            pair.Add(
                ParameterRules.SentAdded, null, parameter.Node, $"The {parameter.In} parameter '{parameter.Name}' is sent now.",
                headText: parameter.Name);
            return;
        }
        if (parameter is { In: "path", Position: >= 0 })
        {
            pair.Add(
                ParameterRules.PathDeclared, null, parameter.Node, $"The part '{parameter.Name}' of the path is declared now.",
                headText: parameter.Name);
            return;
        }
        pair.Add(parameter.IsRequired ? ParameterRules.RequiredAdded : ParameterRules.OptionalAdded, null, parameter.Node,
            $"The {parameter.In} parameter '{parameter.Name}' is new{(parameter.IsRequired ? " and required" : "")}.", headText: parameter.Name);
    }

    private ComparedPair Compare(Parameter @base, Parameter head)
    {
        var (pair, name) = (new ComparedPair(), $"The {head.In} parameter '{head.Name}'");
        if (@base.Name != head.Name && head.In == "path")
        {
            // The style 'matrix' sends the name as well.
            pair.Add(
                head.Style == "matrix" ? ParameterRules.MatrixRenamed : OperationRules.PathRenamed, @base.Node, head.Node,
                $"The path parameter '{@base.Name}' is called '{head.Name}' now.", @base.Name, head.Name);
        }
        if (!@base.IsRequired && head.IsRequired)
        {
            pair.Add(
                isOutgoing ? ParameterRules.SentBecameRequired : ParameterRules.BecameRequired, @base.Node, head.Node,
                $"{name} is required now.", "optional", "required");
        }
        else if (@base.IsRequired && !head.IsRequired)
        {
            pair.Add(
                isOutgoing ? ParameterRules.SentBecameOptional : ParameterRules.BecameOptional, @base.Node, head.Node,
                $"{name} is optional now.", "required", "optional");
        }
        CompareStyles(pair, @base, head, name);
        CompareLifecycle(pair, @base, head, name);
        CompareSchemas(pair, @base, head, name);
        return pair;
    }

    private void CompareStyles(ComparedPair pair, Parameter @base, Parameter head, string name)
    {
        if (IsOtherStyle(@base, head) || (@base.IsExploded != head.IsExploded && HasParts(@base, head)))
        {
            pair.Add(ParameterRules.StyleChanged, @base.Node, head.Node,
                $"{name} is written in the style {Style(head)} now, no longer {Style(@base)}.", Style(@base), Style(head));
        }

        var (wasReserved, isReserved) = (@base.AllowsReserved, head.AllowsReserved);
        if (wasReserved != isReserved)
        {
            pair.Add(ParameterRules.AllowReservedChanged, @base.Node, head.Node,
                $"{name} {(isReserved ? "is sent with reserved characters as they are" : "has its reserved characters escaped")} now.",
                wasReserved ? "true" : "false", isReserved ? "true" : "false");
        }

        var (wasEmpty, mayBeEmpty) = (@base.AllowsEmpty, head.AllowsEmpty);
        if (wasEmpty && !mayBeEmpty)
            pair.Add(ParameterRules.EmptyForbidden, @base.Node, head.Node, $"{name} may no longer be sent without a value.");
        else if (!wasEmpty && mayBeEmpty)
            pair.Add(ParameterRules.EmptyAllowed, @base.Node, head.Node, $"{name} may be sent without a value now.");

        var (media, newMedia) = (@base.Content?.Key, head.Content?.Key);
        if (media != newMedia)
        {
            pair.Add(ParameterRules.ContentChanged, @base.Node, head.Node,
                $"{name} is written as {newMedia ?? "plain text"} now, no longer as {media ?? "plain text"}.", media, newMedia);
        }
    }

    // Which values there are says who sends them.
    private bool HasParts(Parameter @base, Parameter head)
        => isOutgoing ? head.HasParts(schemas.HeadView) : @base.HasParts(schemas.BaseView);

    // The two styles of cookies differ in what stands between the parts of a value.
    private bool IsOtherStyle(Parameter @base, Parameter head)
        => @base.Style != head.Style
            && !((@base.Style, head.Style) is ("form", "cookie") or ("cookie", "form") && !@base.HasParts(schemas.BaseView));

    private static string Style(Parameter parameter) => parameter.IsExploded ? $"{parameter.Style}, exploded" : parameter.Style;

    private static void CompareLifecycle(ComparedPair pair, Parameter @base, Parameter head, string name)
    {
        if (!@base.IsDeprecated && head.IsDeprecated)
            pair.Add(ParameterRules.Deprecated, @base.Node, head.Node, $"{name} is deprecated now.");
        else if (@base.IsDeprecated && !head.IsDeprecated)
            pair.Add(ParameterRules.Reactivated, @base.Node, head.Node, $"{name} is no longer deprecated.");
        if (head.IsDeprecated)
            SunsetComparison.Compare(pair, name, @base.Node["x-sunset"], head.Node["x-sunset"], head.Node);
    }

    private void CompareSchemas(ComparedPair pair, Parameter @base, Parameter head, string name)
    {
        if (@base.Schema is { } baseSchema && head.Schema is { } headSchema)
        {
            CompareSchemas(pair, @base, head, name, baseSchema, headSchema);
        }
        // Without a schema, any text is taken.
        else if (head.Schema is { } added
            && schemas.HeadView(added) is var view
            && (view.Types != JsonTypes.Text || Formats.Of(view) is not null))
        {
            pair.Add(
                SchemaRules.TypeNarrowed, Direction, @base.Node, head.Node, $"{name} must have a certain form now.",
                headText: added.ToJson());
        }
        else if (@base.Schema is { } removed)
        {
            pair.Add(SchemaRules.TypeWidened, Direction, @base.Node, head.Node, $"{name} may be anything now.", removed.ToJson());
        }
    }

    private void CompareSchemas(ComparedPair pair, Parameter @base, Parameter head, string name, Node baseSchema, Node headSchema)
    {
        var (baseView, headView) = (schemas.BaseView(baseSchema), schemas.HeadView(headSchema));
        var notation = @base.Content is null && head.Content is null ? Notation.Text : Notation.Json;
        var (baseDefault, headDefault) = (baseView["default"], headView["default"]);
        if (!IsSameText(baseDefault, headDefault) && !isOutgoing && notation == Notation.Text)
        {
            var rule = baseDefault is null ? ParameterRules.DefaultAdded
                : headDefault is null ? ParameterRules.DefaultRemoved
                : ParameterRules.DefaultChanged;
            pair.Add(rule, baseDefault ?? baseSchema, headDefault ?? headSchema,
                $"{name} {(headDefault is null ? "no longer has a default" : $"is {headDefault.ToJson()} now when it is left out")}.",
                baseDefault?.ToJson(), headDefault?.ToJson());
        }
        if (notation == Notation.Text && IsListOfOne(head, baseView, headView))
        {
            pair.Add(
                SchemaRules.BecameList, Direction, baseSchema, headSchema, $"{name} may be a list now.", baseView.Types.Describe(),
                headView.Types.Describe());
            if (headView["items"] is { } items)
                pair.Add(schemas.Compare(baseSchema, items, Direction, notation));
            return;
        }
        if (notation == Notation.Text && IsTextOfList(@base, head, baseView, headView))
        {
            pair.Add(
                SchemaRules.TypeWidened, Direction, baseSchema, headSchema, $"{name} may be any text now.", baseView.Types.Describe(),
                headView.Types.Describe());
            return;
        }
        pair.Add(schemas.Compare(baseSchema, headSchema, Direction, notation));
    }

    private static bool IsSameText(Node? @base, Node? head)
        => @base.SameAs(head) || (@base is ScalarNode one && head is ScalarNode other && one.Text == other.Text);

    // Not exploded, a list is one text.
    private static bool IsTextOfList(Parameter @base, Parameter head, SchemaView baseView, SchemaView headView)
        => (baseView.Types & ~JsonTypes.Null) == JsonTypes.Array
            && headView.Types == JsonTypes.Text
            && @base is { IsExploded: false, Style: "form" or "simple" }
            && head.Style == @base.Style && Coverage.IsFree(headView) && ValueComparison.Values(headView) is null;

    // A text may hold what separates the items, unless each has the name of the parameter before it.
    private static bool IsListOfOne(Parameter head, SchemaView baseView, SchemaView headView)
        => ListLengths.HoldOne(baseView, headView)
            && (head is { Style: "form", IsExploded: true } || !baseView.Types.HasFlag(JsonTypes.Text) || HasNoComma(baseView))
            && head.Style is "form" or "simple";

    private static bool HasNoComma(SchemaView view)
        => view["format"].Text() is "uuid" or "date" or "date-time"
            || ValueComparison.Values(view)?.Values.All(value => value.Text()?.Contains(',', StringComparison.Ordinal) == false) == true;

    // Each name was right for another place before.
    private static void CompareNames(ComparedPair pair, Operation @base, Operation head)
    {
        var (names, newNames) = (PathTemplate.Names(@base.Path), PathTemplate.Names(head.Path));
        if (!names.SequenceEqual(newNames) && names.Order(StringComparer.Ordinal).SequenceEqual(newNames.Order(StringComparer.Ordinal)))
        {
            pair.Add(ParameterRules.PathSwapped, @base.Node, head.Node,
                $"The path of {head.Name} has the same parameters in another order.", @base.Path, head.Path);
        }
    }

    private static void CompareOrder(ComparedPair pair, Operation @base, Operation head)
    {
        var (baseKeys, headKeys) = (@base.Parameters.Select(p => p.Key).ToList(), head.Parameters.Select(p => p.Key).ToList());
        var (kept, now) = (baseKeys.Where(headKeys.ToHashSet().Contains).ToList(), headKeys.Where(baseKeys.ToHashSet().Contains).ToList());
        if (!kept.SequenceEqual(now))
        {
            pair.Add(ParameterRules.OrderChanged, @base.Node["parameters"] ?? @base.Node, head.Node["parameters"] ?? head.Node,
                $"The order of the parameters of {head.Name} changed.", string.Join(", ", kept), string.Join(", ", now));
        }
    }
}
