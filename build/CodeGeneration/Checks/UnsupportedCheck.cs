using CloudMgmt.OpenApi;

namespace CloudMgmt.CodeGeneration;

/// <summary>What a client does without, so that its author need not find out on the wire.</summary>
internal static class UnsupportedCheck
{
    public static IEnumerable<Problem> Run(Spec spec)
        => Headers(spec).Concat(Items(spec)).Concat(Dynamic(spec)).Concat(Schemes(spec));

    // What a part is, the encoding says in another place.
    private static IEnumerable<Problem> Headers(Spec spec)
        => from encoding in spec.OfType("Encoding")
           from header in encoding.Value.Map("headers")?.Entries ?? []
           where !header.Key.Equals("Content-Type", StringComparison.OrdinalIgnoreCase)
           select Problem(header.Value, $"the header '{header.Key}' of the part '{encoding.Name}' is not sent.");

    private static IEnumerable<Problem> Items(Spec spec)
        => from media in spec.OfType("MediaType")
           where media.Value.Has("itemSchema") && !media.Value.Has("schema")
           select Problem(
               media.Value["itemSchema"]!,
               $"the items of '{media.Name}' have no type; what is sent or answered is a stream of bytes, or a file.");

    private static IEnumerable<Problem> Dynamic(Spec spec)
        => from schema in spec.OfType("Schema")
           where schema.Value.Has("$dynamicRef")
           select Problem(
               schema.Value["$dynamicRef"]!,
               $"'{schema.Scalar("$dynamicRef")}' is not followed, so that the value has no type; '$ref' gives it one.");

    private static IEnumerable<Problem> Schemes(Spec spec)
    {
        var known = spec.Root.Map("components").Map("securitySchemes");
        return
            from owner in spec.Objects
            where owner.Type is "Operation" or OpenApiGrammar.Root
            from way in owner.Value.List("security")?.Items.OfType<MapNode>() ?? []
            from scheme in way.Entries
            where known?.Has(scheme.Key) != true
            select Problem(
                scheme.Value,
                $"the security scheme '{scheme.Key}' is not described under 'components/securitySchemes'; no credential is made for it.");
    }

    private static Problem Problem(Node place, string message) => new(ProblemIds.Unsupported, Spec.At(place), message);
}
