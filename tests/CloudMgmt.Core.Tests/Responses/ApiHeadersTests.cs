using NUnit.Framework;

namespace CloudMgmt.Core.Tests;

internal sealed class ApiHeadersTests
{
    private static readonly ApiHeaders Headers = new([new("Set-Cookie", "a=1"), new("X-Id", "7"), new("set-cookie", "b=2")]);

    [TestCase("Set-Cookie", "a=1")]
    [TestCase("SET-COOKIE", "a=1")]
    [TestCase("x-id", "7")]
    [TestCase("X-Other", null)]
    public void The_first_value_is_found_in_any_case(string name, string? expected)
    {
        Assert.That(Headers.TryGetValue(name, out var value), Is.EqualTo(expected is not null));
        Assert.That(value, Is.EqualTo(expected));
    }

    [Test]
    public void All_values_come_in_order()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Headers.GetValues("Set-Cookie"), Is.EqualTo(["a=1", "b=2"]));
            Assert.That(Headers.Select(h => h.Key), Is.EqualTo(["Set-Cookie", "X-Id", "set-cookie"]));
            Assert.That(Headers, Has.Count.EqualTo(3));
            Assert.That(ApiHeaders.Empty, Is.Empty);
        }
    }

    [Test]
    public void Later_changes_of_the_source_have_no_effect()
    {
        var source = new List<KeyValuePair<string, string>> { new("a", "1") };
        var headers = new ApiHeaders(source);
        source.Clear();
        Assert.That(headers, Has.Count.EqualTo(1));
    }

    [Test]
    public void Missing_headers_are_refused() => Assert.That(() => new ApiHeaders(null!), Throws.ArgumentNullException);
}
