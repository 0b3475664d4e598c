using CloudMgmt.ContractDiff.Rules;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.Comparison;

/// <summary>Compares the parameters of two operations.</summary>
internal sealed class ParameterComparison(MessageComparison messages, SchemaComparison schemas, DateOnly today, bool isOutgoing)
{
    private Direction Direction => isOutgoing ? Direction.Response : Direction.Request;

    public void Compare(ComparedPair pair, Operation @base, Operation head)
    {
        var open = head.Parameters.ToList();
        var removed = new List<Parameter>();
        foreach (var baseParameter in @base.Parameters)
        {
            if ((Take(open, headParameter => headParameter.Key == baseParameter.Key) ?? TakeUnnamed(open, baseParameter)) is { } match)
                pair.Add(messages.Once(baseParameter.Node, match.Node, () => Compare(baseParameter, match)));
            else
                removed.Add(baseParameter);
        }

        foreach (var baseParameter in removed)
            Removed(pair, baseParameter, Take(open, headParameter => headParameter.Name == baseParameter.Name && headParameter.In != baseParameter.In), head);
        foreach (var added in open)
            Added(pair, added);
        CompareOrder(pair, @base, head);
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
        => Take(open, headParameter => headParameter.In == "path" && baseParameter.In == "path" && (headParameter.Position < 0 || baseParameter.Position < 0));

    private void Removed(ComparedPair pair, Parameter parameter, Parameter? moved, Operation head)
    {
        if (moved is not null)
        {
            pair.Add(ParameterRules.Moved, parameter.Node, moved.Node, $"The parameter '{parameter.Name}' is sent in the {moved.In} now, no longer in the {parameter.In}.", parameter.In, moved.In);
            return;
        }
        var (rule, what) = parameter switch
        {
            { IsDeprecated: false } => (ParameterRules.Removed, "is gone"),
            _ when SunsetComparison.Date(parameter.Node["x-sunset"]) is { } date && date > today => (ParameterRules.RemovedBeforeSunset, $"is gone, before its sunset date {date:yyyy-MM-dd}"),
            _ when parameter.Node["x-sunset"] is { } sunset && SunsetComparison.Date(sunset) is null => (OperationRules.SunsetInvalid, $"is gone; its sunset date {sunset.ToJson()} was no date"),
            _ => (ParameterRules.RemovedAfterDeprecation, "is gone, as its deprecation announced"),
        };
        pair.AddGone(rule, parameter.Node, head.Node["parameters"] ?? head.Node, $"The {parameter.In} parameter '{parameter.Name}' {what}.", parameter.Name);
    }

    private static void Added(ComparedPair pair, Parameter parameter)
        => pair.Add(parameter.IsRequired ? ParameterRules.RequiredAdded : ParameterRules.OptionalAdded, null, parameter.Node,
            $"The {parameter.In} parameter '{parameter.Name}' is new{(parameter.IsRequired ? " and required" : "")}.", headText: parameter.Name);

    private ComparedPair Compare(Parameter @base, Parameter head)
    {
        var (pair, name) = (new ComparedPair(), $"The {head.In} parameter '{head.Name}'");
        if (@base.Name != head.Name && head.In == "path")
            pair.Add(OperationRules.PathRenamed, @base.Node, head.Node, $"The path parameter '{@base.Name}' is called '{head.Name}' now.", @base.Name, head.Name);
        if (!@base.IsRequired && head.IsRequired)
            pair.Add(ParameterRules.BecameRequired, @base.Node, head.Node, $"{name} is required now.", "optional", "required");
        else if (@base.IsRequired && !head.IsRequired)
            pair.Add(ParameterRules.BecameOptional, @base.Node, head.Node, $"{name} is optional now.", "required", "optional");
        CompareStyles(pair, @base, head, name);
        CompareLifecycle(pair, @base, head, name);
        CompareSchemas(pair, @base, head, name);
        return pair;
    }

    private static void CompareStyles(ComparedPair pair, Parameter @base, Parameter head, string name)
    {
        if (@base.Style != head.Style || (@base.IsExploded != head.IsExploded && HasParts(@base)))
            pair.Add(ParameterRules.StyleChanged, @base.Node, head.Node, $"{name} is written in the style {Style(head)} now, no longer {Style(@base)}.", Style(@base), Style(head));
        if (@base.Node.Flag("allowReserved") != head.Node.Flag("allowReserved"))
        {
            pair.Add(ParameterRules.AllowReservedChanged, @base.Node, head.Node, $"{name} {(head.Node.Flag("allowReserved") ? "is sent with reserved characters as they are" : "has its reserved characters escaped")} now.",
                @base.Node.Flag("allowReserved") ? "true" : "false", head.Node.Flag("allowReserved") ? "true" : "false");
        }

        var (media, newMedia) = (@base.Content?.Key, head.Content?.Key);
        if (media != newMedia)
            pair.Add(ParameterRules.ContentChanged, @base.Node, head.Node, $"{name} is written as {newMedia ?? "plain text"} now, no longer as {media ?? "plain text"}.", media, newMedia);
    }

    // Scalars look the same in both forms.
    private static bool HasParts(Parameter parameter) => parameter.Schema is not MapNode schema || (JsonTypeNames.Read(schema) & (JsonTypes.Array | JsonTypes.Object)) != JsonTypes.None;

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
        if (@base.Schema is not { } baseSchema || head.Schema is not { } headSchema)
            return;
        var (baseDefault, headDefault) = (schemas.BaseView(baseSchema)["default"], schemas.HeadView(headSchema)["default"]);
        if (!baseDefault.SameAs(headDefault) && !isOutgoing)
        {
            var rule = baseDefault is null ? ParameterRules.DefaultAdded : headDefault is null ? ParameterRules.DefaultRemoved : ParameterRules.DefaultChanged;
            pair.Add(rule, baseDefault ?? baseSchema, headDefault ?? headSchema, $"{name} {(headDefault is null ? "no longer has a default" : $"is {headDefault.ToJson()} now when it is left out")}.", baseDefault?.ToJson(), headDefault?.ToJson());
        }
        pair.Add(schemas.Compare(baseSchema, headSchema, Direction, isParameter: true));
    }

    private static void CompareOrder(ComparedPair pair, Operation @base, Operation head)
    {
        var (baseKeys, headKeys) = (@base.Parameters.Select(p => p.Key).ToList(), head.Parameters.Select(p => p.Key).ToList());
        var (kept, now) = (baseKeys.Where(headKeys.Contains).ToList(), headKeys.Where(baseKeys.Contains).ToList());
        if (!kept.SequenceEqual(now))
        {
            pair.Add(ParameterRules.OrderChanged, @base.Node["parameters"] ?? @base.Node, head.Node["parameters"] ?? head.Node,
                $"The order of the parameters of {head.Name} changed.", string.Join(", ", kept), string.Join(", ", now));
        }
    }
}
