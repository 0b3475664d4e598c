using CloudMgmt.Emulator.Specs;
using Microsoft.Net.Http.Headers;

namespace CloudMgmt.Emulator.Pipeline;

/// <summary>Checks the emulator's own answers, so that it cannot drift from the specification.</summary>
internal sealed class ResponseValidator(bool refuseUnknownProperties, IReadOnlySet<string> undocumented)
{
    /// <summary>A service that takes unknown properties may also show them again.</summary>
    private readonly SchemaValidator _schemas = new(MessageDirection.Response, refuseUnknownProperties, undocumented);

    public IReadOnlyList<string> Validate(SpecOperation operation, Reply reply)
    {
        if (operation.ResponseFor(reply.StatusCode) is not { } content)
            return [$"status {reply.StatusCode} is not documented for {operation.Id}"];
        var mediaType = reply.ContentType is null ? null : MediaTypeHeaderValue.Parse(reply.ContentType).MediaType.ToString();
        if (mediaType is null)
            return content.ByMediaType.Count == 0 ? [] : [$"status {reply.StatusCode} of {operation.Id} has a body in the specification"];
        if (!content.ByMediaType.TryGetValue(mediaType, out var schema))
            return [$"status {reply.StatusCode} of {operation.Id} has no body of type {mediaType} in the specification"];
        return schema is null || reply.Json is null
            ? []
            : [.. _schemas.Validate(reply.Json, schema).Select(error => $"response body {error.Pointer} {error.Message}")];
    }
}
