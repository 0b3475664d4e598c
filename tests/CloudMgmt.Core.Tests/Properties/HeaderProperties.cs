using NUnit.Framework;

namespace CloudMgmt.Core.Tests;

[CancelAfter(60_000)]
internal sealed class HeaderProperties
{
    private LoopbackServer _server = null!;
    private TestClient _client = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _server = await LoopbackServer.StartAsync(204);
        _client = _server.CreateClient();
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [TestCase("of the operation")]
    [TestCase("of the call")]
    public void Any_value_arrives_as_it_was_given_or_is_refused_before_anything_is_sent(string source)
        => Checking.Holds(Checking.AnyText, async text =>
        {
            var before = _server.Requests.Count;
            try
            {
                var request = source == "of the call"
                    ? new ApiRequest("GET", "/x", "Op", new RequestOptions { Headers = { ["X-Any"] = text } })
                    : Wire.Get().Header("X-Any", text);
                await _client.SendAsync(request.ReturnsNothing("204"));
                return _server.Requests[^1].Headers["X-Any"] == text;
            }
            catch (ArgumentException refusal)
            {
                return _server.Requests.Count == before && (text.Length < 3 || !refusal.ToString().Contains(text, StringComparison.Ordinal));
            }
        });

    [Test]
    public void A_value_of_visible_characters_is_never_refused()
        => Checking.Holds(FsCheck.Fluent.Gen.Select(Checking.AnyText, text => new string([.. text.Where(c => c is > ' ' and < '\u007f')])), async text =>
        {
            await _client.SendAsync(Wire.Get().Header("X-Any", text).ReturnsNothing("204"));
            return _server.Requests[^1].Headers["X-Any"] == text;
        });

    [Test]
    public void Any_cookie_is_decoded_as_it_was_given()
        => Checking.Holds(Checking.Text, async text =>
        {
            await _client.SendAsync(Wire.Get().Cookie("c", text).ReturnsNothing("204"));
            return Uri.UnescapeDataString(_server.Requests[^1].Headers["Cookie"]) == "c=" + text;
        });
}
