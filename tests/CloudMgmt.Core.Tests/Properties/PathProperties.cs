using FsCheck.Fluent;
using NUnit.Framework;

namespace CloudMgmt.Core.Tests;

internal sealed class PathProperties : LoopbackTest
{
    [Test]
    public void A_value_is_decoded_as_it_was_given()
        => Checking.Holds(
            Checking.Text.Where(text => text is not ("" or "." or "..")),
            async text => Uri.UnescapeDataString(await SegmentAsync(text)) == text);

    [Test]
    public void Any_value_is_decoded_as_it_was_given_or_refused()
        // Kestrel refuses a zero itself.
        => Checking.Holds(Checking.AnyText.Where(text => !text.Contains('\0')), async text =>
        {
            try
            {
                return Uri.UnescapeDataString(await SegmentAsync(text)) == text;
            }
            catch (ArgumentException)
            {
                return text is "" or "." or ".." || Checking.HasHalfAPair(text);
            }
        });

    [Test]
    public void A_list_is_decoded_as_it_was_given()
        => Checking.Holds(Checking.Text.ListOf()
            .Where(list => list.Count > 0 && string.Join(",", list) is not ("" or "." or "..")), async list =>
            (await SegmentAsync(list)).Split(',').Select(Uri.UnescapeDataString).SequenceEqual(list));

    [Test]
    public void Two_values_stay_apart()
        => Checking.Holds(Checking.Text.Two()
            .Where(pair => pair.Item1 is not ("" or "." or "..") && pair.Item2 is not ("" or "." or "..")), async pair =>
        {
            await Client.SendAsync(Wire.Get("/{a}/x/{b}").Path("a", pair.Item1).Path("b", pair.Item2).ReturnsNothing("204"));
            return Server.Requests[^1].Target.Split('/').Select(Uri.UnescapeDataString).SequenceEqual(["", pair.Item1, "x", pair.Item2]);
        });

    private async Task<string> SegmentAsync(object value)
    {
        await Client.SendAsync(Wire.Get("/first/{id}/last").Path("id", value).ReturnsNothing("204"));
        return Server.Requests[^1].Target["/first/".Length..^"/last".Length];
    }
}
