using CloudMgmt.ContractDiff.Rules;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.Comparison;

/// <summary>Compares how the fields of a form are encoded. Nobody sends a field that one of the two documents does not know.</summary>
internal static class EncodingComparison
{
    public static void Compare(
        ComparedPair pair, string mediaType, MapNode? @base, MapNode? head, SchemaView baseSchema, SchemaView headSchema)
    {
        var hasStyles = mediaType.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase);
        foreach (var field in Keywords.Names(@base, head))
        {
            if (baseSchema.Property(field) is not { } baseField || headSchema.Property(field) is not { } headField)
                continue;
            var (baseText, headText) = (Describe(@base.Map(field), baseField, hasStyles, head.Map(field).Text("contentType")),
                Describe(head.Map(field), headField, hasStyles, @base.Map(field).Text("contentType")));
            if (baseText != headText || HeadersDiffer(@base.Map(field).Map("headers"), head.Map(field).Map("headers")))
            {
                pair.Add(MessageRules.EncodingChanged, @base?[field] ?? baseSchema.Node, head?[field] ?? headSchema.Node,
                    $"The field '{field}' of the form is encoded differently now.", baseText, headText);
            }
        }
    }

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
    private static string Describe(MapNode? encoding, SchemaView field, bool hasStyles, string? otherType)
    {
        var style = encoding.Text("style") ?? (hasStyles ? "form" : "none");
        var isExploded = encoding?.Has("explode") == true ? encoding.Flag("explode") : style == "form";
        var hasParts = (field.Types & (JsonTypes.Array | JsonTypes.Object)) != JsonTypes.None;
        return $"{encoding.Text("contentType") ?? (otherType is null ? "the default type" : DefaultType(field))}, style {style}{(isExploded && hasParts ? ", exploded" : "")}"
            + (encoding.Flag("allowReserved") ? ", reserved characters as they are" : "");
    }
}
