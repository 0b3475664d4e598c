using System.Text;
using CloudMgmt.ContractDiff.Rules;

namespace CloudMgmt.ContractDiff.Tests.Mutations;

/// <summary>The table for people: a row for each kind of edit that has the same outcome on the same specs.</summary>
internal static class OutcomeTable
{
    public static string Of(IReadOnlyList<Outcome> outcomes)
    {
        var text = new StringBuilder();
        text.Append($"# Mutations\n\n{Summary(outcomes)}\n\n");
        text.Append("| edit | specs | wire | source: predicted / measured | binary: predicted / measured | ApiCompat |\n|---|---|---|---|---|---|\n");
        foreach (var same in outcomes.GroupBy(outcome => (outcome.Mutation.Name, outcome.Predicted.Wire, outcome.Predicted.Source,
            outcome.Predicted.Binary, outcome.Measured.Source, outcome.Measured.Binary, Ids(outcome))))
        {
            var (name, wire, source, binary, measuredSource, measuredBinary, ids) = same.Key;
            text.Append($"| {name} | {string.Join(", ", same.Select(outcome => outcome.Mutation.Api))} | {Text(wire)} | {Text(source)} / {Text(measuredSource)} | {Text(binary)} / {Text(measuredBinary)} | {ids} |\n");
        }
        return text.ToString();
    }

    private static string Summary(IReadOnlyList<Outcome> outcomes)
    {
        var predictions = outcomes.SelectMany(outcome => outcome.Predictions).ToList();
        var risky = predictions.Count(verdict => verdict == Verdict.Risky);
        var right = outcomes.Count(outcome => Agrees(outcome.Predicted.Source, outcome.Measured.Source)
            && Agrees(outcome.Predicted.Binary, outcome.Measured.Binary));
        return $"""
            {outcomes.Count} edits of the three specs, each generated, compiled and run. *Source*: a consumer of the old client, which uses all of it, is compiled against the new one. *Binary*: the same consumer as it was built on the old client is run on the new one. Where the wire stays the same, the service must see the same requests as before; else it is a silent break. *ApiCompat*: what the SDK's own comparison finds, with the rule on parameter names. The hand-written code of the package is part of both clients, but for {outcomes.Count(outcome => !outcome.Measured.HasOverrides)} of the edits, with whose client it does not compile; there it is left out of both.

            {right} of {outcomes.Count} predictions agree on both axes. {risky} of {predictions.Count} single verdicts are `risky` ({100.0 * risky / predictions.Count:0.0}%), which agrees with everything. *Wire* is predicted; what it must be was judged by hand, and a test compares the two.
            """;
    }

    private static bool Agrees(Verdict predicted, Verdict measured) => predicted == measured || predicted == Verdict.Risky;

    private static string Ids(Outcome outcome)
        => outcome.Measured.ApiCompat.Count == 0 ? "-" : string.Join(" ", outcome.Measured.ApiCompat);

    private static string Text(Verdict verdict) => verdict switch { Verdict.Breaking => "break", Verdict.Risky => "risky", _ => "ok" };
}
