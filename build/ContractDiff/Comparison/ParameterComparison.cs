using CloudMgmt.ContractDiff.Rules;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.Comparison;

/// <summary>Compares the parameters of two operations.</summary>
internal sealed class ParameterComparison(MessageComparison messages, SchemaComparison schemas, DateOnly today, bool isOutgoing)
{
    private Direction Direction => isOutgoing ? Direction.Response : Direction.Request;

    public void Compare(ComparedPair pair, Operation before, Operation after)
    {
        var open = after.Parameters.ToList();
        var removed = new List<Parameter>();
        foreach (var old in before.Parameters)
        {
            if ((Take(open, current => current.Key == old.Key) ?? TakeUnnamed(open, old)) is { } match)
                pair.Add(messages.Once(old.Node, match.Node, () => Compare(old, match)));
            else
                removed.Add(old);
        }

        foreach (var old in removed)
            Removed(pair, old, Take(open, current => current.Name == old.Name && current.In != old.In), after);
        foreach (var added in open)
            Added(pair, added);
        CompareOrder(pair, before, after);
    }

    private static Parameter? Take(List<Parameter> open, Predicate<Parameter> isMatch)
    {
        var match = open.Find(isMatch);
        if (match is not null)
            open.Remove(match);
        return match;
    }

    // A path parameter that its path does not name has no position to go by.
    private static Parameter? TakeUnnamed(List<Parameter> open, Parameter old)
        => Take(open, current => current.In == "path" && old.In == "path" && (current.Position < 0 || old.Position < 0));

    private void Removed(ComparedPair pair, Parameter parameter, Parameter? moved, Operation after)
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
        pair.AddGone(rule, parameter.Node, after.Node["parameters"] ?? after.Node, $"The {parameter.In} parameter '{parameter.Name}' {what}.", parameter.Name);
    }

    private static void Added(ComparedPair pair, Parameter parameter)
        => pair.Add(parameter.IsRequired ? ParameterRules.RequiredAdded : ParameterRules.OptionalAdded, null, parameter.Node,
            $"The {parameter.In} parameter '{parameter.Name}' is new{(parameter.IsRequired ? " and required" : "")}.", after: parameter.Name);

    private ComparedPair Compare(Parameter before, Parameter after)
    {
        var (pair, name) = (new ComparedPair(), $"The {after.In} parameter '{after.Name}'");
        if (before.Name != after.Name && after.In == "path")
            pair.Add(OperationRules.PathRenamed, before.Node, after.Node, $"The path parameter '{before.Name}' is called '{after.Name}' now.", before.Name, after.Name);
        if (!before.IsRequired && after.IsRequired)
            pair.Add(ParameterRules.BecameRequired, before.Node, after.Node, $"{name} is required now.", "optional", "required");
        else if (before.IsRequired && !after.IsRequired)
            pair.Add(ParameterRules.BecameOptional, before.Node, after.Node, $"{name} is optional now.", "required", "optional");
        CompareStyles(pair, before, after, name);
        CompareLifecycle(pair, before, after, name);
        CompareSchemas(pair, before, after, name);
        return pair;
    }

    private static void CompareStyles(ComparedPair pair, Parameter before, Parameter after, string name)
    {
        if (before.Style != after.Style || (before.IsExploded != after.IsExploded && HasParts(before)))
            pair.Add(ParameterRules.StyleChanged, before.Node, after.Node, $"{name} is written in the style {Style(after)} now, no longer {Style(before)}.", Style(before), Style(after));
        if (before.Node.Flag("allowReserved") != after.Node.Flag("allowReserved"))
        {
            pair.Add(ParameterRules.AllowReservedChanged, before.Node, after.Node, $"{name} {(after.Node.Flag("allowReserved") ? "is sent with reserved characters as they are" : "has its reserved characters escaped")} now.",
                before.Node.Flag("allowReserved") ? "true" : "false", after.Node.Flag("allowReserved") ? "true" : "false");
        }

        var (media, newMedia) = (before.Content?.Key, after.Content?.Key);
        if (media != newMedia)
            pair.Add(ParameterRules.ContentChanged, before.Node, after.Node, $"{name} is written as {newMedia ?? "plain text"} now, no longer as {media ?? "plain text"}.", media, newMedia);
    }

    // Scalars look the same in both forms.
    private static bool HasParts(Parameter parameter) => parameter.Schema is not MapNode schema || (JsonTypeNames.Read(schema) & (JsonTypes.Array | JsonTypes.Object)) != JsonTypes.None;

    private static string Style(Parameter parameter) => parameter.IsExploded ? $"{parameter.Style}, exploded" : parameter.Style;

    private static void CompareLifecycle(ComparedPair pair, Parameter before, Parameter after, string name)
    {
        if (!before.IsDeprecated && after.IsDeprecated)
            pair.Add(ParameterRules.Deprecated, before.Node, after.Node, $"{name} is deprecated now.");
        else if (before.IsDeprecated && !after.IsDeprecated)
            pair.Add(ParameterRules.Reactivated, before.Node, after.Node, $"{name} is no longer deprecated.");
        if (after.IsDeprecated)
            SunsetComparison.Compare(pair, name, before.Node["x-sunset"], after.Node["x-sunset"], after.Node);
    }

    private void CompareSchemas(ComparedPair pair, Parameter before, Parameter after, string name)
    {
        if (before.Schema is not { } old || after.Schema is not { } current)
            return;
        var (defaultBefore, defaultAfter) = (schemas.BaseView(old)["default"], schemas.HeadView(current)["default"]);
        if (!defaultBefore.SameAs(defaultAfter) && !isOutgoing)
        {
            var rule = defaultBefore is null ? ParameterRules.DefaultAdded : defaultAfter is null ? ParameterRules.DefaultRemoved : ParameterRules.DefaultChanged;
            pair.Add(rule, defaultBefore ?? old, defaultAfter ?? current, $"{name} {(defaultAfter is null ? "no longer has a default" : $"is {defaultAfter.ToJson()} now when it is left out")}.", defaultBefore?.ToJson(), defaultAfter?.ToJson());
        }
        pair.Add(schemas.Compare(old, current, Direction, isParameter: true));
    }

    private static void CompareOrder(ComparedPair pair, Operation before, Operation after)
    {
        var (old, current) = (before.Parameters.Select(p => p.Key).ToList(), after.Parameters.Select(p => p.Key).ToList());
        var (kept, now) = (old.Where(current.Contains).ToList(), current.Where(old.Contains).ToList());
        if (!kept.SequenceEqual(now))
        {
            pair.Add(ParameterRules.OrderChanged, before.Node["parameters"] ?? before.Node, after.Node["parameters"] ?? after.Node,
                $"The order of the parameters of {after.Name} changed.", string.Join(", ", kept), string.Join(", ", now));
        }
    }
}
