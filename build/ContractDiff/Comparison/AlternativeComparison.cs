using CloudMgmt.ContractDiff.Rules;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.Comparison;

/// <summary>Compares the alternatives of <c>oneOf</c> and <c>anyOf</c>, and what <c>not</c> and conditions exclude.</summary>
internal static class AlternativeComparison
{
    // Alternatives of alternatives of alternatives would be compared in every combination, and a schema may be one of its own.
    private const int MaximumNesting = 1;

    private static readonly string[] Branches = ["then", "else"];

    // Keywords by which values are told apart, without a look at what they are made of.
    private static readonly string[] Telling =
    [
        "type", "enum", "const", "required", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "minLength", "maxLength",
        "minItems", "maxItems",
    ];

    /// <returns>What is left to compare of the two beside their alternatives.</returns>
    public static Remainder Compare(Differ differ, SchemaComparison schemas)
    {
        OverlapComparison.CompareNull(differ);
        var (@base, head) = (differ.Base.Alternatives, differ.Head.Alternatives);
        var hasGroups = differ.Base.Groups.Count + differ.Head.Groups.Count > 0;
        if (hasGroups && CompareGroups(differ, schemas))
            return Remainder.Nothing;
        var isMoved = !hasGroups && @base.Count > 0 && head.Count > 0 && MayMove(differ)
            && (DiffersInKind(differ) || DiffersTwice(differ, schemas));
        if (!isMoved)
        {
            CompareExclusions(differ, schemas);
            CompareConditions(differ, schemas);
        }
        if (hasGroups)
            return Remainder.All;
        if (@base.Count == 0 && head.Count == 0)
            return Remainder.All;
        // Values may be listed as alternatives to describe each of them, and have a type of their own then.
        if ((@base.Count == 0 || head.Count == 0)
            && ValueComparison.Listed(differ.Base) is not null
            && ValueComparison.Listed(differ.Head) is not null)
        {
            return Kinds(differ.Base) == Kinds(differ.Head) ? Remainder.Keywords : Remainder.All;
        }
        if (@base.Count == 0)
            return Introduced(differ, schemas) ? Remainder.All : Remainder.Nothing;
        if (head.Count == 0)
            return Withdrawn(differ, schemas) ? Remainder.All : Remainder.Nothing;
        CompareForms(differ, schemas, isMoved);
        CompareExclusivity(differ, schemas);
        return isMoved ? Remainder.Nothing
            : differ.Base.HasOwnForm || differ.Head.HasOwnForm || differ.Base.OwnTypes != differ.Head.OwnTypes ? Remainder.All
            : Remainder.Keywords;
    }

    // Numbers that are listed may all be integers, and null is compared apart.
    private static JsonTypes Kinds(SchemaView view)
        => (view.Types.HasFlag(JsonTypes.Integer) ? view.Types | JsonTypes.Number : view.Types) & ~JsonTypes.Null;

    /// <summary>What is left to compare of two schemas.</summary>
    internal enum Remainder
    {
        Nothing,

        /// <summary>What is said beside the alternatives, but for types, which they have of their own.</summary>
        Keywords,

        All,
    }

    // What one document says beside the alternatives, the other one may say in each of them.
    private static bool MayMove(Differ differ) => Math.Max(differ.Base.Nesting, differ.Head.Nesting) < MaximumNesting;

    private static bool DiffersInKind(Differ differ)
        => differ.Base.HasMore != differ.Head.HasMore || differ.Base.OwnTypes != differ.Head.OwnTypes;

    // Both what is said beside the alternatives and what is said in them, or of what they say something of as well.
    private static bool DiffersTwice(Differ differ, SchemaComparison schemas)
        => (!schemas.AreUnchanged(differ.Base.Alternatives, differ.Head.Alternatives) || AreOfForms(differ.Base, differ.Head))
            && DiffersBeside(differ, schemas);

    // Whether a property stands beside the alternatives in one document only, and they say something of it in the other one.
    private static bool AreOfForms(SchemaView @base, SchemaView head)
    {
        return IsOfForms(@base, head) || IsOfForms(head, @base);

        static bool IsOfForms(SchemaView view, SchemaView other)
            => other.Properties.Keys.Any(name => !view.Properties.ContainsKey(name)
                && view.Alternatives.Any(form => view.Of(form).Properties.ContainsKey(name)));
    }

    private static bool DiffersBeside(Differ differ, SchemaComparison schemas)
    {
        return !schemas.AreUnchanged(Restrictions(differ.Base), Restrictions(differ.Head));

        static List<Node> Restrictions(SchemaView view)
            => [.. view.Restrictions.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => entry.Value)];
    }

    /// <returns>Whether what is said beside the lists of alternatives was compared with them.</returns>
    private static bool CompareGroups(Differ differ, SchemaComparison schemas)
    {
        var (@base, head) = (Groups(differ.Base), Groups(differ.Head));
        foreach (var one in @base.ToList())
        {
            if (head.Find(other => one.IsExclusive == other.IsExclusive && schemas.AreUnchanged(one.Alternatives, other.Alternatives))
                is not { } same || AreOfForms(differ.Base.With(one), differ.Head.With(same)))
            {
                continue;
            }

            @base.Remove(one);
            head.Remove(same);
        }
        if (@base.Count != head.Count)
            (differ.Direction == Direction.Request ? head : @base).RemoveAll(group => IsImplied(differ, schemas, group));
        var isMoved = @base.Count > 0 && head.Count > 0 && MayMove(differ)
            && (DiffersInKind(differ) || DiffersBeside(differ, schemas));
        for (var index = 0; index < Math.Max(@base.Count, head.Count); index++)
        {
            if (index >= @base.Count)
            {
                differ.Report(
                    SchemaRules.AlternativesRequired, $"{differ.Name} must match one of several alternatives more now.", differ.Base.Node,
                    head[index].Node, headText: head[index].Node.ToJson());
            }
            else if (index >= head.Count)
            {
                differ.Report(
                    SchemaRules.AlternativesFreed, $"{differ.Name} need no longer match one of several alternatives.", @base[index].Node,
                    differ.Head.Node, baseText: @base[index].Node.ToJson());
            }
            else
            {
                var (one, other) = (@base[index], head[index]);
                differ.Pair.Add(isMoved
                    ? schemas.Compare(differ.Base.With(one), differ.Head.With(other), differ.Direction, differ.Notation)
                    : schemas.Compare(one, other, differ.Direction, differ.Notation));
            }
        }
        return isMoved;
    }

    // Whether whatever is sent matches one of the alternatives of the reader, by what else is said of it.
    private static bool IsImplied(Differ differ, SchemaComparison schemas, SchemaView group)
    {
        if (differ.Sender.Types.HasFlag(JsonTypes.Null) || (group.IsExclusive && !AreApart(group, schemas)))
            return false;
        var pair = differ.Direction == Direction.Request ? differ with { Head = group } : differ with { Base = group };
        return Groups(differ.Sender).Exists(sent => schemas.Worst(TrySent(sent)) == Verdict.Compatible)
            || (new Coverage(pair, schemas).Find(differ.Sender, []) is { } found
                && found.All(part => OverlapComparison.IsTaken(part, schemas)));

        ComparedPair TrySent(SchemaView sent) => differ.Direction == Direction.Request
            ? schemas.Try(sent, group, differ.Direction, differ.Notation) : schemas.Try(group, sent, differ.Direction, differ.Notation);
    }

    private static bool AreApart(SchemaView group, SchemaComparison schemas)
        => group.Alternatives.Count(form => group.Of(form).Types.HasFlag(JsonTypes.Null)) <= 1
            && Disjointness.OfAlternatives(group, schemas);

    private static List<SchemaView> Groups(SchemaView view)
        => view.Groups.Count > 0 ? [.. view.Groups] : view.Alternatives.Count > 0 ? [view.OnlyAlternatives] : [];

    private static void CompareForms(Differ differ, SchemaComparison schemas, bool isMoved)
    {
        var matches = AlternativeMatching.Match(differ, schemas);
        foreach (var (@base, head) in matches.Pairs)
        {
            differ.Pair.Add(isMoved
                ? schemas.Compare(differ.Base.Case(@base), differ.Head.Case(head), differ.Direction, differ.Notation)
                : schemas.AreUnchanged(@base, head) ? ComparedPair.Nothing
                : CompareForms(differ, schemas, @base, head));
        }
        foreach (var (@base, head) in matches.Pairs.Concat(matches.Renamed))
            DiscriminatorComparison.CompareNames(differ, @base, head);
        foreach (var pair in matches.Covered)
            differ.Pair.Add(pair);
        foreach (var form in matches.Removed)
            Removed(differ, form);
        foreach (var form in matches.Added)
            Added(differ, form);
        OverlapComparison.Compare(differ, schemas, matches);
        KnownNames.Compare(differ, schemas);
        if (matches.Covered.Count > 0 && matches.Added.Count + matches.Removed.Count == 0)
            Rewritten(differ);
    }

    // What one form excludes may be what another one is.
    private static ComparedPair CompareForms(Differ differ, SchemaComparison schemas, Node @base, Node head)
    {
        var (one, other) = (differ.Base.Of(@base), differ.Head.Of(head));
        if (differ.Base.IsExclusive && differ.Direction == Direction.Request && SaysWhatIsNot(other))
            one = differ.Base.Alone(@base);
        else if (differ.Head.IsExclusive && differ.Direction == Direction.Response && SaysWhatIsNot(one))
            other = differ.Head.Alone(head);
        return schemas.Compare(one, other, differ.Direction, differ.Notation);
    }

    private static bool SaysWhatIsNot(SchemaView view)
        => view["not"] is not null || view.Properties.Keys.Any(name => view.Property(name)!.IsNever);

    private static void Added(Differ differ, Node form)
        => differ.Report(
            SchemaRules.AlternativeAdded, $"{differ.Name} may be {AlternativeMatching.Describe(form)} now.", differ.Base.Node, form,
            headText: form.ToJson());

    private static void Removed(Differ differ, Node form)
        => differ.Report(
            SchemaRules.AlternativeRemoved, $"{differ.Name} may no longer be {AlternativeMatching.Describe(form)}.", form, differ.Head.Node,
            baseText: form.ToJson());

    private static void Rewritten(Differ differ)
        => differ.Report(SchemaRules.AlternativesRewritten, $"{differ.Name} has alternatives that are written in another way; whatever was taken still is.");

    // What matches two alternatives matches an anyOf, and no oneOf.
    private static void CompareExclusivity(Differ differ, SchemaComparison schemas)
    {
        if (differ.Base.IsExclusive == differ.Head.IsExclusive || Disjointness.OfAlternatives(differ.Head, schemas))
            return;
        if (differ.Head.IsExclusive)
        {
            differ.ReportKeyword(
                SchemaRules.AlternativesBecameExclusive, "oneOf", $"{differ.Name} may no longer match several alternatives at once.");
        }
        else
        {
            differ.ReportKeyword(
                SchemaRules.AlternativesBecameInclusive, "anyOf", $"{differ.Name} may match several alternatives at once now.");
        }
    }

    // Beside a form of its own, alternatives restrict it; otherwise the old form should be one of them.
    private static bool Introduced(Differ differ, SchemaComparison schemas)
    {
        var forms = differ.Head.Alternatives;
        var coverage = new Coverage(differ, schemas);
        if (differ.Direction == Direction.Request)
        {
            if (coverage.Find(differ.Base, forms) is { } pairs)
            {
                OverlapComparison.CompareIntroduced(differ, schemas);
                return Covered(differ, pairs, forms.Where(form => !coverage.Used.Contains(form)), Added);
            }
        }
        else if (Find(differ.Head, coverage) is { } found && !differ.Head.HasOwnForm)
        {
            return Covered(differ, found.Pairs, found.Others, Added);
        }
        if (differ.Head.HasOwnForm)
        {
            differ.Report(
                SchemaRules.AlternativesRequired, $"{differ.Name} must match one of several alternatives now.",
                headText: $"{forms.Count} alternatives");
        }
        else if (MayMove(differ) && OnlyOfType(differ.Head, differ.Base) is { } same)
        {
            var pair = schemas.Compare(differ.Base, differ.Head.Case(same), differ.Direction, differ.Notation);
            return Covered(differ, [pair], forms.Where(form => form != same), Added);
        }
        else
        {
            differ.Report(
                SchemaRules.AlternativesIntroduced, $"{differ.Name} has one of several forms now, none of which is the old one.",
                headText: $"{forms.Count} alternatives");
        }
        return differ.Head.HasOwnForm;
    }

    private static bool Withdrawn(Differ differ, SchemaComparison schemas)
    {
        var forms = differ.Base.Alternatives;
        var coverage = new Coverage(differ, schemas);
        if (differ.Direction == Direction.Response)
        {
            if (coverage.Find(differ.Head, forms) is { } pairs)
                return Covered(differ, pairs, forms.Where(form => !coverage.Used.Contains(form)), Removed);
        }
        else if (Find(differ.Base, coverage) is { } found && !differ.Base.HasOwnForm)
        {
            KnownNames.Compare(differ, schemas);
            return Covered(differ, found.Pairs, found.Others, Removed);
        }
        if (differ.Base.HasOwnForm)
        {
            differ.Report(
                SchemaRules.AlternativesFreed, $"{differ.Name} need no longer match one of several alternatives.",
                baseText: $"{forms.Count} alternatives");
        }
        else if (MayMove(differ) && OnlyOfType(differ.Base, differ.Head) is { } same)
        {
            var pair = schemas.Compare(differ.Base.Case(same), differ.Head, differ.Direction, differ.Notation);
            return Covered(differ, [pair], forms.Where(form => form != same), Removed);
        }
        else
        {
            differ.Report(
                SchemaRules.AlternativesWithdrawn, $"{differ.Name} had one of several forms, and has one that was none of them.",
                baseText: $"{forms.Count} alternatives");
        }
        return differ.Base.HasOwnForm;
    }

    // The only alternative that a value of the plain form may be.
    private static Node? OnlyOfType(SchemaView view, SchemaView plain)
        => view.Alternatives.Where(form => (view.Case(form).Types & plain.Types & ~JsonTypes.Null) != JsonTypes.None).ToList() is [var only]
            ? only : null;

    /// <summary>The alternatives of the sender that are taken, and those that are not; null if none is.</summary>
    private static (List<ComparedPair> Pairs, List<Node> Others)? Find(SchemaView sender, Coverage coverage)
    {
        var (all, rest) = (new List<ComparedPair>(), new List<Node>());
        foreach (var form in sender.Alternatives)
        {
            if (coverage.Find(sender.Case(form), []) is { } pairs)
                all.AddRange(pairs);
            else
                rest.Add(form);
        }
        return rest.Count == sender.Alternatives.Count ? null : (all, rest);
    }

    private static bool Covered(Differ differ, IEnumerable<ComparedPair> pairs, IEnumerable<Node> others, Action<Differ, Node> report)
    {
        foreach (var pair in pairs)
            differ.Pair.Add(pair);
        var rest = others.ToList();
        foreach (var form in rest)
            report(differ, form);
        if (rest.Count == 0)
            Rewritten(differ);
        return false;
    }

    private static void CompareExclusions(Differ differ, SchemaComparison schemas)
    {
        if (!differ.Either("not"))
            return;
        var isListed = ListedValues.Settle(differ, (reader, value) => !ListedValues.ExcludeByList(reader, value));
        foreach (var (@base, head) in Keywords.Changed(
            differ, "not", (one, other) => schemas.AreAlike(one, other, differ.Notation)))
        {
            if ((isListed && IsList(differ.Base, @base) && IsList(differ.Head, head))
                || IsNeverSent(differ, schemas, differ.Direction == Direction.Request ? head : @base))
            {
                continue;
            }
            // Null is a type.
            if (@base is not null && head is not null && ValueComparison.Values(differ.Base.Of(@base)) is { } was
                && ValueComparison.Values(differ.Head.Of(head)) is { } now && was.Keys.ToHashSet().SetEquals(now.Keys))
            {
                continue;
            }

            var (rule, what) = (@base, head) switch
            {
                (null, _) => (SchemaRules.NotAdded, "must not match a certain form now"),
                (_, null) => (SchemaRules.NotRemoved, "may match a form that was excluded"),
                ({ } one, { } other) => (ExclusionKind(differ, one, other, schemas), "must not match another form than before"),
            };
            differ.Report(
                rule, $"{differ.Name} {what}.", @base ?? differ.Base.Node, head ?? differ.Head.Node, @base?.ToJson(), head?.ToJson());
        }
    }

    // Whoever reads a value need not exclude what is not sent.
    private static bool IsNeverSent(Differ differ, SchemaComparison schemas, Node? excluded)
        => excluded is MapNode map && (differ.Sender.IsOther(map) || IsApart(differ, schemas, map));

    // What is excluded has to say its types: those that other keywords imply are not all that it excludes.
    private static bool IsApart(Differ differ, SchemaComparison schemas, MapNode excluded)
        => excluded.Entries.All(entry => Telling.Contains(entry.Key)) && differ.Reader.Of(excluded) is var view
            && !(differ.Sender.Types & view.Types).HasFlag(JsonTypes.Null) && new Disjointness(schemas).Are(differ.Sender, view);

    private static bool IsList(SchemaView view, Node? excluded)
        => excluded is null || ValueComparison.Values(view.Of(excluded)) is not null;

    // Excluding more leaves less, so what is excluded is compared from the other side.
    private static SchemaRule ExclusionKind(Differ differ, Node @base, Node head, SchemaComparison schemas)
    {
        if (ValueComparison.Values(differ.Base.Of(@base)) is { } values && ValueComparison.Values(differ.Head.Of(head)) is { } others)
        {
            return values.Keys.All(others.ContainsKey) ? SchemaRules.NotWidened
                : others.Keys.All(values.ContainsKey) ? SchemaRules.NotNarrowed
                : SchemaRules.NotReplaced;
        }
        var narrowed = schemas.Worst(schemas.Try(@base, head, Direction.Response, differ.Notation));
        var widened = schemas.Worst(schemas.Try(@base, head, Direction.Request, differ.Notation));
        return (narrowed, widened) switch
        {
            (Verdict.Breaking, Verdict.Breaking) => SchemaRules.NotReplaced,
            (Verdict.Breaking, _) => SchemaRules.NotWidened,
            (_, Verdict.Breaking) => SchemaRules.NotNarrowed,
            _ => SchemaRules.NotChanged,
        };
    }

    private static void CompareConditions(Differ differ, SchemaComparison schemas)
    {
        if (!differ.Either("if"))
            return;
        var (@base, head) = (Conditions(differ.Base), Conditions(differ.Head));
        foreach (var (one, other) in @base.SelectMany(one => head.Select(other => (one, other)))
            .Where(pair => schemas.AreAlike(pair.one["if"]!, pair.other["if"]!, differ.Notation))
            .ToList())
        {
            if (!@base.Contains(one) || !head.Remove(other))
                continue;
            @base.Remove(one);
            CompareBranches(differ, schemas, one, other);
        }
        for (var index = 0; index < Math.Max(@base.Count, head.Count); index++)
        {
            var (one, other) = (@base.ElementAtOrDefault(index), head.ElementAtOrDefault(index));
            if (one is null
                && ObjectComparison.TryReportLetIn(differ, [.. Branches.Select(branch => Branch(other!, branch)).OfType<Node>()]))
            {
                continue;
            }

            ReportCondition(
                differ,
                one is null ? SchemaRules.ConditionAdded : other is null ? SchemaRules.ConditionRemoved : SchemaRules.ConditionChanged,
                "if",
                one,
                other);
        }
    }

    // Without a branch, an 'if' says nothing; one that is true or false of everything leaves a part like any other.
    private static List<MapNode> Conditions(SchemaView view)
        => Keywords.Distinct(view.All("if").Where(condition => !SchemaViews.IsAnything(condition) && !SchemaViews.IsNothing(condition))
            .Select(condition => condition.Parent)
            .OfType<MapNode>()
            .Where(part => Array.Exists(Branches, branch => Branch(part, branch) is not null) && !Dependencies.IsCondition(part)));

    private static Node? Branch(MapNode part, string keyword)
        => part[keyword] is { } branch && !SchemaViews.IsAnything(branch) ? branch : null;

    private static void CompareBranches(Differ differ, SchemaComparison schemas, MapNode @base, MapNode head)
    {
        foreach (var keyword in Branches)
        {
            var (one, other) = (Branch(@base, keyword), Branch(head, keyword));
            if (one is not null && other is not null)
                differ.Pair.Add(schemas.Compare(one, other, differ.Direction, differ.Notation));
            else if (one is not null)
                ReportCondition(differ, SchemaRules.ConditionRemoved, keyword, @base, head);
            else if (other is not null && !ObjectComparison.TryReportLetIn(differ, [other]))
                ReportCondition(differ, SchemaRules.ConditionAdded, keyword, @base, head);
        }
    }

    private static void ReportCondition(Differ differ, SchemaRule rule, string keyword, MapNode? @base, MapNode? head)
    {
        var what = rule == SchemaRules.ConditionRemoved ? "no condition"
            : rule == SchemaRules.ConditionAdded ? "a condition"
            : "another condition";
        differ.Report(
            rule, $"{differ.Name} is subject to {what} ('{keyword}') now.", @base?[keyword] ?? differ.Base.Node,
            head?[keyword] ?? differ.Head.Node,
            @base?[keyword]?.ToJson(), head?[keyword]?.ToJson());
    }
}
