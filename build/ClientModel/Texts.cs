using System.Text.RegularExpressions;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ClientModel;

/// <summary>
/// What the document says of its parts, in CommonMark and fit for a comment: no character that could break out of it, and the limits of a
/// value in words, because a C# type does not show them.
/// </summary>
internal sealed partial class Texts(Schemas schemas, Declarations declarations)
{
    private static readonly (string Lower, string Upper, string What)[] Ranges =
        [("minimum", "maximum", "Value"), ("minLength", "maxLength", "Characters"), ("minItems", "maxItems", "Items")];

    /// <summary>A text of the document; null if there is none.</summary>
    public static string? Of(Node? node, string key) => Clean((node as MapNode)?[key]);

    /// <summary>The description of a schema; a reference without its own takes that of its target.</summary>
    public string? Of(Node? schema) => schemas.Trail(schema).Select(Own).FirstOrDefault(text => text is not null);

    /// <summary>The description of a property, a parameter, a field of a form, or a body.</summary>
    public string Of(Member member) => Fit(member.Place switch
    {
        MemberPlace.Body => member.Description ?? Of(member.Node, "description") ?? "The body of the request.",
        MemberPlace.Field => Of(member.Node, "description") ?? $"The field {Literal(member.WireName)} of the form.",
        MemberPlace.Property => Property(member),
        _ => WithLimits(
            member.Description ?? Of(member.Node, "description") ?? Of(member.Schema) ?? $"The parameter {Literal(member.WireName)}.",
            member.Schema),
    });

    private string Property(Member property)
    {
        var text = WithLimits(Of(property.Node) ?? $"The property {Literal(property.WireName)}.", property.Node);
        return property.IsReadOnly ? With(text, "Read-only: it is not sent.") : text;
    }

    private string? Own(MapNode schema)
    {
        if (schemas.IsReference(schema))
            return Of(schema, "description");
        var form = schemas.Of(schema);
        var text = Clean(form.Own("description"));
        if (form.Kind != SchemaFormKind.Union)
            return text;
        var alternatives = form.Alternatives.Select(option => TypeName(option)).Concat(form.Types).Distinct().Select(Literal);
        return With(text, $"One of: {string.Join(", ", alternatives)}.");
    }

    private string TypeName(MapNode schema)
        => (schemas.Follow(schema) is { } target ? declarations.Find(target, scope: null)?.Name : null)
            ?? Schemas.TypeOf(schema["type"]) ?? "any JSON";

    private string WithLimits(string text, Node? schema)
        => Limits(schema) is { Length: > 0 } limits ? With(text, limits) : text;

    // After several lines a paragraph of its own: the last may be an item of a list, or code.
    private static string With(string? text, string more)
        => text is null ? more : text.Contains('\n', StringComparison.Ordinal) ? $"{text}\n\n{more}" : $"{text.TrimEnd('.')}. {more}";

    private string Limits(Node? schema)
    {
        if (schema is not MapNode map)
            return "";
        var form = schemas.IsReference(map) ? new SchemaForm(SchemaFormKind.Own, [map]) : schemas.Of(map);
        var sentences = Ranges.Select(range => Range(Value(range.Lower), Value(range.Upper), range.What)).OfType<string>().ToList();
        if (Schemas.IsTrue(form.Own("uniqueItems")))
            sentences.Add("Each item once.");
        if (Value("default") is { } value)
            sentences.Add($"Default: {Literal(value)}.");
        return string.Join(" ", sentences);

        string? Value(string keyword) => form.Own(keyword) is ScalarNode { Kind: not ScalarKind.Null } scalar ? scalar.Text : null;
    }

    private static string? Range(string? from, string? to, string what) => (from, to) switch
    {
        (not null, not null) => $"{what}: {from} to {to}.",
        (not null, null) => $"{what}: {from} or more.",
        (null, not null) => $"{what}: at most {to}.",
        _ => null,
    };

    private static string? Clean(Node? node) => node.Text() is { } text && Fit(text).Trim() is { Length: > 0 } clean ? clean : null;

    /// <summary>
    /// Makes a text fit for a comment. Line breaks of every kind become one, which the printer knows; every other control character could
    /// break out of it, what changes the direction of writing hides code, and XML has no place for a noncharacter.
    /// </summary>
    public static string Fit(string text) => string.Concat(text.ReplaceLineEndings("\n").Select(c => c != '\n' && IsUnfit(c) ? ' ' : c));

    /// <summary>A name or value of the document as CommonMark that shows it as it is.</summary>
    public static string Literal(string text) => Special().Replace(Fit(text).Replace('\n', ' ').Trim(), @"\$0");

    private static bool IsUnfit(char c)
        => char.IsControl(c)
            || c is '\uFFFE' or '\uFFFF' or '\u061C' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E')
                or (>= '\u2066' and <= '\u2069');

    [GeneratedRegex(@"[\\`*_\[\]<>&|~#]|^[-+=]|(?<=^\d+)[.)]")]
    private static partial Regex Special();
}
