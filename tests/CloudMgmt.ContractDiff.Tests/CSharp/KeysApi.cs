namespace CloudMgmt.ContractDiff.Tests.CSharp;

/// <summary>A small API with one of everything that has a form in C#.</summary>
internal static class KeysApi
{
    public const string Text = """
        openapi: 3.0.3
        info: {title: Keys, version: '1'}
        paths:
          /users/{user}/keys/{key}:
            get:
              operationId: GetKey
              parameters:
                - {name: user, in: path, required: true, schema: {type: string}}
                - {name: key, in: path, required: true, schema: {type: string}}
                - {name: since, in: query, required: true, schema: {type: integer, format: int32}}
                - {name: limit, in: query, schema: {type: integer, format: int32}}
                - {name: kind, in: query, schema: {$ref: '#/components/schemas/Kind'}}
              responses:
                '200': {description: The key., content: {application/json: {schema: {$ref: '#/components/schemas/Key'}}}}
                '404': {description: None., content: {application/json: {schema: {type: object, properties: {code: {type: string}}}}}}
            delete:
              operationId: DeleteKey
              parameters:
                - {name: user, in: path, required: true, schema: {type: string}}
                - {name: key, in: path, required: true, schema: {type: string}}
              responses:
                '204': {description: Done.}
        components:
          schemas:
            Kind: {type: string, enum: [read, write]}
            Level: {type: integer, enum: [1, 2]}
            Mark: {oneOf: [{type: string}, {type: integer}, {type: array, items: {$ref: '#/components/schemas/Kind'}}]}
            Root: {type: object, properties: {id: {type: string}}}
            Named: {type: object, properties: {name: {type: string}}}
            Key:
              allOf:
                - $ref: '#/components/schemas/Named'
                - type: object
                  properties:
                    size: {type: integer, format: int32}
                    tags: {type: array, items: {type: string}}
                    kind: {$ref: '#/components/schemas/Kind'}
                    level: {$ref: '#/components/schemas/Level'}
        """;

    /// <summary>Edits a text; what is replaced must be there.</summary>
    public static string Change(this string text, string from, string to)
        => text.Contains(from, StringComparison.Ordinal)
            ? text.Replace(from, to, StringComparison.Ordinal)
            : throw new ArgumentException($"The text has no '{from}'.", nameof(from));
}
