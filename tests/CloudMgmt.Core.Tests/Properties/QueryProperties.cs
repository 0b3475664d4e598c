using FsCheck.Fluent;
using NUnit.Framework;

namespace CloudMgmt.Core.Tests;

internal sealed class QueryProperties : LoopbackTest
{
    [Test]
    public void A_text_is_decoded_as_it_was_given()
        => Checking.Holds(Checking.Text, async text => (await ReceiveAsync(Wire.Get().Query("q", text))).SequenceEqual([new("q", text)]));

    [Test]
    public void Any_text_is_decoded_as_it_was_given_or_refused()
        => Checking.Holds(Checking.AnyText, async text =>
        {
            try
            {
                return (await ReceiveAsync(Wire.Get().Query("q", text))).SequenceEqual([new("q", text)]);
            }
            catch (ArgumentException)
            {
                return Checking.HasHalfAPair(text);
            }
        });

    [Test]
    public void A_name_is_decoded_as_it_was_given()
        => Checking.Holds(
            Checking.Text.Where(name => name.Length > 0),
            async name => (await ReceiveAsync(Wire.Get().Query(name, 1))).SequenceEqual([new(name, "1")]));

    [Test]
    public void A_repeated_list_is_decoded_as_it_was_given()
        => Checking.Holds(
            Checking.Text.ListOf(),
            async list => (await ReceiveAsync(Wire.Get().Query("q", list))).Select(p => p.Value).SequenceEqual(list));

    [TestCase(ArrayStyle.Comma, ",")]
    [TestCase(ArrayStyle.Space, "%20")]
    [TestCase(ArrayStyle.Pipe, "%7C")]
    public void A_joined_list_is_decoded_as_it_was_given(ArrayStyle style, string separator)
    {
        // Blanks and pipes within an item look like their separators: the document's choice, which no client can mend.
        var ambiguous = separator == "," ? "" : Uri.UnescapeDataString(separator);
        var items = Checking.Text.Where(text => ambiguous.Length == 0 || !text.Contains(ambiguous, StringComparison.Ordinal)).ListOf();
        Checking.Holds(items, async list =>
        {
            await Client.SendAsync(Wire.Get().Query("q", list, style).ReturnsNothing("204"));
            var target = Server.Requests[^1].Target;
            return list.Count == 0
                ? target == "/widgets"
                : target.StartsWith("/widgets?q=", StringComparison.Ordinal)
                    && target["/widgets?q=".Length..].Split(separator).Select(Uri.UnescapeDataString).SequenceEqual(list);
        });
    }

    [Test]
    public void An_object_is_decoded_as_it_was_given([Values(ArrayStyle.DeepObject, ArrayStyle.Repeat)] ArrayStyle style)
        => Checking.Holds(Checking.Text.Where(name => name.Length > 0).Two()
            .Select(p => new Dictionary<string, string> { [p.Item1] = p.Item2 }), async fields =>
        {
            var expected = fields
                .Select(f => new KeyValuePair<string, string>(style == ArrayStyle.DeepObject ? $"q[{f.Key}]" : f.Key, f.Value));
            return (await ReceiveAsync(Wire.Get().Query("q", fields, style))).SequenceEqual(expected);
        });

    private async Task<IReadOnlyList<KeyValuePair<string, string>>> ReceiveAsync(ApiRequest request)
    {
        await Client.SendAsync(request.ReturnsNothing("204"));
        var target = Server.Requests[^1].Target.Split('?');
        return target.Length == 1 ? [] : [.. target[1].Split('&').Select(Decode)];
    }

    private static KeyValuePair<string, string> Decode(string pair)
    {
        var parts = pair.Split('=');
        return new(Uri.UnescapeDataString(parts[0]), Uri.UnescapeDataString(parts[1]));
    }
}
