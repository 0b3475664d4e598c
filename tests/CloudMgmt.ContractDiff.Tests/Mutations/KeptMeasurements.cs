using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CloudMgmt.ContractDiff.Tests.Mutations.Measuring;

namespace CloudMgmt.ContractDiff.Tests.Mutations;

/// <summary>What a measurement is of: as long as none of it changes, neither does the measurement.</summary>
/// <param name="Mutation">Its name, for people.</param>
/// <param name="Api">The name of the API.</param>
/// <param name="Specs">The hash of what NSwag is given of the old and the new spec, and of what the mutation says of the wire.</param>
/// <param name="Inputs">The hashes of everything else, by what they are of.</param>
internal sealed record MeasurementKey(string Mutation, string Api, string Specs, IReadOnlyDictionary<string, string> Inputs);

/// <summary>
/// The measurements of earlier runs, in a file that is committed. A file that cannot be read, such as after a conflict of a merge, holds
/// nothing: then everything is measured, and it is written anew.
/// </summary>
internal sealed class KeptMeasurements
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    private readonly Content _content;

    private KeptMeasurements(Content content) => _content = content;

    public static KeptMeasurements Read(string file)
    {
        try
        {
            return new(JsonSerializer.Deserialize<Content>(File.ReadAllText(file), Options) ?? Content.Empty);
        }
        catch (Exception exception) when (exception is IOException or JsonException)
        {
            return new(Content.Empty);
        }
    }

    /// <summary>What was measured of the very same; null if something of it changed.</summary>
    public Measurement? Find(MeasurementKey key)
        => Changed(key).Any()
            ? null
            : _content.Measurements.FirstOrDefault(kept => kept.Mutation == key.Mutation && kept.Specs == key.Specs)?.Measured;

    /// <summary>The inputs that are others than when the file was written.</summary>
    public IEnumerable<string> Changed(MeasurementKey key)
    {
        var kept = _content.Inputs.GetValueOrDefault(key.Api) ?? [];
        return key.Inputs.Where(input => kept.GetValueOrDefault(input.Key) != input.Value)
            .Select(input => input.Key).Order(StringComparer.Ordinal);
    }

    /// <summary>Writes a line for each measurement, so that a change can be reviewed.</summary>
    public static void Write(string file, IReadOnlyList<(MeasurementKey Key, Measurement Measured)> all)
    {
        var inputs = all.Select(entry => entry.Key).DistinctBy(key => key.Api)
            .Select(key => $"    {Json(key.Api)}: {Json(key.Inputs.OrderBy(input => input.Key, StringComparer.Ordinal).ToDictionary())}");
        var measurements = all.Select(entry => $"    {Json(new Kept(entry.Key.Mutation, entry.Key.Specs, entry.Measured))}");
        var text = $"{{\n  \"inputs\": {{\n{string.Join(",\n", inputs)}\n  }},\n"
            + $"  \"measurements\": [\n{string.Join(",\n", measurements)}\n  ]\n}}\n";
        // Whole or not at all, should the run be stopped.
        File.WriteAllText($"{file}.new", text);
        File.Move($"{file}.new", file, overwrite: true);
    }

    private static string Json<T>(T value) => JsonSerializer.Serialize(value, Options);

    private sealed record Content(Dictionary<string, Dictionary<string, string>> Inputs, IReadOnlyList<Kept> Measurements)
    {
        public static Content Empty { get; } = new([], []);
    }

    private sealed record Kept(string Mutation, string Specs, Measurement Measured);
}
