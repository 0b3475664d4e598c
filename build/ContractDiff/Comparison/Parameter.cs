using CloudMgmt.ClientModel;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.Comparison;

/// <summary>A parameter of an operation.</summary>
/// <param name="node">What is said of it.</param>
/// <param name="path">The path of the operation.</param>
/// <param name="is32">Whether that is said in OpenAPI 3.2.</param>
internal sealed class Parameter(MapNode node, string path, bool is32 = false)
{
    private string? _key;

    private static readonly HashSet<string> Ignored = new(["Accept", "Content-Type", "Authorization"], StringComparer.OrdinalIgnoreCase);

    public MapNode Node => node;

    public string Name => node.Text("name") ?? "";

    public string In => node.Text("in") ?? "";

    /// <summary>The place among the parameters of the path; -1 if the path does not name it.</summary>
    public int Position => PathTemplate.Position(path, Name);

    /// <summary>
    /// Names the parameter among those of its operation: path parameters by position, headers whatever their case. The name of one that is
    /// the whole query is not sent.
    /// </summary>
    public string Key => _key ??= ReadKey();

    private string ReadKey() => In switch
    {
        "path" => $"path {Position}",
        "header" => $"header {Name.ToLowerInvariant()}",
        "querystring" => In,
        _ => $"{In} {Name}",
    };

    /// <summary>Whether OpenAPI says that it is passed over: what media types and security schemes say of these headers holds.</summary>
    public bool IsIgnored => In == "header" && Ignored.Contains(Name);

    public bool IsRequired => node.Flag("required") || In == "path";

    public bool IsDeprecated => node.Flag("deprecated");

    public string Style => node.Text("style") ?? (In is "query" or "cookie" ? "form" : "simple");

    public bool IsExploded => Explodes(Style, node);

    /// <summary>Whether reserved characters are sent as they are, where they would be escaped otherwise.</summary>
    public bool AllowsReserved
        => node.Flag("allowReserved") && (In == "query" || (is32 && (In, Style) is ("path", _) or ("cookie", "form")));

    /// <summary>Whether it may be sent without a value, which is said of parameters in the query only.</summary>
    public bool AllowsEmpty => node.Flag("allowEmptyValue") && In == "query";

    public Node? Schema => node["schema"] ?? Media?.Value["schema"];

    /// <summary>The media type of a parameter that looks different in one.</summary>
    public KeyValuePair<string, MapNode>? Content => Media is { Key: var media } && IsPlain(media) ? null : Media;

    private KeyValuePair<string, MapNode>? Media
        => node.Map("content").Maps().Select(media => (KeyValuePair<string, MapNode>?)media).FirstOrDefault();

    // Numbers and booleans are the same text in JSON, and a text is in plain text.
    private bool IsPlain(string media)
    {
        var same = MediaTypes.IsJson(media) ? JsonTypes.Number | JsonTypes.Boolean
            : MediaTypes.IsPlainText(media) ? JsonTypes.Text
            : JsonTypes.None;
        return Schema is MapNode schema && (JsonTypeNames.Read(schema) & ~same) == JsonTypes.None;
    }

    /// <summary>Whether each part of a value is written by itself, as the style 'deepObject' does in any case.</summary>
    /// <param name="style">The style.</param>
    /// <param name="said">What may say whether it does.</param>
    public static bool Explodes(string style, MapNode? said)
        => style == "deepObject" || (said?.Has("explode") == true ? said.Flag("explode") : style is "form" or "cookie");

    /// <summary>How the value becomes text: in a media type, or in a style. One value looks the same, exploded or not.</summary>
    public string Writing(Func<Node, SchemaView> view) => Content is { Key: var media } ? media
        : IsExploded && HasParts(view) ? $"{Style}, exploded"
        : Style;

    /// <summary>
    /// Whether the value looks different when it is exploded: scalars do not, nor do lists of one item, nor those in the simple style.
    /// </summary>
    public bool HasParts(Func<Node, SchemaView> view)
    {
        if (Schema is not { } schema)
            return true;
        var value = view(schema);
        var exploded = Style == "simple" || IsOfOne(value) ? JsonTypes.Object : JsonTypes.Array | JsonTypes.Object;
        return (value.Types & exploded) != JsonTypes.None;
    }

    // Where reserved characters are not escaped, what separates items may be in one.
    private bool IsOfOne(SchemaView list)
        => ListLengths.Most(list).Value <= 1 && Style is not ("deepObject" or "cookie") && !AllowsReserved;
}
