namespace CloudMgmt.TestSupport.Contracts;

/// <summary>An operation as a specification has it, in the terms of <see cref="OperationRow"/>.</summary>
public sealed record SpecOperation
{
    public required string OperationId { get; init; }

    public required string DocumentedName { get; init; }

    public required string Method { get; init; }

    public required string Path { get; init; }

    /// <summary>In the order of the document.</summary>
    public required IReadOnlyList<ParameterRow> Parameters { get; init; }

    /// <summary>The type of the body, or null if the operation has none.</summary>
    public required SpecType? Body { get; init; }

    public required bool BodyRequired { get; init; }

    /// <summary>What the document says of repeating the operation; null where its method says it.</summary>
    public required bool? IsIdempotent { get; init; }

    public required IReadOnlyList<SpecResponse> Responses { get; init; }

    /// <summary>The type of the successes. All of them must have the same one.</summary>
    public SpecType Returns
        => Responses.Where(response => response.Code.StartsWith('2')).Select(response => response.Json).Distinct().Single();

    public override string ToString() => OperationId;
}

/// <summary>A response of an operation: <c>204</c> or <c>default</c>, its media types and its type as JSON.</summary>
public sealed record SpecResponse(string Code, IReadOnlyList<string> MediaTypes, SpecType Json);
