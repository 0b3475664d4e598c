using System.Text.Json;
using System.Text.Json.Nodes;
using CloudMgmt.ContractDiff.Changes;
using CloudMgmt.ContractDiff.Reports;
using CloudMgmt.ContractDiff.Rules;
using Json.Schema;
using NUnit.Framework;

namespace CloudMgmt.ContractDiff.Tests.Reports;

internal sealed class JsonFormatTests
{
    private static readonly JsonSchema Schema = JsonSchema.FromFile(
        Path.Combine(RepositoryFolder.Path, "build", "ContractDiff", "contract-diff.schema.json"));

    private static IEnumerable<Report> Reports()
    {
        yield return SampleChanges.Mixed;
        yield return SampleChanges.Quiet;
        yield return SampleChanges.Report();
        yield return SampleChanges.Hostile("text");
        yield return new("old", "new", [.. SampleChanges.Mixed.Documents, .. SampleChanges.Quiet.Documents]);
    }

    [TestCaseSource(nameof(Reports))]
    public void Fits_its_schema(object report) => Assert.That(Errors(Json((Report)report)), Is.Empty);

    [Test]
    public void Fits_its_schema_for_a_real_pair()
    {
        var report = Compare.Documents(
            "{ paths: { /a: { get: {}, post: {} } } }", "{ paths: { /a: { get: { deprecated: true } }, /b: { get: {} } } }");
        var json = Json(new("base.yaml", "head.yaml", [report]));
        Assert.That(Errors(json), Is.Empty);
        Assert.That(json["changes"]!.AsArray(), Has.Count.EqualTo(3));
    }

    [TestCase("bump", "\"huge\"")]
    [TestCase("base", "null")]
    [TestCase("more", "1")]
    [TestCase("changes", "[{}]")]
    public void The_schema_refuses_what_it_should(string name, string value)
    {
        var json = Json(SampleChanges.Mixed);
        json[name] = JsonNode.Parse(value);
        Assert.That(Errors(json), Is.Not.Empty);
    }

    [Test]
    public void The_schema_refuses_a_change_with_an_unknown_verdict()
    {
        var json = Json(SampleChanges.Mixed);
        json["changes"]![0]!["wire"] = "fine";
        Assert.That(Errors(json), Has.Some.StartsWith("/changes/0/wire: "));
    }

    [Test]
    public void Keeps_the_order_of_its_keys()
    {
        var json = Json(SampleChanges.Mixed);
        Assert.That(
            json.Select(member => member.Key), Is.EqualTo(
                (string[])["base", "head", "verdict", "bump", "neededVersion", "baseCommit", "isMergeBase", "changes", "documents"]));
        Assert.That(json["changes"]![0]!.AsObject().Select(member => member.Key).Take(12),
            Is.EqualTo((string[])
            [
                "rule", "wire", "source", "binary", "operation", "pointer", "line", "before", "after", "message", "fingerprint", "approved",
            ]));
    }

    [Test]
    public void Says_what_and_where()
    {
        var change = Json(SampleChanges.Mixed)["changes"]![0]!;
        Assert.That(change["rule"]!.GetValue<string>(), Is.EqualTo(OperationRules.Removed.Id));
        Assert.That(change["wire"]!.GetValue<string>(), Is.EqualTo("breaking"));
        Assert.That(change["operation"]!.GetValue<string>(), Is.EqualTo("GET /users"));
        Assert.That(change["pointer"]!.GetValue<string>(), Is.EqualTo("/paths/~1users/get"));
        Assert.That(change["line"]!.GetValue<int>(), Is.EqualTo(5));
        Assert.That(change["inBase"]!.GetValue<bool>(), Is.True);
        Assert.That(change["after"], Is.Null);
    }

    [TestCaseSource(typeof(HostileText), nameof(HostileText.All))]
    public void Is_ascii_and_can_be_read(string text)
    {
        var output = new JsonFormat().Write(SampleChanges.Hostile(text));
        Assert.That(output, Has.All.Matches<char>(character => character is '\n' or >= ' ' and <= '~'));
        Assert.That(output, Does.Not.Contain("##["));
        var read = JsonNode.Parse(output)!["changes"]![0]!["message"]!.GetValue<string>();
        Assert.That(read.Replace('\ufffd', '?'), Is.EqualTo(WithoutHalfPairs(text)));
    }

    private static string WithoutHalfPairs(string text)
        => System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text)).Replace('\ufffd', '?');

    // Of a choice that is met, the other alternatives are told as well.
    private static IEnumerable<string> Errors(JsonObject json)
    {
        var result = Schema.Evaluate(JsonSerializer.SerializeToElement(json), new() { OutputFormat = OutputFormat.List });
        return result.IsValid
            ? []
            : result.Details!.SelectMany(place => place.Errors ?? [], (place, error) => $"{place.InstanceLocation}: {error.Value}");
    }

    private static JsonObject Json(Report report) => JsonNode.Parse(new JsonFormat().Write(report))!.AsObject();
}
