using System.Text.Json.Nodes;
using CloudMgmt.ContractDiff.Rules;
using NUnit.Framework;

namespace CloudMgmt.ContractDiff.Tests.Hunting;

/// <summary>Random schemas that fill a place of another one are judged as if they stood there.</summary>
internal sealed class DynamicReferenceTests
{
    private const int Pairs = 150;

    private const string Page = """{"type": "array", "items": {"$dynamicRef": "#item"}, "$defs": {"item": {"$dynamicAnchor": "item", "not": {} } } }""";

    [TestCase(Direction.Request)]
    [TestCase(Direction.Response)]
    public void The_items_of_a_page_are_judged_as_those_of_a_list(Direction direction)
    {
        var random = new Random(20261127);
        var schemas = new RandomSchemas(random);
        var (edits, broken, judged) = (new SchemaEdits(random, schemas), 0, 0);
        while (judged < Pairs)
        {
            var @base = schemas.Schema();
            if (edits.Edit(@base) is not var (head, _, _))
                continue;
            judged++;
            var written = Told(direction, List(@base), List(head));
            Assert.That(
                Told(direction, Filled(@base), Filled(head)), Is.EqualTo(written), $"{@base.ToJsonString()}\n{head.ToJsonString()}");
            broken += written.Contains("Breaking", StringComparison.Ordinal) ? 1 : 0;
        }
        Assert.That(broken, Is.GreaterThan(Pairs / 10));
    }

    private static string List(JsonObject item) => $$"""{"schema": {"type": "array", "items": {{item.ToJsonString()}} } }""";

    private static string Filled(JsonObject item)
    {
        var filled = (JsonObject)item.DeepClone();
        filled["$dynamicAnchor"] = "item";
        return $$$"""{"schema": {"$ref": "#/components/schemas/Page", "$defs": {"item": {{{filled.ToJsonString()}}} } } }""";
    }

    // The generator has no type for what a place is filled with, and where nothing else is told, another way of writing is.
    private static string Told(Direction direction, string @base, string head)
        => string.Join(", ", Compare.OnTheWire(Compare.Documents(Document(direction, @base), Document(direction, head)))
            .Select(change => $"{change.Rule.Id} {change.Wire}").Distinct().Order());

    private static string Document(Direction direction, string media)
    {
        var content = $$"""{"content": {"application/json": {{media}} } }""";
        var operation = direction == Direction.Request
            ? $$"""{"post": {"requestBody": {{content}} } }"""
            : $$"""{"get": {"responses": {"200": {{content}} } } }""";
        return $$$"""{"paths": {"/a": {{{operation}}} }, "components": {"schemas": {"Page": {{{Page}}} } } }""";
    }
}
