using CloudMgmt.ContractDiff.Rules;
using CloudMgmt.ContractDiff.Tests.CommandLine;
using CloudMgmt.ContractDiff.Tests.Mutations.Measuring;
using NUnit.Framework;

namespace CloudMgmt.ContractDiff.Tests.Mutations;

/// <summary>A measurement is used again only if it is of the very same.</summary>
internal sealed class KeptMeasurementsTests
{
    private static readonly Dictionary<string, string> Same = new() { ["core"] = "c1", ["templates"] = "t1" };
    private static readonly MeasurementKey Key = new("shop: price removed", "shop", "1234", Same);
    private static readonly Measurement Measured
        = new(Verdict.Breaking, Verdict.Compatible, "CS1061: 'Pet' has no \"Price\"", ["CP0001", "CP0002"], HasOverrides: false);

    private Workspace _workspace = null!;

    private string Written => _workspace.PathOf("measurements.json");

    [SetUp]
    public void SetUp()
    {
        _workspace = new();
        var other = (Key with { Mutation = "shop: other" }, Measured with { Binary = Verdict.Breaking });
        KeptMeasurements.Write(Written, [(Key, Measured), other]);
    }

    [TearDown]
    public void TearDown() => _workspace.Dispose();

    [Test]
    public void The_same_is_found_as_it_was_measured()
    {
        var found = KeptMeasurements.Read(Written).Find(Key)!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(found.Findings, Is.EqualTo(Measured.Findings));
            Assert.That(found.Evidence, Is.EqualTo(Measured.Evidence));
        }
    }

    private static IEnumerable<TestCaseData> Others =>
    [
        Other("other specs", Key with { Specs = "1235" }),
        Other("another mutation", Key with { Mutation = "shop: new" }),
        Other("an input that changed", Key with { Inputs = new Dictionary<string, string>(Same) { ["core"] = "c2" } }, "core"),
        Other("an input that is new", Key with { Inputs = new Dictionary<string, string>(Same) { ["compiler"] = "5" } }, "compiler"),
        Other("another API", Key with { Api = "bank" }, "core", "templates"),
    ];

    private static TestCaseData Other(string name, MeasurementKey key, params string[] changed)
        => new TestCaseData(key, changed).SetArgDisplayNames(name);

    [TestCaseSource(nameof(Others))]
    public void Anything_else_is_not_found(object key, string[] changed)
    {
        var kept = KeptMeasurements.Read(Written);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(kept.Find((MeasurementKey)key), Is.Null);
            Assert.That(kept.Changed((MeasurementKey)key), Is.EqualTo(changed));
        }
    }

    [TestCase("")]
    [TestCase("null")]
    [TestCase("{}")]
    [TestCase("<<<<<<< ours\n{}\n=======\n{}\n>>>>>>> theirs\n")]
    public void A_file_that_cannot_be_read_holds_nothing(string content)
    {
        File.WriteAllText(Written, content);
        Assert.That(KeptMeasurements.Read(Written).Find(Key), Is.Null);
    }

    [Test]
    public void A_file_that_is_missing_holds_nothing()
        => Assert.That(KeptMeasurements.Read(_workspace.PathOf("missing.json")).Find(Key), Is.Null);

    [Test]
    public void Each_measurement_has_a_line_for_the_review()
        => Assert.That(File.ReadAllLines(Written).Count(line => line.Contains("\"mutation\":", StringComparison.Ordinal)), Is.EqualTo(2));
}
