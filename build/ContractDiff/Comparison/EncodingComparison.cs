using CloudMgmt.ContractDiff.Rules;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.Comparison;

/// <summary>Compares how the fields of a form are encoded. Nobody sends a field that one of the two documents does not know.</summary>
internal static class EncodingComparison
{
    public static void Compare(ComparedPair pair, string mediaType, MapNode? @base, MapNode? head, SchemaView baseSchema, SchemaView headSchema)
    {
        var hasStyles = mediaType.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase);
        foreach (var field in Keywords.Names(@base, head))
        {
            if (baseSchema.Property(field) is not { } baseField || headSchema.Property(field) is not { } headField)
                continue;
            var (baseText, headText) = (Describe(@base.Map(field), baseField, hasStyles), Describe(head.Map(field), headField, hasStyles));
            if (baseText != headText || !@base.Map(field).Map("headers").SameAs(head.Map(field).Map("headers")))
            {
                pair.Add(MessageRules.EncodingChanged, @base?[field] ?? baseSchema.Node, head?[field] ?? headSchema.Node,
                    $"The field '{field}' of the form is encoded differently now.", baseText, headText);
            }
        }
    }

    // What is not said is the default, and says nothing if it is.
    private static string Describe(MapNode? encoding, SchemaView field, bool hasStyles)
    {
        var style = encoding.Text("style") ?? (hasStyles ? "form" : "none");
        var isExploded = encoding?.Has("explode") == true ? encoding.Flag("explode") : style == "form";
        var hasParts = (field.Types & (JsonTypes.Array | JsonTypes.Object)) != JsonTypes.None;
        return $"{encoding.Text("contentType") ?? "the default type"}, style {style}{(isExploded && hasParts ? ", exploded" : "")}"
            + (encoding.Flag("allowReserved") ? ", reserved characters as they are" : "");
    }
}
