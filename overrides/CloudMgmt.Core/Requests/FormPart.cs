namespace CloudMgmt.Core;

/// <summary>A field (<see cref="Text"/>) or a file (<see cref="File"/>) of a form.</summary>
internal sealed record FormPart(string Name, string? Text, RequestBody? File = null, string? FileName = null)
{
    public static IEnumerable<FormPart> From(string name, object value, string? parameter, bool dateOnly) => value switch
    {
        FileParameter file => [FromFile(name, file)],
        IEnumerable<FileParameter> files => files.Select(file => FromFile(name, file)),
        IEnumerable<object> items when items.Any(ParameterText.IsObject) => items.Select(item => FromJson(name, item, parameter)),
        _ when ParameterText.IsObject(value) => [FromJson(name, value, parameter)],
        _ => ParameterText.Items(value, parameter, dateOnly).Select(text => new FormPart(name, text)),
    };

    private static FormPart FromJson(string name, object value, string? parameter) => new(name, WellFormed.Check(ApiJson.WriteRequest(value, parameter), parameter));

    private static FormPart FromFile(string name, FileParameter file)
        => new(name, null, RequestBody.Of(file.Content, file.ContentType), file.FileName);
}
