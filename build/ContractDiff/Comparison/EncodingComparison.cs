using CloudMgmt.ContractDiff.Rules;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.Comparison;

/// <summary>What is said of how one part of a body is encoded.</summary>
/// <param name="Encoding">It; null if nothing is said.</param>
/// <param name="Schema">What the part looks like; null if that is not said.</param>
/// <param name="Place">Where it is said, or where nothing is.</param>
internal sealed record EncodedPart(MapNode? Encoding, SchemaView? Schema, MapNode Place);

/// <summary>Compares how a part of a body is encoded: a field of a form, or an item of a list of parts.</summary>
internal sealed class EncodingComparison(ApiDocument baseDocument, ApiDocument headDocument)
{
    public void Compare(ComparedPair pair, string mediaType, string name, Direction direction, EncodedPart @base, EncodedPart head)
    {
        var (baseType, headType) = (Type(@base, head.Encoding), Type(head, @base.Encoding));
        var (baseStyle, headStyle) = (Style(@base, mediaType, baseDocument), Style(head, mediaType, headDocument));
        var isTaken = direction == Direction.Request ? Takes(headType, baseType) : Takes(baseType, headType);
        if (!isTaken || baseStyle != headStyle)
        {
            pair.Add(
                MessageRules.EncodingChanged, @base.Encoding ?? @base.Place, head.Encoding ?? head.Place,
                $"{name} is encoded differently now.", $"{baseType}, {baseStyle}", $"{headType}, {headStyle}");
        }
    }

    // Media types are separated by commas; who takes several takes each.
    private static bool Takes(string reader, string sender)
        => Types(sender).All(type => MediaTypeMatching.Find(type, Types(reader)) is { Kind: not MediaTypeChange.Specialized });

    private static string[] Types(string list) => list.Split(',', StringSplitOptions.TrimEntries);

    private static string DefaultType(SchemaView? field) => (field?.Types & ~JsonTypes.Null) switch
    {
        JsonTypes.Object => "application/json",
        JsonTypes.Array => field!["items"] is { } items && field.Of(items).Types is not JsonTypes.Array
            ? DefaultType(field.Of(items))
            : "the default type",
        JsonTypes.Text when Formats.IsBinary(field!) || Formats.Encoding(field!) is not null => "application/octet-stream",
        null or JsonTypes.Any or (JsonTypes.Any & ~JsonTypes.Null) => "the default type",
        _ => "text/plain",
    };

    // What is not said is the default, and says nothing if it is.
    private static string Type(EncodedPart part, MapNode? other)
        => part.Encoding.Text("contentType") ?? (other.Text("contentType") is null ? "the default type" : DefaultType(part.Schema));

    // The fields of multipart/form-data have styles since OpenAPI 3.1, other parts have none.
    private static string Style(EncodedPart part, string mediaType, ApiDocument document)
    {
        var isUrl = MediaTypeMatching.IsUrlEncoded(mediaType);
        var isSaid = isUrl || (MediaTypeMatching.IsForm(mediaType) && !document.Is30);
        var encoding = isSaid ? part.Encoding : null;
        if ((encoding.Text("style") ?? (isUrl ? "form" : null)) is not { } style)
            return "no style";
        var hasParts = part.Schema is not { } schema || (schema.Types & (JsonTypes.Array | JsonTypes.Object)) != JsonTypes.None;
        return $"style {style}{(hasParts && !Parameter.Explodes(style, encoding) ? ", not exploded" : "")}"
            + (encoding.Flag("allowReserved") ? ", reserved characters as they are" : "");
    }
}
