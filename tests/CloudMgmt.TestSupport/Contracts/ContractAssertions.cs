using CloudMgmt.TestSupport.Apis;

namespace CloudMgmt.TestSupport.Contracts;

/// <summary>Holds a specification against the table of operations. Each method gives the differences, one a line; none is right.</summary>
public static class ContractAssertions
{
    /// <summary>Operations that only the table or only the document has.</summary>
    public static IReadOnlyList<string> SpecDifferences(string api)
    {
        var (rows, documented) = (OperationsTable.Of(api).Select(row => row.DocumentedName), SpecDocument.Operations(api)
            .Select(operation => operation.DocumentedName));
        return
        [
            .. documented.Except(rows)
                .Select(
                    name =>
                        $"specs/{api}.yaml has the operation {name}, and tests/operations.csv has no row for it: type one from the reference document."),
            .. rows.Except(documented)
                .Select(name => $"tests/operations.csv has a row for {name}, and specs/{api}.yaml has no such operation."),
            .. documented.GroupBy(name => name).Where(group => group.Count() > 1)
                .Select(group => $"specs/{api}.yaml has {group.Key} {group.Count()} times."),
        ];
    }

    /// <summary>What the document says otherwise than a line of the table.</summary>
    public static IReadOnlyList<string> SpecDifferences(OperationRow row)
    {
        var operations = SpecDocument.Operations(row.Api).Where(operation => operation.DocumentedName == row.DocumentedName).ToList();
        return operations.Count == 1
            ? [.. Compare(row, operations[0])]
            : [$"{operations.Count} operations have the documented name {row.DocumentedName}."];
    }

    /// <summary>Lines of specs/differences.csv that the document is not (any more) as they say.</summary>
    public static IReadOnlyList<string> StaleDifferences(string api) => StaleDifferences(SpecComments.Of(api), Listed(api));

    public static IReadOnlyList<string> StaleDifferences(SpecComments document, IEnumerable<DeliberateDifference> listed)
    {
        return [
            .. from difference in listed
               let values = document.Values(difference.Steps).ToList()
               where !Holds(difference.Here, values)
               select Describe(difference, values),
        ];

        static bool Holds(string here, IReadOnlyList<string> values)
            => here == "absent" ? values.Count == 0 : values.Count > 0 && (here == "" || values.Contains(here));

        static string Describe(DeliberateDifference difference, IReadOnlyList<string> values)
            => $"{difference}: '{difference.Here}' expected, '{string.Join("', '", values.Distinct())}' found.";
    }

    /// <summary>Comments that defend a difference and are in no line of specs/differences.csv, and lines that no comment defends.</summary>
    public static IReadOnlyList<string> UndefendedDifferences(string api) => UndefendedDifferences(SpecComments.Of(api), [.. Listed(api)]);

    public static IReadOnlyList<string> UndefendedDifferences(SpecComments document, IReadOnlyList<DeliberateDifference> listed)
    {
        var comments = document.Defended.ToList();
        return
        [
            .. from comment in comments
               where !listed.Any(difference => difference.IsWithin(comment.Place))
               select $"The comment of line {comment.Line} (/{string.Join('/', comment.Place)}) defends a difference that specs/differences.csv does not list.",
            .. from difference in listed
               where !comments.Any(
                   comment => difference.IsWithin(comment.Place) && (comment.Place.Count > 0 || difference.Steps.Contains("*")))
               select $"{difference}: no comment at this place, or above it, begins with 'Differs'.",
        ];
    }

    private static IEnumerable<DeliberateDifference> Listed(string api)
        => DeliberateDifference.All.Where(difference => difference.Api == api);

    internal static IReadOnlyList<string> SetDifferences(string what, IEnumerable<string> expected, IEnumerable<string> actual)
    {
        var (wanted, found) = (expected.ToList(), actual.ToList());
        return
        [
            .. wanted.Except(found).Select(item => $"{what}: {item} is expected, and is not there."),
            .. found.Except(wanted).Select(item => $"{what}: {item} is there, and is not expected."),
            .. found.GroupBy(item => item).Where(group => group.Count() > 1)
                .Select(group => $"{what}: {group.Key} occurs {group.Count()} times."),
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
            .. texts.Where(text => text.Expected != text.Actual)
                .Select(text => $"{text.What}: '{text.Expected}' expected, '{text.Actual}' found."),
            .. ParameterDifferences(row, operation),
            .. SetDifferences($"codes ({Place(row)})", row.Codes, DocumentedResponses(row, operation).Select(response => response.Code)),
            .. SetDifferences($"media types ({Place(row)})", row.MediaTypes, DocumentedMediaTypes(row, operation)),
        ];
    }

    /// <summary>Parameters that only the document or only a line of the table has, and where to write what.</summary>
    public static IReadOnlyList<string> ParameterDifferences(OperationRow row, SpecOperation operation)
    {
        var (listed, documented) = (row.Parameters, operation.Parameters);
        return
        [
            .. documented.Except(listed).Select(
                parameter => $"specs/{row.Api}.yaml has the parameter '{parameter}', and {Place(row)} has not: "
                    + $"add it there if the reference document has it, and to the request '{row.OperationId}{RequestCase.Everything}'."),
            .. listed.Except(documented).Select(
                parameter => $"{Place(row)} has the parameter '{parameter}', and specs/{row.Api}.yaml has no such parameter."),
            .. documented.GroupBy(parameter => (parameter.Place, parameter.Name)).Where(group => group.Count() > 1)
                .Select(group => $"specs/{row.Api}.yaml has the parameter '{group.First()}' of {row.OperationId} {group.Count()} times."),
        ];
    }

    private static string Place(OperationRow row) => $"line {row.Line} of tests/operations.csv ({row.OperationId})";

    private static IEnumerable<SpecResponse> DocumentedResponses(OperationRow row, SpecOperation operation)
        => operation.Responses.Where(
            response => !DeliberateDifference.All.Any(difference => difference.Adds(row.Api, operation, response.Code)));

    private static IEnumerable<string> DocumentedMediaTypes(OperationRow row, SpecOperation operation)
        => (from response in DocumentedResponses(row, operation)
            from media in response.MediaTypes
            where !DeliberateDifference.All.Any(difference => difference.Adds(row.Api, operation, response.Code, media))
            select media).Distinct();
}
