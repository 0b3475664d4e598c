using System.Globalization;
using System.Text.Json;

namespace CloudMgmt.Build;

/// <summary>
/// Two versions of a made-up document of any size, in JSON: an operation for every second schema, and every tenth property of another
/// type in the second version, which breaks whoever sends or reads it.
/// </summary>
/// <param name="Schemas">How many schemas it has; each belongs to one operation and to the seven schemas beside it.</param>
/// <param name="Properties">How many properties each of them has.</param>
internal sealed record LargeDocument(int Schemas, int Properties)
{
    private const int Group = 8;
    private const int ChangedOne = 10;

    private static readonly string[] Types = ["integer", "string", "number", "boolean"];

    /// <summary>How many breaks a comparison finds.</summary>
    public int Breaks
        => Enumerable.Range(0, Schemas).Sum(schema => Enumerable.Range(0, Properties - 1).Count(property => IsChanged(schema, property)));

    /// <summary>Writes both versions.</summary>
    /// <returns>Their paths.</returns>
    public (string Base, string Head) Write(string folder)
    {
        Directory.CreateDirectory(folder);
        var (@base, head) = (Path.Combine(folder, $"base-{Schemas}.json"), Path.Combine(folder, $"head-{Schemas}.json"));
        Write(@base, isHead: false);
        Write(head, isHead: true);
        return (@base, head);
    }

    private void Write(string path, bool isHead)
    {
        using var file = File.Create(path);
        using var json = new Utf8JsonWriter(file, new() { Indented = true, IndentSize = 1, NewLine = "\n" });
        json.WriteStartObject();
        json.WriteString("openapi", "3.0.3");
        json.WriteStartObject("info");
        json.WriteString("title", "Large");
        json.WriteString("version", "1");
        json.WriteEndObject();
        json.WriteStartObject("paths");
        for (var schema = 0; schema + 1 < Schemas; schema += 2)
            WriteOperation(json, schema);
        json.WriteEndObject();
        json.WriteStartObject("components");
        json.WriteStartObject("schemas");
        for (var schema = 0; schema < Schemas; schema++)
        {
            WriteSchema(json, schema, isHead);
            json.Flush();
        }

        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteOperation(Utf8JsonWriter json, int schema)
    {
        json.WriteStartObject(string.Create(CultureInfo.InvariantCulture, $"/things/{schema}"));
        json.WriteStartObject("put");
        json.WriteString("operationId", string.Create(CultureInfo.InvariantCulture, $"PutThing{schema}"));
        json.WriteStartObject("requestBody");
        WriteContent(json, schema);
        json.WriteEndObject();
        json.WriteStartObject("responses");
        json.WriteStartObject("200");
        json.WriteString("description", "Done.");
        WriteContent(json, schema + 1);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteContent(Utf8JsonWriter json, int schema)
    {
        json.WriteStartObject("content");
        json.WriteStartObject("application/json");
        json.WriteStartObject("schema");
        WriteReference(json, schema);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteReference(Utf8JsonWriter json, int schema)
        => json.WriteString("$ref", string.Create(CultureInfo.InvariantCulture, $"#/components/schemas/Thing{schema}"));

    private void WriteSchema(Utf8JsonWriter json, int schema, bool isHead)
    {
        json.WriteStartObject(string.Create(CultureInfo.InvariantCulture, $"Thing{schema}"));
        json.WriteString("type", "object");
        json.WriteStartObject("properties");
        for (var property = 0; property < Properties - 1; property++)
        {
            json.WriteStartObject(string.Create(CultureInfo.InvariantCulture, $"part{property}"));
            json.WriteString("description", string.Create(CultureInfo.InvariantCulture, $"Part {property} of the thing {schema}."));
            json.WriteString("type", Types[(property + (isHead && IsChanged(schema, property) ? 1 : 0)) % Types.Length]);
            json.WriteEndObject();
        }

        json.WriteStartObject("next");
        WriteReference(json, (schema + 1) % Group > 0 && schema + 1 < Schemas ? schema + 1 : schema - (schema % Group));
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private bool IsChanged(int schema, int property) => ((schema * (Properties - 1)) + property) % ChangedOne == 0;
}
