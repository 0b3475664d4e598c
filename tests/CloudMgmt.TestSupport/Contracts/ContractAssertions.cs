namespace CloudMgmt.TestSupport.Contracts;

/// <summary>Holds a specification against the table of operations. Each method gives the differences, one a line; none is right.</summary>
public static class ContractAssertions
{
    /// <summary>Operations that only the table or only the document has.</summary>
    public static IReadOnlyList<string> SpecDifferences(string api)
    {
        var (rows, documented) = (OperationsTable.Of(api).Select(row => row.DocumentedName), SpecDocument.Operations(api).Select(operation => operation.DocumentedName));
        return
        [
            .. documented.Except(rows).Select(name => $"specs/{api}.yaml has the operation {name}, and tests/operations.csv has no row for it: type one from the reference document."),
            .. rows.Except(documented).Select(name => $"tests/operations.csv has a row for {name}, and specs/{api}.yaml has no such operation."),
            .. documented.GroupBy(name => name).Where(group => group.Count() > 1).Select(group => $"specs/{api}.yaml has {group.Key} {group.Count()} times."),
        ];
    }

    /// <summary>What the document says otherwise than a line of the table.</summary>
    public static IReadOnlyList<string> SpecDifferences(OperationRow row)
    {
        var operations = SpecDocument.Operations(row.Api).Where(operation => operation.DocumentedName == row.DocumentedName).ToList();
        return operations.Count == 1 ? [.. Compare(row, operations[0])] : [$"{operations.Count} operations have the documented name {row.DocumentedName}."];
    }

    /// <summary>The deliberate differences of an API that no operation has (any more).</summary>
    public static IReadOnlyList<string> StaleDifferences(string api)
    {
        var operations = SpecDocument.Operations(api);
        var listed = DeliberateDifference.All.Where(difference => difference.Api == api);
        return [.. listed.Where(difference => !operations.Any(operation => Uses(operation, difference))).Select(difference => difference.ToString())];

        bool Uses(SpecOperation operation, DeliberateDifference difference) => operation.Responses.Any(response =>
            difference.Adds(api, operation, response.Code) || response.MediaTypes.Any(media => difference.Adds(api, operation, response.Code, media)));
    }

    internal static IReadOnlyList<string> SetDifferences(string what, IEnumerable<string> expected, IEnumerable<string> actual)
    {
        var (wanted, found) = (expected.ToList(), actual.ToList());
        return
        [
            .. wanted.Except(found).Select(item => $"{what}: {item} is missing."),
            .. found.Except(wanted).Select(item => $"{what}: {item} is too much."),
            .. found.GroupBy(item => item).Where(group => group.Count() > 1).Select(group => $"{what}: {group.Key} occurs {group.Count()} times."),
        ];
    }

    private static IEnumerable<string> Compare(OperationRow row, SpecOperation operation)
    {
        (string What, string Expected, string Actual)[] texts =
        [
            ("operationId", row.OperationId, operation.OperationId),
            ("method", row.Method, operation.Method),
            ("path", row.Path, operation.Path),
            ("body", row.Body, operation.Body?.Documented ?? ""),
            ("body required", row.BodyRequired, operation.BodyRequired ? "true" : ""),
            ("returns", row.Returns, operation.Returns.Documented),
        ];
        return
        [
            .. texts.Where(text => text.Expected != text.Actual).Select(text => $"{text.What}: '{text.Expected}' expected, '{text.Actual}' found."),
            .. SetDifferences("parameters", row.Parameters.Select(parameter => parameter.ToString()), operation.Parameters.Select(parameter => parameter.ToString())),
            .. SetDifferences("codes", row.Codes, DocumentedResponses(row, operation).Select(response => response.Code)),
            .. SetDifferences("media types", row.MediaTypes, DocumentedMediaTypes(row, operation)),
        ];
    }

    private static IEnumerable<SpecResponse> DocumentedResponses(OperationRow row, SpecOperation operation)
        => operation.Responses.Where(response => !DeliberateDifference.All.Any(difference => difference.Adds(row.Api, operation, response.Code)));

    private static IEnumerable<string> DocumentedMediaTypes(OperationRow row, SpecOperation operation)
        => (from response in DocumentedResponses(row, operation)
            from media in response.MediaTypes
            where !DeliberateDifference.All.Any(difference => difference.Adds(row.Api, operation, response.Code, media))
            select media).Distinct();
}
