using CloudMgmt.TestSupport;
using CloudMgmt.TestSupport.Contracts;
using NUnit.Framework;

namespace CloudMgmt.Conventions.Tests;

/// <summary>What holds specs/differences.csv against the documents finds what it is there to find.</summary>
internal sealed class DifferenceConventions
{
    private const string Yaml = """
        # A document.
        # - Differs: numbers are wide.
        openapi: 3.0.3
        security:
          - key: []
        paths:
          /things:
            get:
              # Not about a source.
              summary: x
              # Differs: the source has no answer.
              # It goes on here.

              responses:
                '200':
                  description: Fine.
        components:
          schemas:
            Thing:
              # Differs: the source has an integer.
              type: string
              properties:
                id:
                  type: integer
                  format: int64
        """;

    private static readonly DeliberateDifference[] Right =
    [
        Row("/paths/~1things/get/responses/200", ""),
        Row("/components/schemas/Thing/type", "string"),
        Row("/security/*/key", ""),
    ];

    private static readonly SpecComments Document = SpecComments.Parse(Yaml);

    [Test]
    public void A_list_that_fits_its_document_is_right()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(ContractAssertions.StaleDifferences(Document, Right), Is.Empty);
            Assert.That(ContractAssertions.UndefendedDifferences(Document, Right), Is.Empty);
        }
    }

    [TestCase(0, "The comment of line 11 (/paths//things/get/responses) defends")]
    [TestCase(1, "The comment of line 20 (/components/schemas/Thing) defends")]
    public void A_comment_that_the_list_lacks_is_told(int missing, string message)
        => Assert.That(
            ContractAssertions.UndefendedDifferences(Document, [.. Right.Where((_, index) => index != missing)]).Single(),
            Does.StartWith(message));

    [Test]
    public void A_line_that_no_comment_defends_is_told()
        => Assert.That(
            ContractAssertions.UndefendedDifferences(Document, [.. Right, Row("/paths/~1things/get/summary", "x")]).Single(),
            Does.StartWith("api /paths/~1things/get/summary: no comment"));

    [TestCase("/components/schemas/Thing/type", "integer", "'integer' expected, 'string' found")]
    [TestCase("/components/schemas/Thing/type", "absent", "'absent' expected, 'string' found")]
    [TestCase("/components/schemas/Thing/nullable", "true", "'true' expected, '' found")]
    [TestCase("/components/schemas/*/properties/name", "", "'' expected, '' found")]
    public void A_line_that_the_document_is_not_as_is_told(string place, string here, string message)
        => Assert.That(ContractAssertions.StaleDifferences(Document, [Row(place, here)]).Single(), Does.Contain(message));

    [Test]
    public void What_is_to_be_absent_may_be()
        => Assert.That(ContractAssertions.StaleDifferences(Document, [Row("/components/schemas/Thing/nullable", "absent")]), Is.Empty);

    [Test]
    public void A_parameter_that_the_table_lacks_is_told_with_the_line_to_write_it_to()
    {
        var row = OperationsTable.Of("helios").First(row => row.Parameters.Count > 1);
        var documented = SpecDocument.Operations("helios").Single(operation => operation.OperationId == row.OperationId);
        var listed = row.Parameters[^1];
        var changed = documented with
        {
            Parameters =
            [
                .. documented.Parameters.Where(parameter => parameter != listed), new("query", "extra", "string[]", Required: false),
            ],
        };

        var line = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "operations.csv"))[row.Line - 1];
        Assert.That(line, Does.StartWith($"helios,{row.DocumentedName},"));
        Assert.That(ContractAssertions.ParameterDifferences(row, documented), Is.Empty);
        Assert.That(ContractAssertions.ParameterDifferences(row, changed), Is.EqualTo((string[])
        [
            $"specs/helios.yaml has the parameter 'query:extra:string[]:optional', and line {row.Line} of tests/operations.csv "
                + $"({row.OperationId}) has not: add it there if the reference document has it, and to the request "
                + $"'{row.OperationId} with all parameters'.",
            $"line {row.Line} of tests/operations.csv ({row.OperationId}) has the parameter '{listed}', and specs/helios.yaml has no such "
                + "parameter.",
        ]));
    }

    private static DeliberateDifference Row(string place, string here) => new("api", place, here, "source", "reason");
}
