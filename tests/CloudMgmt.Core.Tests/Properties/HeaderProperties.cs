using NUnit.Framework;

namespace CloudMgmt.Core.Tests;

internal sealed class HeaderProperties : LoopbackTest
{
    [TestCase("of the operation")]
    [TestCase("of the call")]
    public void Any_value_arrives_as_it_was_given_or_is_refused_before_anything_is_sent(string source)
        => Checking.Holds(Checking.AnyText, async text =>
        {
            var before = Server.Requests.Count;
            try
            {
                var request = source == "of the call"
                    ? new ApiRequest("GET", "/x", "Op", new RequestOptions { Headers = { ["X-Any"] = text } })
                    : Wire.Get().Header("X-Any", text);
                await Client.SendAsync(request.ReturnsNothing("204"));
                return Server.Requests[^1].Headers["X-Any"] == text;
            }
            catch (ArgumentException refusal)
            {
                return Server.Requests.Count == before && (text.Length < 3 || !refusal.ToString().Contains(text, StringComparison.Ordinal));
            }
        });

    [Test]
    public void A_value_of_visible_characters_is_never_refused()
        => Checking.Holds(FsCheck.Fluent.Gen.Select(
            Checking.AnyText, text => new string([.. text.Where(c => c is > ' ' and < '\u007f')])), async text =>
        {
            await Client.SendAsync(Wire.Get().Header("X-Any", text).ReturnsNothing("204"));
            return Server.Requests[^1].Headers["X-Any"] == text;
        });

    [Test]
    public void Any_cookie_is_decoded_as_it_was_given()
        => Checking.Holds(Checking.Text, async text =>
        {
            await Client.SendAsync(Wire.Get().Cookie("c", text).ReturnsNothing("204"));
            return Uri.UnescapeDataString(Server.Requests[^1].Headers["Cookie"]) == "c=" + text;
        });
}
