using System.Globalization;
using System.Text.Json.Nodes;
using CloudMgmt.Emulator.Specs;

namespace CloudMgmt.Emulator.Pipeline;

/// <summary>Reads and checks the parameters of a request in path, query and headers.</summary>
internal sealed class ParameterBinder(SchemaValidator schemas, List<Violation> violations, Func<string, string, bool> mayRefuse)
{
    public ParameterValues Bind(SpecOperation operation, IReadOnlyDictionary<string, string> path, RecordedRequest request)
    {
        var query = new RawQuery(request.QueryString);
        RefuseUnknown(operation, query);
        var values = new ParameterValues();
        foreach (var parameter in operation.Parameters)
        {
            if (ReadOne(parameter, TextsOf(parameter, path, query, request)) is { } value)
                values.Add(parameter, value);
        }

        return values;
    }

    private void RefuseUnknown(SpecOperation operation, RawQuery query)
    {
        var parameters = operation.Parameters.Where(parameter => parameter.Place == ParameterPlace.Query).ToList();
        // An object may be sent as several, each with a name of its own.
        if (parameters.Exists(parameter => parameter.Schema is null))
            return;
        var known = parameters.Select(parameter => parameter.Name);
        foreach (var name in query.Names.Except(known).Where(name => mayRefuse(operation.Id, name)))
            violations.Add(Violation.OfParameter(ParameterPlace.Query, name, $"is not known to {operation.Id}"));
    }

    /// <summary>The values of a parameter, not yet decoded where it is in the query.</summary>
    private static string[] TextsOf(
        SpecParameter parameter, IReadOnlyDictionary<string, string> path, RawQuery query, RecordedRequest request)
            => parameter.Place switch
            {
                ParameterPlace.Path => path.TryGetValue(parameter.Name, out var part) ? [part] : [],
                ParameterPlace.Query => [.. query.ValuesOf(parameter.Name)],
                ParameterPlace.Header => request.Headers.TryGetValue(parameter.Name, out var text) ? [text] : [],
                _ =>
                [
                    .. CookiesOf(request).Where(cookie => cookie.Name == parameter.Name)
                        .Select(cookie => Uri.UnescapeDataString(cookie.Value)),
                ],
            };

    private static IEnumerable<(string Name, string Value)> CookiesOf(RecordedRequest request)
        => from cookie in request.Headers.GetValueOrDefault("Cookie", "").Split(';', StringSplitOptions.RemoveEmptyEntries)
           let parts = cookie.Split('=', 2)
           select (parts[0].Trim(), parts.ElementAtOrDefault(1) ?? "");

    private JsonNode? ReadOne(SpecParameter parameter, string[] texts)
    {
        if (parameter.Schema is not { } schema)
            return texts.Length > 0 ? JsonValue.Create(Decode(parameter, texts[0])) : null;
        if (texts.Length == 0)
        {
            if (parameter.Required)
                Report(parameter, "is required");
            return null;
        }

        var isList = schema.WholeType == "array";
        if (texts.Length > 1 && !(isList && parameter.Explode))
        {
            Report(parameter, isList ? "was sent more than once instead of as one comma-joined list" : "was sent more than once");
            return null;
        }

        if (isList && texts[0] == "")
        {
            Report(parameter, "is an empty list, which is said by leaving the parameter out");
            return null;
        }

        var value = isList ? ReadList(parameter, schema.WholeItems!, texts) : ReadScalar(schema, Decode(parameter, texts[0]));
        foreach (var error in schemas.Validate(value, schema))
            Report(parameter, $"{error.Pointer} {error.Message}".TrimStart());
        return value;
    }

    private static JsonArray ReadList(SpecParameter parameter, Schema schema, string[] texts)
    {
        var items = parameter.Explode ? texts : texts[0].Split(',');
        return new JsonArray([.. items.Select(item => ReadScalar(schema, Decode(parameter, item)))]);
    }

    private static string Decode(SpecParameter parameter, string text)
        => parameter.Place == ParameterPlace.Query ? RawQuery.Decode(text) : text;

    /// <summary>Text that is not of the type stays text, which the schema then refuses.</summary>
    private static JsonNode ReadScalar(Schema schema, string text) => schema.WholeType switch
    {
        "integer" when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)
            => JsonValue.Create(whole),
        "number" when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
        "boolean" when text is "true" or "false" => JsonValue.Create(text == "true"),
        _ => JsonValue.Create(text),
    };

    private void Report(SpecParameter parameter, string problem)
        => violations.Add(Violation.OfParameter(parameter.Place, parameter.Name, problem));
}
