using CloudMgmt.ContractDiff.Rules;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.Comparison;

/// <summary>Compares the values and the texts that are allowed one by one: enumerations, constants,
/// patterns, defaults, multiples.</summary>
internal static class ValueComparison
{
    public static void Compare(Differ differ)
    {
        if (differ.Either("enum") || differ.Either("const"))
            CompareEnumerations(differ);
        if (differ.Either("x-extensible-enum"))
            CompareExtensible(differ);
        if (differ.Either("pattern", JsonTypes.Text) && !ListedValues.Settle(differ, ListedValues.Match))
            ComparePatterns(differ);
        if (differ.Either("multipleOf", JsonTypes.Number) && !ListedValues.Settle(differ, Bounds.Hold))
            CompareMultiples(differ);
        CompareContent(differ, "contentEncoding", Formats.Encoding(differ.Base), Formats.Encoding(differ.Head));
        CompareContent(differ, "contentMediaType", Formats.MediaType(differ.Base), Formats.MediaType(differ.Head));
    }

    private static void CompareEnumerations(Differ differ)
    {
        CompareNull(differ);
        var (@base, head) = (Listed(differ.Base), Listed(differ.Head));
        if (@base is null && head is null)
            return;
        var listed = differ.Direction == Direction.Request ? head : @base;
        // Nothing is sent where something else rules all values out.
        if ((differ.Direction == Direction.Request ? @base : head) is { Count: 0 })
            return;
        if ((@base is null || head is null) && listed is not null && ListedValues.Range(differ.Sender)?.All(listed.ContainsKey) == true)
            return;
        if (@base is null)
        {
            differ.ReportKeyword(
                IsConstant(differ.Head) ? SchemaRules.ConstantAdded : SchemaRules.BecameEnum, Keyword(differ.Head),
                $"{differ.Name} is restricted to {List(head!)} now.");
        }
        else if (head is null)
        {
            differ.ReportKeyword(
                IsConstant(differ.Base) ? SchemaRules.ConstantRemoved : SchemaRules.EnumOpened, Keyword(differ.Base),
                $"{differ.Name} is no longer restricted to {List(@base)}.");
        }
        else if (IsConstant(differ.Base) && IsConstant(differ.Head))
        {
            CompareConstants(differ, @base, head);
        }
        else
        {
            CompareValues(differ, @base, head);
        }
    }

    /// <summary>Compares what the text may be that scalars of another type were.</summary>
    public static void CompareTexts(Differ differ)
    {
        if (Values(differ.Head) is { } values)
        {
            var taken = values.Values.OfType<ScalarNode>().Select(value => value.Text).ToHashSet();
            if (Texts(differ.Base) is not { } texts)
            {
                differ.ReportKeyword(SchemaRules.BecameEnum, Keyword(differ.Head), $"{differ.Name} is restricted to {List(values)} now.");
            }
            else if (texts.Find(text => !taken.Contains(text)) is { } lost)
            {
                differ.ReportKeyword(
                    SchemaRules.EnumValueRemoved, Keyword(differ.Head), $"{differ.Name} no longer takes the value {lost}.");
            }
        }
        if (differ.Head.All("pattern").Any(IsPattern))
            differ.ReportKeyword(SchemaRules.PatternChanged, "pattern", $"{differ.Name} must match a pattern now.");
        foreach (var (rules, keyword) in ((BoundRules, string)[])[(BoundRules.MinLength, "minLength"), (BoundRules.MaxLength, "maxLength")])
        {
            if (Bounds.Of(differ.Head, keyword) is { } bound)
                differ.ReportKeyword(rules.Set, keyword, $"{differ.Name} has the bound '{keyword}' {bound} now.");
        }
    }

    /// <summary>Whether each text that is sent is one of those that are taken, whatever type it stands for.</summary>
    public static bool AreTextsTaken(Differ differ)
        => Texts(differ.Sender) is { } sent && Texts(differ.Reader) is { } taken && sent.All(taken.Contains);

    private static List<string>? Texts(SchemaView view)
        => Values(view) is { } values ? [.. values.Values.OfType<ScalarNode>().Select(value => value.Text)]
            : (view.Types & ~JsonTypes.Null) == JsonTypes.Boolean ? ["true", "false"] : null;

    // Authors leave null out of a list where 'nullable' says it already; who takes it out means it.
    private static void CompareNull(Differ differ)
    {
        if (!(differ.Base.Types & differ.Head.Types).HasFlag(JsonTypes.Null)
            || !differ.Base.All("enum").Any()
            || !differ.Head.All("enum").Any())
        {
            return;
        }
        var (was, @is) = (ListsNull(differ.Base), ListsNull(differ.Head));
        if (was && !@is && (differ.Base.HasFlag("nullable") || !differ.Head.HasFlag("nullable")))
            differ.ReportKeyword(SchemaRules.BecameNotNullable, "enum", $"{differ.Name} may no longer be null.");
        else if (!was && @is && !differ.Base.HasFlag("nullable"))
            differ.ReportKeyword(SchemaRules.BecameNullable, "enum", $"{differ.Name} may be null now.");
    }

    private static bool ListsNull(SchemaView view)
        => view.All("enum").OfType<ListNode>()
            .All(list => view.IsOrNull(list) || list.Items.Any(value => value is ScalarNode { Kind: ScalarKind.Null }));

    private static void CompareConstants(Differ differ, Dictionary<string, Node> @base, Dictionary<string, Node> head)
    {
        if (!@base.Keys.SequenceEqual(head.Keys))
        {
            differ.ReportKeyword(
                SchemaRules.ConstantChanged, "const", $"{differ.Name} was always {List(@base)} and is always {List(head)} now.");
        }
    }

    private static void CompareValues(Differ differ, Dictionary<string, Node> @base, Dictionary<string, Node> head)
    {
        var place = (
            Base: differ.Base[Keyword(differ.Base)] ?? differ.Base.Node, Head: differ.Head[Keyword(differ.Head)] ?? differ.Head.Node);
        foreach (var (value, node) in @base.Where(value => !head.ContainsKey(value.Key)))
        {
            differ.Report(
                SchemaRules.EnumValueRemoved, $"{differ.Name} no longer takes the value {value}.", node, place.Head, baseText: value);
        }
        foreach (var (value, node) in head.Where(value => !@base.ContainsKey(value.Key)))
            differ.Report(SchemaRules.EnumValueAdded, $"{differ.Name} may have the value {value} now.", place.Base, node, headText: value);
    }

    // What x-extensible-enum lists is not all: clients have to expect others.
    private static void CompareExtensible(Differ differ)
    {
        var (@base, head) = (Keys(differ.Base["x-extensible-enum"] as ListNode), Keys(differ.Head["x-extensible-enum"] as ListNode));
        foreach (var (value, node) in @base.Where(value => !head.ContainsKey(value.Key)))
        {
            differ.Report(
                SchemaRules.EnumValueRemoved, $"{differ.Name} no longer takes the value {value}.", node,
                differ.Head["x-extensible-enum"] ?? differ.Head.Node, baseText: value);
        }
        foreach (var (value, node) in head.Where(value => @base.Count > 0 && !@base.ContainsKey(value.Key)))
        {
            differ.Report(
                SchemaRules.ExtensibleValueAdded, $"{differ.Name} may have the value {value} now.", differ.Base["x-extensible-enum"], node,
                headText: value);
        }
    }

    private static void ComparePatterns(Differ differ)
    {
        var changes = Keywords.Changed(differ, "pattern", NodeExtensions.SameAs).ToList();
        var (@base, head) = (changes.Find(change => IsPattern(change.Base)).Base, changes.Find(change => IsPattern(change.Head)).Head);
        if (@base is null && head is null)
            return;
        var (rule, what) = (@base, head) switch
        {
            (null, _) => (SchemaRules.PatternAdded, $"must match the pattern {head.Text()} now"),
            (_, null) => (SchemaRules.PatternRemoved, $"need no longer match the pattern {@base.Text()}"),
            _ => (SchemaRules.PatternChanged, $"must match the pattern {head.Text()}, no longer {@base.Text()}"),
        };
        differ.Report(rule, $"{differ.Name} {what}.", @base ?? differ.Base.Node, head ?? differ.Head.Node, @base?.ToJson(), head?.ToJson());
    }

    // A pattern that lets every text in is none.
    private static bool IsPattern(Node? pattern) => pattern.Text() is { } text && !LetsAllIn(text);

    /// <summary>Whether a pattern matches every text.</summary>
    public static bool LetsAllIn(string pattern) => pattern is "" or ".*" or "^.*$" or "^.*" or ".*$";

    private static void CompareMultiples(Differ differ)
    {
        var (@base, head) = (Multiple(differ.Base), Multiple(differ.Head));
        if (@base == head)
        {
            if (differ.Base["multipleOf"].Beyond() != differ.Head["multipleOf"].Beyond())
            {
                differ.ReportKeyword(
                    SchemaRules.MultipleOfChanged, "multipleOf", $"{differ.Name} must be a multiple of another number now.");
            }
            return;
        }
        if ((head is null && AreMultiples(differ.Head, @base)) || (@base is null && AreMultiples(differ.Base, head)))
            return;
        var kind = (@base, head) switch
        {
            (null, _) => SchemaRules.MultipleOfAdded,
            (_, null) => SchemaRules.MultipleOfRemoved,
            var (b, a) when a % b == 0 => SchemaRules.MultipleOfTightened,
            var (b, a) when b % a == 0 => SchemaRules.MultipleOfLoosened,
            _ => SchemaRules.MultipleOfChanged,
        };
        differ.ReportKeyword(
            kind, "multipleOf",
            head is null ? $"{differ.Name} need no longer be a multiple of {@base}." : $"{differ.Name} must be a multiple of {head} now.");
    }

    // Integers are multiples of a half; that they are integers is told by the type.
    private static bool AreMultiples(SchemaView view, decimal? value) => !view.Types.HasFlag(JsonTypes.Number) && 1 % value == 0;

    // Where the format says it, the change is there.
    private static void CompareContent(Differ differ, string keyword, string? @base, string? head)
    {
        if (@base == head || !(differ.Base.Types & differ.Head.Types).HasFlag(JsonTypes.Text))
            return;
        differ.Report(SchemaRules.ContentChanged, $"{differ.Name} holds {head ?? "plain text"} now, no longer {@base ?? "plain text"}.",
            Place(differ.Base), Place(differ.Head), @base, head);

        Node Place(SchemaView view) => view[keyword] ?? view["format"] ?? view.Node;
    }

    /// <summary>What numbers must be a multiple of, whatever says it; null if that is not said.</summary>
    public static decimal? Multiple(SchemaView view)
    {
        decimal? common = null;
        foreach (var said in view.All("multipleOf"))
        {
            if (said.Number() is > 0 and var step && !(step == 1 && !view.Types.HasFlag(JsonTypes.Number)))
                common = common is { } known ? Common(known, step) : step;
        }

        return common;
    }

    // The least multiple that two numbers have in common; the larger one where that is beyond what can be counted.
    private static decimal Common(decimal one, decimal other)
    {
        var (divisor, rest) = (one, other);
        while (rest != 0)
            (divisor, rest) = (rest, divisor % rest);
        return one / divisor <= decimal.MaxValue / other ? one / divisor * other : Math.Max(one, other);
    }

    private static bool IsConstant(SchemaView view) => view["const"] is not null;

    private static string Keyword(SchemaView view) => IsConstant(view) ? "const" : "enum";

    /// <summary>The values that are allowed, null apart: that is a type; null if not only certain ones are.</summary>
    public static Dictionary<string, Node>? Values(SchemaView view)
        => Said(view) is { } values
            ? view.Alternatives.Count == 0 ? values : values.Where(value => !Acceptance.IsNone(view, value.Value)).ToDictionary() : null;

    /// <summary>The values that are allowed beside the alternatives, whatever these say of them.</summary>
    public static Dictionary<string, Node>? Said(SchemaView view)
    {
        if (view["const"] is null && view["enum"] is null)
            return null;
        Dictionary<string, Node>? values = null;
        foreach (var own in view.All("const").Select(constant => Own(constant, [constant]))
            .Concat(view.All("enum").OfType<ListNode>().Select(list => Own(list, list.Items))))
        {
            values = values is null ? own : values.Where(value => own.ContainsKey(value.Key)).ToDictionary();
        }
        values = values?.Where(value => !ListedValues.Exclude(view, value.Value)).ToDictionary();
        return IsAll(view, values) ? null : values;

        // Beside a type of their own, values are meant to be of it however they are written.
        Dictionary<string, Node> Own(Node said, IReadOnlyList<Node> values)
            => Keys(said.Parent is MapNode part && part.Has("type") ? values
                : [.. values.Where(value => view.Types.HasFlag(JsonTypeNames.OfValue(value)))]);
    }

    /// <summary>The values that are allowed, be they a list or alternatives; null if not only certain ones are.</summary>
    public static Dictionary<string, Node>? Listed(SchemaView view)
    {
        if (view.Alternatives.Count == 0 || view.Groups.Count > 0 || view["const"] is not null || view["enum"] is not null)
            return Values(view);
        Dictionary<string, Node> values = [];
        foreach (var form in view.Alternatives)
        {
            if (form is not MapNode schema || !schema.Entries.All(entry => IsOfList(entry.Key)) || Values(view.Of(form)) is not { } own)
                return null;
            foreach (var (value, node) in own)
            {
                // What is two alternatives is none of a oneOf.
                if (!values.TryAdd(value, node) && view.IsExclusive)
                    return null;
            }
        }
        return values.Where(value => !ListedValues.Exclude(view, value.Value)).ToDictionary();

        static bool IsOfList(string keyword) => keyword is "const" or "enum" or "type" || SchemaViews.IsAnnotation(keyword);
    }

    // A boolean that may be true and false is any boolean, listed or not.
    private static bool IsAll(SchemaView view, Dictionary<string, Node>? values)
        => values is { Count: 2 } && (view.Types & ~JsonTypes.Null) == JsonTypes.Boolean
            && values.Values.All(value => value is ScalarNode { Kind: ScalarKind.Boolean });

    private static Dictionary<string, Node> Keys(ListNode? list) => Keys(list?.Items ?? []);

    private static Dictionary<string, Node> Keys(IReadOnlyList<Node> values)
    {
        var keys = new Dictionary<string, Node>(StringComparer.Ordinal);
        foreach (var value in values.Where(value => value is not ScalarNode { Kind: ScalarKind.Null }))
            keys.TryAdd(KeyOf(value), value);
        return keys;
    }

    /// <summary>The same for the same values.</summary>
    public static string KeyOf(Node value)
        => value is ScalarNode { Kind: ScalarKind.Number, Text: var text } && JsonNumber.Read(text) is { } number ? number.ToString()
            : value.ToJson(int.MaxValue);

    private static string List(Dictionary<string, Node> values)
    {
        var texts = values.Values.Select(value => value.ToJson(limit: 1000));
        return values.Count == 0 ? "nothing"
            : values.Count <= 5 ? string.Join(", ", texts) : $"{string.Join(", ", texts.Take(4))} and {values.Count - 4} others";
    }
}
