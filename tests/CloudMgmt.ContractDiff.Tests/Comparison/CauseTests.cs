using System.Text;
using CloudMgmt.ContractDiff.Rules;
using NUnit.Framework;

namespace CloudMgmt.ContractDiff.Tests.Comparison;

/// <summary>One cause is one change, whoever it concerns.</summary>
internal class CauseTests
{
    [Test]
    public void A_schema_that_many_operations_share_is_told_once()
    {
        var change = Compare.Documents(Many("{ type: string }"), Many("{ type: boolean }")).Changes
            .Single(change => change.Wire == Verdict.Breaking);
        Assert.That(change.Operations, Has.Count.EqualTo(400));
        Assert.That(change.Operations, Has.Member("GET /a7").And.Member("POST /a7"));
        Assert.That(change.Place.Pointer, Is.EqualTo("/components/schemas/Thing/properties/x"));
    }

    [Test]
    public void The_direction_that_is_hurt_more_decides()
    {
        var removed = Compare.Documents(Many("{ enum: [a, b] }"), Many("{ enum: [a] }")).Changes
            .Single(change => change.BaseText == "\"b\"");
        var added = Compare.Documents(Many("{ enum: [a] }"), Many("{ enum: [a, b] }")).Changes.Single(change => change.HeadText == "\"b\"");
        Assert.That((removed.Rule.Id, removed.Wire), Is.EqualTo(("request-enum-value-removed", Verdict.Breaking)));
        Assert.That((added.Rule.Id, added.Wire), Is.EqualTo(("response-enum-value-added", Verdict.Risky)));
    }

    [Test]
    public void It_names_the_operations_that_are_hurt()
    {
        var change = Compare.Documents(Many("{ type: string }"), Many("{ type: string, maxLength: 3 }")).Changes.Single();
        Assert.That((change.Rule.Id, change.Wire), Is.EqualTo(("request-max-length-set", Verdict.Risky)));
        Assert.That(change.Operations, Has.Count.EqualTo(200).And.All.StartsWith("POST "));
    }

    [Test]
    public void It_names_those_too_that_are_hurt_in_CSharp_only()
    {
        var change = Compare.Documents(Many("{ type: string }"), Many("{ enum: [a] }")).Changes
            .Single(change => change.Rule.Id == "request-became-enum");
        Assert.That((change.Wire, change.Source), Is.EqualTo((Verdict.Breaking, Verdict.Breaking)));
        Assert.That(change.Operations, Has.Count.EqualTo(400));
    }

    [Test]
    public void A_circle_ends()
    {
        const string Base = """
            paths: { /a: { get: { responses: { '200': { content: { application/json: { schema: { $ref: '#/components/schemas/Node' } } } } } } } }
            components:
              schemas:
                Node: { type: object, properties: { next: { $ref: '#/components/schemas/Node' }, any: { oneOf: [{ $ref: '#/components/schemas/Node' }, { $ref: '#/components/schemas/Loop' }] } } }
                Loop: { allOf: [{ $ref: '#/components/schemas/Loop' }, { properties: { value: { type: string } } }] }
            """;
        var report = Compare.Documents(Base, Base.Replace("type: string", "type: boolean", StringComparison.Ordinal));
        Assert.That(
            report.Changes.Where(change => change.Wire == Verdict.Breaking).Select(change => change.Rule.Id),
            Is.EqualTo(["response-type-changed"]));
    }

    [Test]
    public void A_fingerprint_stays_when_lines_move_and_differs_between_changes()
    {
        var report = Compare.Documents(Many("{ enum: [a, b, c] }"), Many("{ enum: [a] }"));
        var moved = Compare.Documents("# a comment\n\n" + Many("{ enum: [a, b, c] }"), "# another\n" + Many("{ enum: [a] }"));
        var fingerprints = report.Changes.Where(change => change.Wire == Verdict.Breaking).Select(change => change.Fingerprint).ToList();
        Assert.That(fingerprints, Has.Count.EqualTo(2).And.Unique);
        Assert.That(
            moved.Changes.Where(change => change.Wire == Verdict.Breaking).Select(change => change.Fingerprint),
            Is.EquivalentTo(fingerprints));
    }

    [Test]
    [CancelAfter(20_000)]
    public void Work_grows_with_the_document_and_not_with_its_paths(CancellationToken cancellation)
    {
        // Thirty schemas, each of which is one of two others: a billion paths from the first to the last.
        var (@base, head) = (Diamond(30, "string"), Diamond(30, "boolean"));
        var report = Task.Run(() => Compare.Documents(@base, head), cancellation).WaitAsync(cancellation).GetAwaiter().GetResult();
        Assert.That(report.Changes.Count(change => change.Wire == Verdict.Breaking), Is.EqualTo(1));
    }

    [Test]
    public void A_long_chain_of_schemas_is_no_danger_to_the_stack()
    {
        var (@base, head) = (Chain(5_000, "string"), Chain(5_000, "boolean"));
        Assert.That(Compare.Documents(@base, head).Wire, Is.EqualTo(Verdict.Breaking));
    }

    private static string Many(string property)
    {
        var text = new StringBuilder("paths:\n");
        for (var index = 0; index < 200; index++)
            text.AppendLine($"  /a{index}: {{ get: {{ responses: {{ '200': {{ content: {{ application/json: {{ schema: {Thing} }} }} }} }} }}, post: {{ requestBody: {{ content: {{ application/json: {{ schema: {Thing} }} }} }} }} }}");
        return text.Append($"components: {{ schemas: {{ Thing: {{ type: object, properties: {{ x: {property} }} }} }} }}").ToString();
    }

    private const string Thing = "{ $ref: '#/components/schemas/Thing' }";

    private static string Diamond(int depth, string type)
    {
        var text = Start();
        for (var index = 0; index < depth; index++)
            text.AppendLine($"    S{index}: {{ properties: {{ a: {{ $ref: '#/components/schemas/S{index + 1}' }}, b: {{ oneOf: [{{ $ref: '#/components/schemas/S{index + 1}' }}, {{ type: 'null' }}, {{ type: integer }}] }} }} }}");
        return text.Append($"    S{depth}: {{ type: object, properties: {{ x: {{ type: {type} }} }} }}").ToString();
    }

    private static string Chain(int depth, string type)
    {
        var text = Start();
        for (var index = 0; index < depth; index++)
            text.AppendLine($"    S{index}: {{ properties: {{ next: {{ $ref: '#/components/schemas/S{index + 1}' }} }} }}");
        return text.Append($"    S{depth}: {{ type: {type} }}").ToString();
    }

    private static StringBuilder Start()
        => new("paths: { /a: { get: { responses: { '200': { content: { application/json: { schema: { $ref: '#/components/schemas/S0' } } } } } } } }\ncomponents:\n  schemas:\n");
}
