namespace CloudMgmt.CodeGeneration;

internal enum Shape
{
    /// <summary>Text, numbers, lists of names and free-form data: nothing to look into.</summary>
    Data,
    One,
    List,
    Map,
}

/// <summary>What a keyword holds: values of another object type, or data.</summary>
internal readonly record struct Content(Shape Shape, string Type);

/// <summary>
/// The keywords of OpenAPI 3.0.3, 3.1 and 3.2, object by object. Hand-written since neither NSwag nor Microsoft.OpenApi can say on
/// which line an unknown keyword stands or which one was meant, and since every check walks the document by it.
/// </summary>
internal static class OpenApiGrammar
{
    public const string Root = "OpenAPI";

    /// <summary>In a type whose keys are names, such as Paths, this entry says what each name holds.</summary>
    public const string AnyName = "*";

    // keyword = data; keyword:Type = one object; keyword:Type[] = a list of them; keyword:Type{} = a map of names to them.
    private const string Keywords = """
        OpenAPI         openapi info:Info servers:Server[] paths:Paths components:Components security tags:Tag[] externalDocs:ExternalDocs
        Info            title description termsOfService contact:Contact license:License version
        Contact         name url email
        License         name url
        Server          url description variables:ServerVariable{}
        ServerVariable  enum default description
        Components      schemas:Schema{} responses:Response{} parameters:Parameter{} examples:Example{} requestBodies:RequestBody{} headers:Header{} securitySchemes:SecurityScheme{} links:Link{} callbacks:Callback{}
        Paths           *:PathItem
        PathItem        $ref summary description get:Operation put:Operation post:Operation delete:Operation options:Operation head:Operation patch:Operation trace:Operation servers:Server[] parameters:Parameter[]
        Operation       tags summary description externalDocs:ExternalDocs operationId parameters:Parameter[] requestBody:RequestBody responses:Responses callbacks:Callback{} deprecated security servers:Server[]
        ExternalDocs    description url
        Parameter       $ref name in description required deprecated allowEmptyValue style explode allowReserved schema:Schema example examples:Example{} content:MediaType{}
        RequestBody     $ref description content:MediaType{} required
        MediaType       schema:Schema example examples:Example{} encoding:Encoding{}
        Encoding        contentType headers:Header{} style explode allowReserved
        Responses       *:Response
        Response        $ref description headers:Header{} content:MediaType{} links:Link{}
        Callback        $ref *:PathItem
        Example         $ref summary description value externalValue
        Link            $ref operationRef operationId parameters requestBody description server:Server
        Header          $ref description required deprecated allowEmptyValue style explode allowReserved schema:Schema example examples:Example{} content:MediaType{}
        Tag             name description externalDocs:ExternalDocs
        Schema          $ref title multipleOf maximum exclusiveMaximum minimum exclusiveMinimum maxLength minLength pattern maxItems minItems uniqueItems maxProperties minProperties required enum type allOf:Schema[] oneOf:Schema[] anyOf:Schema[] not:Schema items:Schema properties:Schema{} additionalProperties:Schema description format default nullable discriminator:Discriminator readOnly writeOnly xml:Xml externalDocs:ExternalDocs example deprecated
        Discriminator   propertyName mapping
        Xml             name namespace prefix attribute wrapped
        SecurityScheme  $ref type description name in scheme bearerFormat flows:OAuthFlows openIdConnectUrl
        OAuthFlows      implicit:OAuthFlow password:OAuthFlow clientCredentials:OAuthFlow authorizationCode:OAuthFlow
        OAuthFlow       authorizationUrl tokenUrl refreshUrl scopes
        """;

    // What 3.1 adds. Webhooks are calls to the client, not by it.
    private const string Keywords31 = """
        OpenAPI         jsonSchemaDialect webhooks
        Info            summary
        License         identifier
        Components      pathItems:PathItem{}
        Parameter       summary
        RequestBody     summary
        Response        summary
        Header          summary
        SecurityScheme  summary
        Schema          $id $schema $anchor $dynamicRef $dynamicAnchor $vocabulary $comment $defs:Schema{} const contains:Schema minContains maxContains prefixItems:Schema[] patternProperties:Schema{} propertyNames:Schema if:Schema then:Schema else:Schema dependentSchemas:Schema{} dependentRequired unevaluatedItems:Schema unevaluatedProperties:Schema contentEncoding contentMediaType contentSchema:Schema examples
        """;

    // What 3.2 adds.
    private const string Keywords32 = """
        OpenAPI         $self
        Server          name
        Components      mediaTypes:MediaType{}
        PathItem        query:Operation additionalOperations:Operation{}
        MediaType       $ref summary description itemSchema:Schema prefixEncoding:Encoding[] itemEncoding:Encoding
        Encoding        encoding:Encoding{} prefixEncoding:Encoding[] itemEncoding:Encoding
        Example         dataValue serializedValue
        Tag             summary parent kind
        Discriminator   defaultMapping
        Xml             nodeType
        SecurityScheme  deprecated oauth2MetadataUrl
        OAuthFlows      deviceAuthorization:OAuthFlow
        OAuthFlow       deviceAuthorizationUrl
        """;

    // Those that a client is made by, in whatever version; files and null are older, or younger, than where they are often found.
    private static readonly Dictionary<(string Type, string Keyword), string[]> KnownValues = new()
    {
        [("Schema", "type")] = ["array", "boolean", "integer", "number", "object", "string", "null", "file"],
        [("Parameter", "in")] = ["path", "query", "querystring", "header", "cookie"],
        [("Parameter", "style")] = ["simple", "form", "label", "matrix", "spaceDelimited", "pipeDelimited", "deepObject", "cookie"],
        [("SecurityScheme", "type")] = ["apiKey", "http", "oauth2", "openIdConnect", "mutualTLS"],
        [("SecurityScheme", "in")] = ["query", "header", "cookie"],
    };

    private static readonly Dictionary<string, Dictionary<string, Content>> Types30 = Parse(Keywords.Split('\n'));
    private static readonly Dictionary<string, Dictionary<string, Content>> Types31 = Parse(
        [.. Keywords.Split('\n'), .. Keywords31.Split('\n')]);
    private static readonly Dictionary<string, Dictionary<string, Content>> Types32 = Parse(
        [.. Keywords.Split('\n'), .. Keywords31.Split('\n'), .. Keywords32.Split('\n')]);

    /// <param name="type">The type of an object.</param>
    /// <param name="version">The version of OpenAPI that the document says.</param>
    public static IReadOnlyDictionary<string, Content> Of(string type, string version = "3.0")
        => (version switch { "3.0" => Types30, "3.1" => Types31, _ => Types32 })[type];

    /// <summary>What a keyword of an object of a type holds, in whatever version.</summary>
    public static Content ContentOf(string type, string keyword)
    {
        if (IsExtension(keyword))
            return default;
        var keywords = Types32[type];
        return keywords.TryGetValue(keyword, out var content) ? content : keywords.GetValueOrDefault(AnyName);
    }

    /// <summary>The values that a keyword can have; none if it can have any.</summary>
    public static IReadOnlyList<string> ValuesOf(string type, string keyword) => KnownValues.GetValueOrDefault((type, keyword), []);

    public static bool IsExtension(string keyword) => keyword.StartsWith("x-", StringComparison.Ordinal);

    private static Dictionary<string, Dictionary<string, Content>> Parse(IEnumerable<string> lines)
        => lines.Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .GroupBy(words => words[0], words => words.Skip(1).Select(Parse))
            .ToDictionary(
                type => type.Key, type => type.SelectMany(words => words).ToDictionary(entry => entry.Keyword, entry => entry.Content));

    private static (string Keyword, Content Content) Parse(string word)
    {
        var parts = word.Split(':');
        if (parts.Length == 1)
            return (word, new Content(Shape.Data, ""));
        var type = parts[1].TrimEnd('[', ']', '{', '}');
        var shape = parts[1][type.Length..] switch { "[]" => Shape.List, "{}" => Shape.Map, _ => Shape.One };
        return (parts[0], new Content(shape, type));
    }
}
