using System.Globalization;
using CloudMgmt.OpenApi;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CloudMgmt.CodeGeneration;

/// <summary>
/// An OpenAPI Overlay 1.0: what is to be changed in a document that its owner cannot or will not change. What stays keeps its line; what is
/// new stands where it was added.
/// </summary>
internal sealed class Overlay
{
    private readonly MapNode _root;

    private Overlay(MapNode root) => _root = root;

    /// <exception cref="DocumentException">The file cannot be read, or is no overlay.</exception>
    public static Overlay Load(IDocumentSource source, string file)
    {
        var content = source.Read(file) ?? throw new DocumentException(file, "there is no such file.");
        if (FileReader.Read(content, file) is not MapNode root || root.Text("overlay") is not { } version)
            throw new DocumentException(file, 1, 1, "an overlay is a map with the key 'overlay'.");
        if (!version.StartsWith("1.0", StringComparison.Ordinal))
            throw new DocumentException(root["overlay"]!, "the key 'overlay' must say 1.0.0.");
        return root["actions"] is ListNode { Items.Count: > 0 }
            ? new Overlay(root) : throw new DocumentException(root["actions"] ?? root, "an overlay has a list of actions.");
    }

    /// <summary>The document with all changes.</summary>
    /// <exception cref="DocumentException">An action is not one, or finds nothing.</exception>
    public MapNode Apply(MapNode document)
    {
        var tree = Read(document);
        foreach (var action in ((ListNode)_root["actions"]!).Items)
            Apply(action as MapNode ?? throw new DocumentException(action, "an action is a map with a target."), tree);
        var root = (MapNode)Write(tree, document);
        root.Source = new SourceFile(document.File.Name, root);
        return root;
    }

    private static void Apply(MapNode action, JToken tree)
    {
        if (action.Text("target") is not { } target)
            throw new DocumentException(action, "an action has a target: a JSONPath such as $.paths['/pets'].get.");
        var found = Select(action, target, tree);
        if (found.Count == 0)
            throw new DocumentException(action["target"]!, $"the target '{target}' finds nothing in the document.");
        if (action.Flag("remove"))
            found.ForEach(token => Remove(action, token));
        else if (action["update"] is { } update)
            found.ForEach(token => Update(token, Read(update)));
        else
            throw new DocumentException(action, "an action has an update, or says remove: true.");
    }

    private static List<JToken> Select(MapNode action, string target, JToken tree)
    {
        try
        {
            return [.. tree.SelectTokens(target, new JsonSelectSettings { RegexMatchTimeout = TimeSpan.FromSeconds(1) })];
        }
        // Newtonsoft knows the paths of before RFC 9535, and fails on some broken ones in ways of its own.
        catch (Exception exception) when (exception is JsonException or FormatException or ArgumentException or InvalidOperationException
            or OverflowException)
        {
            throw new DocumentException(action["target"]!, $"the target '{target}' is no JSONPath that is understood here: {exception.Message}");
        }
    }

    private static void Remove(MapNode action, JToken token)
    {
        var part = token.Parent is JProperty property ? property : token;
        if (part.Parent is null)
            throw new DocumentException(action["target"]!, "the whole document cannot be removed.");
        part.Remove();
    }

    private static void Update(JToken token, JToken update)
    {
        switch (token, update)
        {
            case (JObject map, JObject changes):
                Merge(map, changes);
                break;
            case (JArray list, JArray more):
                foreach (var item in more)
                    list.Add(item);
                break;
            case (JArray list, _):
                list.Add(update);
                break;
            default:
                token.Replace(update);
                break;
        }
    }

    private static void Merge(JObject map, JObject changes)
    {
        foreach (var (name, value) in changes)
        {
            if (map[name] is JContainer old && value is JContainer)
                Update(old, value);
            else
                map[name] = value;
        }
    }

    // Each token knows the value that it stands for.
    private static JToken Read(Node node)
    {
        JToken token = node switch
        {
            MapNode map => new JObject(map.Entries.Select(entry => new JProperty(entry.Key, Read(entry.Value)))),
            ListNode list => new JArray(list.Items.Select(Read)),
            ScalarNode { Kind: ScalarKind.Boolean, Text: var text } => new JValue(text == "true"),
            ScalarNode { Kind: ScalarKind.Number, Text: var text } => Number(text),
            ScalarNode { Kind: ScalarKind.Text, Text: var text } => new JValue(text),
            _ => JValue.CreateNull(),
        };
        token.AddAnnotation(node);
        return token;
    }

    private static JValue Number(string text)
        => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? new JValue(whole)
            : double.TryParse(text, CultureInfo.InvariantCulture, out var number) ? new JValue(number) : new JValue(text);

    private static Node Write(JToken token, Node place)
    {
        var own = token.Annotation<Node>()!;
        if (own.File == place.File)
            place = own;
        switch (token)
        {
            case JObject map:
                var entries = new MapNode { Line = place.Line, Column = place.Column };
                foreach (var (name, value) in map)
                    entries.TryAdd(name, Write(value!, place));
                return entries;
            case JArray list:
                var items = new ListNode { Line = place.Line, Column = place.Column };
                foreach (var item in list)
                    items.Add(Write(item, place));
                return items;
            default:
                var scalar = (ScalarNode)own;
                return new ScalarNode(scalar.Text, scalar.Written) { Kind = scalar.Kind, Line = place.Line, Column = place.Column };
        }
    }
}
