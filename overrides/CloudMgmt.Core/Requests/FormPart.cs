namespace CloudMgmt.Core;

/// <summary>A field (<see cref="Text"/>) or a file (<see cref="Bytes"/>) of a form.</summary>
internal sealed record FormPart(string Name, string? Text, byte[]? Bytes = null, string? FileName = null, string? ContentType = null)
{
    public static IEnumerable<FormPart> From(string name, object value) => value switch
    {
        FileParameter file => [FromFile(name, file)],
        IEnumerable<FileParameter> files => files.Select(file => FromFile(name, file)),
        ApiModel model => [new FormPart(name, ApiJson.WriteRequest(model, name))],
        _ => ParameterText.Items(value).Select(text => new FormPart(name, text)),
    };

    private static FormPart FromFile(string name, FileParameter file)
    {
        var body = new RequestBody(file.Content, file.ContentType);
        return new FormPart(name, null, body.Bytes, file.FileName, file.ContentType);
    }
}
