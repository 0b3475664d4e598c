using CloudMgmt.ContractDiff.Changes;
using CloudMgmt.ContractDiff.CSharp;
using CloudMgmt.ContractDiff.Rules;
using CloudMgmt.OpenApi;
using NUnit.Framework;

namespace CloudMgmt.ContractDiff.Tests.CSharp;

/// <summary>An effect belongs to the change that causes it.</summary>
internal sealed class CSharpComparisonTests
{
    private static readonly ApiDocument Base = Compare.Load(KeysApi.Text);

    [Test]
    public void What_the_wire_shows_is_one_change_with_its_effects()
    {
        var head = Compare.Load(KeysApi.Text.Change("size: {type: integer, format: int32}", "size: {type: integer}"));
        var wire = Change(SchemaRules.TypeWidened.Response, Size(Base), Size(head));
        var change = CSharpComparison.Apply(Compare.CSharp(Base, head), [wire]).Single();
        Assert.That(change.CSharp.Select(effect => effect.Message), Is.EqualTo(["Key.Size is of the type long? now, no longer int?."]));
        Assert.That((change.Wire, change.Source, change.Binary), Is.EqualTo((wire.Wire, Verdict.Breaking, Verdict.Breaking)));
    }

    [Test]
    public void What_stands_beside_a_reference_is_a_member_too()
    {
        var change = Compare.Documents(Of("integer"), Of("string")).Changes.Single();
        Assert.That(change.Rule, Is.EqualTo(SchemaRules.TypeChanged.Response));
        Assert.That(change.CSharp.Select(effect => effect.Message), Is.EqualTo(["Middle.X is of the type string? now, no longer long?."]));

        static string Of(string type)
        {
            const string Answer = "{ '200': { content: { application/json: { schema: { $ref: '#/components/schemas/A' } } } } }";
            var schema = "{ $ref: '#/components/schemas/B', properties: { x: { type: " + type + " } } }";
            return "{ paths: { /a: { get: { responses: " + Answer + " } } }, components: { schemas: { "
                + "A: { $ref: '#/components/schemas/Middle', description: a }, Middle: " + schema
                + ", B: { properties: { b: { type: string } } } } } }";
        }
    }

    [Test]
    public void A_keyword_belongs_to_its_schema()
    {
        var head = Compare.Load(KeysApi.Text.Change("[read, write]", "[read]"));
        var change = CSharpComparison.Apply(
            Compare.CSharp(Base, head),
            [Change(SchemaRules.EnumValueRemoved.Request, Kind(Base).List("enum")!.Items[1], Kind(head)["enum"])])
            .Single();
        Assert.That(change.CSharp.Select(effect => effect.Member), Is.EqualTo(["Kind.Write"]));
    }

    [Test]
    public void What_is_removed_takes_its_parts_along()
    {
        var head = Compare.Load(KeysApi.Text.Change("    get:\n", "    x-get:\n"));
        var operation = Base.Root.Map("paths").Maps().Single().Value["get"];
        var change = CSharpComparison.Apply(Compare.CSharp(Base, head), [Change(OperationRules.Removed, operation, null)]).Single();
        Assert.That(change.CSharp.Select(effect => effect.Rule), Is.EqualTo([CSharpRules.MethodRemoved, CSharpRules.TypeRemoved]));
    }

    [Test]
    public void What_the_wire_does_not_show_is_a_change_of_its_own()
    {
        var head = Compare.Load(KeysApi.Text.Change("schemas/Named'", "schemas/Titled'").Change("    Named:", "    Titled:"));
        var change = CSharpComparison.Apply(Compare.CSharp(Base, head), []).Single();
        Assert.That(
            (change.Rule, change.Wire, change.Source, change.Binary),
            Is.EqualTo((CSharpRules.TypeRenamed, Verdict.Compatible, Verdict.Breaking, Verdict.Breaking)));
        Assert.That(
            (change.BaseText, change.HeadText, change.Place.Pointer), Is.EqualTo(("Named", "Titled", "/components/schemas/Titled")));
        Assert.That(change.Operations, Is.EqualTo(["GET /users/{user}/keys/{key}"]));
    }

    [Test]
    public void The_time_beside_a_number_is_a_property()
    {
        var head = Compare.Load(KeysApi.Text.Change("size: {type: integer, format: int32}", "size: {type: integer, format: int64}"));
        var timed = Compare.Load(KeysApi.Text.Change(
            "size: {type: integer, format: int32}", "size: {type: integer, format: int64, x-epoch-milliseconds: at}"));
        Assert.That(
            CSharpComparison.Apply(Compare.CSharp(head, timed), []).Single().CSharp.Single().Message, Is.EqualTo("Key.At is new."));
        var removal = CSharpComparison.Apply(Compare.CSharp(timed, head), []).Single();
        Assert.That(removal.CSharp.Single().Message, Is.EqualTo("Key.At is gone."));
        Assert.That(
            (removal.Wire, removal.Source, removal.Binary), Is.EqualTo((Verdict.Compatible, Verdict.Breaking, Verdict.Breaking)));
    }

    [Test]
    public void An_anonymous_type_is_renamed_with_its_operation()
    {
        var head = Compare.Load(KeysApi.Text.Change("operationId: GetKey", "operationId: FetchKey"));
        var change = CSharpComparison.Apply(Compare.CSharp(Base, head), []).Single();
        Assert.That(change.Rule, Is.EqualTo(CSharpRules.MethodRenamed));
        Assert.That(change.CSharp.Select(effect => effect.Rule), Is.EqualTo([CSharpRules.MethodRenamed, CSharpRules.TypeRenamed]));
    }

    [Test]
    public void A_deprecation_does_not_cause_a_renaming()
    {
        var head = Compare.Load(KeysApi.Text.Change("operationId: DeleteKey", "operationId: RemoveKey\n      deprecated: true"));
        var operation = head.Root.Map("paths").Maps().Single().Value["delete"]!;
        var changes = CSharpComparison.Apply(Compare.CSharp(Base, head), [Change(OperationRules.Deprecated, null, operation)]);
        Assert.That(
            changes.Select(change => (change.Rule, change.Source)),
            Is.EqualTo([(OperationRules.Deprecated, Verdict.Risky), (CSharpRules.MethodRenamed, Verdict.Breaking)]));
    }

    [Test]
    public void Other_changes_stay_as_they_are()
    {
        var wire = Change(SchemaRules.DefaultChanged.Request, Size(Base), Size(Base));
        Assert.That(CSharpComparison.Apply(Compare.CSharp(Base, Base), [wire]).Single(), Is.SameAs(wire));
    }

    private static Node Size(ApiDocument document)
        => ((MapNode)document.Root.Map("components").Map("schemas").Map("Key").List("allOf")!.Items[1]).Map("properties").Map("size")!;

    private static MapNode Kind(ApiDocument document) => document.Root.Map("components").Map("schemas").Map("Kind")!;

    private static Change Change(Rule rule, Node? before, Node? after)
        => new()
        {
            Rule = rule,
            Wire = rule.Wire,
            Source = rule.Source,
            Binary = rule.Binary,
            Operations = [],
            BaseNode = before,
            HeadNode = after,
            Message = rule.Title,
        };
}
