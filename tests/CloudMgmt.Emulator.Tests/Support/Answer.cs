namespace CloudMgmt.Emulator.Tests.Support;

internal sealed record Answer(int Status, string Text, string? MediaType, IReadOnlyDictionary<string, string[]> Headers)
{
    public JsonNode Json => JsonNode.Parse(Text)!;

    public static async Task<Answer> ReadAsync(HttpResponseMessage response) => new(
        (int)response.StatusCode,
        await response.Content.ReadAsStringAsync(),
        response.Content.Headers.ContentType?.MediaType,
        response.Headers.Concat(response.Content.Headers).ToDictionary(header => header.Key, header => header.Value.ToArray()));

    /// <summary>Fails the test, with what the server said, if the status is another one.</summary>
    public Answer Expect(int status)
    {
        Assert.That(Status, Is.EqualTo(status), Text);
        return this;
    }
}
