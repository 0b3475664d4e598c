namespace CloudMgmt.TestSupport.Contracts;

/// <summary>Something that a specification has on purpose and its reference document has not.</summary>
/// <param name="Api">The API.</param>
/// <param name="Code">The response.</param>
/// <param name="OperationId">The operation; null for all of the API.</param>
/// <param name="MediaType">The media type of a response that the reference prints without one; null if the whole response is an addition.</param>
/// <param name="Reason">Why.</param>
public sealed record DeliberateDifference(string Api, string Code, string? OperationId, string? MediaType, string Reason)
{
    /// <summary>All of them. What is not listed here must be as in the reference document.</summary>
    public static IReadOnlyList<DeliberateDifference> All { get; } =
    [
        new("cloudendure", "default", null, null, "The introduction of the reference names 401, 403, 405 and 422 for any operation; default types their bodies."),
        new("cloudendure", "404", "AssignProjectUsers", "application/json", "The reference defines no Accept here, but the error of an unknown id has a body elsewhere."),
        new("bimdata", "default", null, null, "The reference prints no errors; default makes every refusal an ApiException with what the body says."),
        new("bimdata", "402", "CreateCloud", null, "Newer clients list it: the subscription allows no further cloud."),
        new("bimdata", "400", null, null, "The reference prints no errors; the vendor's guide shows the body that a rejected request is answered with."),
    ];

    /// <summary>Whether this is about the whole response of the operation.</summary>
    public bool Adds(string api, SpecOperation operation, string code) => MediaType is null && Concerns(api, operation) && Code == code;

    /// <summary>Whether this is about the media type of a documented response of the operation.</summary>
    public bool Adds(string api, SpecOperation operation, string code, string mediaType)
        => MediaType == mediaType && Concerns(api, operation) && Code == code;

    private bool Concerns(string api, SpecOperation operation) => Api == api && (OperationId is null || OperationId == operation.OperationId);
}
