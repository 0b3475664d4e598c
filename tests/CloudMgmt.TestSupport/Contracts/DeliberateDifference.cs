using CsvHelper;

namespace CloudMgmt.TestSupport.Contracts;

/// <summary>One line of specs/differences.csv: something that a document has on purpose otherwise than its source.</summary>
/// <param name="Api">The API.</param>
/// <param name="Place">A JSON pointer into the document, in which <c>*</c> stands for any step.</param>
/// <param name="Here">What stands there: a scalar, <c>absent</c>, or nothing if it is enough that something does.</param>
/// <param name="Source">What the source has.</param>
/// <param name="Reason">Why.</param>
public sealed record DeliberateDifference(string Api, string Place, string Here, string Source, string Reason)
{
    private static readonly Lazy<IReadOnlyList<DeliberateDifference>> Rows = new(Read);

    /// <summary>All of them. What is not listed must be as in the reference document.</summary>
    public static IReadOnlyList<DeliberateDifference> All => Rows.Value;

    /// <summary>Whether this is about the whole response of the operation.</summary>
    public bool Adds(string api, SpecOperation operation, string code) => Api == api && Matches(Response(operation, code));

    /// <summary>Whether this is about the media type of a documented response of the operation.</summary>
    public bool Adds(string api, SpecOperation operation, string code, string mediaType)
        => Api == api && Matches([.. Response(operation, code), "content", mediaType]);

    /// <summary>The steps of the place.</summary>
    public IReadOnlyList<string> Steps => [.. Place.Split('/').Skip(1).Select(step => step.Replace("~1", "/").Replace("~0", "~"))];

    /// <summary>Whether the place is at, or below, another one.</summary>
    public bool IsWithin(IReadOnlyList<string> place)
        => Steps.Count >= place.Count && Steps.Zip(place).All(pair => pair.First == "*" || pair.First == pair.Second);

    public override string ToString() => $"{Api} {Place}";

    private static string[] Response(SpecOperation operation, string code)
        => ["paths", operation.Path, operation.Method.ToLowerInvariant(), "responses", code];

    private bool Matches(IReadOnlyList<string> place) => Steps.Count == place.Count && IsWithin(place);

    private static List<DeliberateDifference> Read()
    {
        using var csv = CsvReader.FromFile(Path.Combine(AppContext.BaseDirectory, "specs", "differences.csv"));
        var rows = new List<DeliberateDifference>();
        while (csv.Read())
        {
            rows.Add(
                new(csv.GetString("api"), csv.GetString("place"), csv.GetString("here"), csv.GetString("source"), csv.GetString("reason")));
        }

        return rows;
    }
}
