namespace CloudMgmt.Core;

/// <summary>A field (<see cref="Text"/>) or a file (<see cref="File"/>) of a form.</summary>
internal sealed record FormPart(string Name, string? Text, RequestBody? File = null, string? FileName = null)
{
    /// <summary>The media type of the text with its charset, which a form of several parts says; null if it is plain.</summary>
    public string? MediaType { get; private init; }

    public static IEnumerable<FormPart> From(
        string name, object value, ArrayStyle? style, string? parameter, bool dateOnly, string? mediaType)
        => From(name, value, style, parameter, dateOnly)
            .Select(part => mediaType is null || part.File is not null ? part : part with { MediaType = mediaType });

    private static IEnumerable<FormPart> From(
        string name, object value, ArrayStyle? style, string? parameter, bool dateOnly) => style switch
        {
            ArrayStyle.Json => [FromJson(name, value, parameter)],
            ArrayStyle.Repeat when value is IEnumerable<KeyValuePair<string, FileParameter>> files
                => files.Select(file => FromFile(file.Key, file.Value, parameter)),
            ArrayStyle.DeepObject => Texts(ParameterText.Properties(name, value, parameter, isForm: true)),
            ArrayStyle.Repeat when ParameterText.IsObject(value) => Texts(ParameterText.Fields(value, parameter, repeat: true)),
            null or ArrayStyle.Repeat => From(name, value, parameter, dateOnly),
            ArrayStyle.Space => Joined(name, " ", ParameterText.Items(value, parameter, dateOnly)),
            ArrayStyle.Pipe => Joined(name, "|", ParameterText.Items(value, parameter, dateOnly)),
            _ => Joined(name, ",", ParameterText.Items(value, parameter, dateOnly)),
        };

    private static IEnumerable<FormPart> Texts(IEnumerable<KeyValuePair<string, string>> texts)
        => texts.Select(text => new FormPart(text.Key, text.Value));

    private static IEnumerable<FormPart> Joined(string name, string separator, IEnumerable<string> items)
        => string.Join(separator, items) is { Length: > 0 } text ? [new FormPart(name, text)] : [];

    private static IEnumerable<FormPart> From(string name, object value, string? parameter, bool dateOnly)
        => FromHeld(name, ParameterText.Held(value, parameter), parameter, dateOnly);

    private static IEnumerable<FormPart> FromHeld(string name, object value, string? parameter, bool dateOnly) => value switch
    {
        FileParameter file => [FromFile(name, file, parameter)],
        IEnumerable<FileParameter> files => files.Select(file => FromFile(name, file, parameter)),
        IEnumerable<object> items when items.Any(ParameterText.IsObject) => items.Select(item => FromJson(name, item, parameter)),
        _ when ParameterText.IsObject(value) => [FromJson(name, value, parameter)],
        _ => ParameterText.Items(value, parameter, dateOnly).Select(text => new FormPart(name, text)),
    };

    private static FormPart FromJson(string name, object value, string? parameter)
        => new(name, ApiJson.WriteRequest(value, parameter)) { MediaType = RequestBody.JsonInUtf8 };

    private static FormPart FromFile(string name, FileParameter file, string? parameter)
        => new(name, null, RequestBody.Of(file.Content, file.ContentType), WellFormed.Check(file.FileName, parameter));
}
