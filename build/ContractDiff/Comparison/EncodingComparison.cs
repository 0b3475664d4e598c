using CloudMgmt.ContractDiff.Rules;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.Comparison;

/// <summary>Compares how the fields of a form are encoded. Nobody sends a field that one of the two documents does not know.</summary>
internal static class EncodingComparison
{
    public static void Compare(
        ComparedPair pair, string mediaType, Direction direction, MapNode? @base, MapNode? head, SchemaView baseSchema,
        SchemaView headSchema)
    {
        var hasStyles = mediaType.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase);
        foreach (var field in Keywords.Names(@base, head))
        {
            if (baseSchema.Property(field) is not { } baseField || headSchema.Property(field) is not { } headField)
                continue;
            var (baseEncoding, headEncoding) = (@base.Map(field), head.Map(field));
            var (baseType, headType) = (Type(baseEncoding, baseField, headEncoding), Type(headEncoding, headField, baseEncoding));
            var (baseStyle, headStyle) = (Style(baseEncoding, baseField, hasStyles), Style(headEncoding, headField, hasStyles));
            var isTaken = direction == Direction.Request ? Takes(headType, baseType) : Takes(baseType, headType);
            if (!isTaken || baseStyle != headStyle || HeadersDiffer(baseEncoding.Map("headers"), headEncoding.Map("headers")))
            {
                pair.Add(MessageRules.EncodingChanged, @base?[field] ?? baseSchema.Node, head?[field] ?? headSchema.Node,
                    $"The field '{field}' of the form is encoded differently now.", $"{baseType}, {baseStyle}", $"{headType}, {headStyle}");
            }
        }
    }

    // Media types are separated by commas; who takes several takes each.
    private static bool Takes(string reader, string sender)
        => Types(sender).All(type => MediaTypeMatching.Find(type, Types(reader)) is { Kind: not MediaTypeChange.Specialized });

    private static string[] Types(string list) => list.Split(',', StringSplitOptions.TrimEntries);

    // Nobody sends a header that one of the two does not know, unless it must be sent.
    private static bool HeadersDiffer(MapNode? @base, MapNode? head)
        => Keywords.Names(@base, head)
            .Any(name => @base?[name] is { } was ? head?[name] is { } same && !was.SameAs(same) : head.Map(name).Flag("required"));

    private static string DefaultType(SchemaView field) => (field.Types & ~JsonTypes.Null) switch
    {
        JsonTypes.Object => "application/json",
        JsonTypes.Array => field["items"] is { } items && field.Of(items).Types is not JsonTypes.Array
            ? DefaultType(field.Of(items))
            : "the default type",
        JsonTypes.Text when Formats.IsBinary(field) || Formats.Encoding(field) is not null => "application/octet-stream",
        JsonTypes.Any or (JsonTypes.Any & ~JsonTypes.Null) => "the default type",
        _ => "text/plain",
    };

    // What is not said is the default, and says nothing if it is.
    private static string Type(MapNode? encoding, SchemaView field, MapNode? other)
        => encoding.Text("contentType") ?? (other.Text("contentType") is null ? "the default type" : DefaultType(field));

    private static string Style(MapNode? encoding, SchemaView field, bool hasStyles)
    {
        var style = encoding.Text("style") ?? (hasStyles ? "form" : "none");
        var isExploded = encoding?.Has("explode") == true ? encoding.Flag("explode") : style == "form";
        var hasParts = (field.Types & (JsonTypes.Array | JsonTypes.Object)) != JsonTypes.None;
        return $"style {style}{(isExploded && hasParts ? ", exploded" : "")}"
            + (encoding.Flag("allowReserved") ? ", reserved characters as they are" : "");
    }
}
