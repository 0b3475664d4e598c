using System.Security.Cryptography;
using System.Text;
using NUnit.Framework;

namespace CloudMgmt.Core.Tests;

/// <summary>
/// What models made of random JSON when Newtonsoft.Json still wrote them by reflection, and what they sent of it, in hashes. It was
/// recorded
/// by <c>CLOUDMGMT_RECORD=models dotnet test</c> at the commit that brought this class, whose <see cref="RandomJson"/> makes the same
/// documents
/// today: the hash of each is in the record too.
/// </summary>
internal static class ModelRecord
{
    private const int Seeds = 12;

    /// <summary>Compares models with the record in a file; one that is asked for anew is written there.</summary>
    /// <remarks>
    /// A model with other properties than then has other documents: those are passed over, but most must be the same. One whose document
    /// changed in another way is to be taken out of the record.
    /// </remarks>
    public static void AssertKept(string file, IEnumerable<Type> models)
    {
        var lines = models.SelectMany(Lines).ToList();
        if (Environment.GetEnvironmentVariable("CLOUDMGMT_RECORD") == "models")
            File.WriteAllLines(file, lines);
        var recorded = File.ReadAllLines(file).ToDictionary(Document);
        var same = lines.Where(line => recorded.ContainsKey(Document(line))).ToList();
        Assert.That(
            string.Join('\n', same.Where(line => recorded[Document(line)] != line).Select(line => $"{line} <> {recorded[Document(line)]}")),
            Is.Empty);
        Assert.That(same, Has.Count.GreaterThan(recorded.Count / 2));
    }

    // Model, seed and hash of the document.
    private static string Document(string line) => string.Join(' ', line.Split(' ').Take(4));

    private static IEnumerable<string> Lines(Type model)
        => from isOdd in new[] { false, true }
           from seed in Enumerable.Range(0, Seeds)
           let json = new RandomJson(seed, isOdd).Of(model)
           select $"{model.Name} {(isOdd ? "odd" : "usual")} {seed}: {Hash(json)} {Outcome(model, json)}";

    private static string Outcome(Type model, string json)
    {
        object? value;
        try
        {
            value = ApiJson.ReadResponse(Encoding.UTF8.GetBytes(json), Encoding.UTF8, Readers.TypeOf(model));
        }
        catch (UnreadableBodyException)
        {
            return "unreadable";
        }
        return value is null ? "null" : $"{Hash(Description.Of(value))} {Sent(value)}";
    }

    private static string Sent(object value)
    {
        try
        {
            return Hash(ApiJson.WriteRequest(value, "body"));
        }
        catch (ArgumentException refusal)
        {
            // The property; how the message goes on has changed since.
            return refusal.Message.Split(' ')[0];
        }
    }

    private static string Hash(string text) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..12];
}
