using CloudMgmt.TestSupport;

namespace CloudMgmt.Helios.Tests;

/// <summary>What was read goes back as it came, but for what was changed.</summary>
internal sealed class ReadModifyWriteTests
{
    [TestCase("\"2024-01-01T00:00:00.0000000+02:00\"", TestName = "A date in text")]
    [TestCase("\"/Date(1700000000000)/\"", TestName = "A date in the way of Microsoft")]
    [TestCase("9223372036854775807", TestName = "The greatest number of 64 bits")]
    [TestCase("123456789012345678901234567890", TestName = "A number of more than 64 bits")]
    [TestCase("0.1", TestName = "A fraction")]
    [TestCase("1.10", TestName = "A fraction that ends in 0")]
    [TestCase("0.12345678901234567890123", TestName = "A fraction of many digits")]
    [TestCase("1E+30", TestName = "A number beyond a decimal")]
    [TestCase("null", TestName = "A null")]
    [TestCase("\"\"", TestName = "An empty text")]
    [TestCase("true", TestName = "A flag")]
    [TestCase("{\"a\":{\"b\":[1,null,\"2024-01-01T00:00:00Z\",{}]}}", TestName = "An object")]
    [TestCase("{\"$type\":\"System.Object\",\"$ref\":\"1\"}", TestName = "Names that serializers use")]
    [TestCase("[[],{}]", TestName = "Empty lists and objects")]
    [TestCase("\"\\u0000\\\"\\\\/ü\"", TestName = "Characters to escape")]
    public async Task An_unknown_field_survives(string value)
    {
        var service = new FakeService().Answers(200, $$"""{"sourceIds":[1],"later":{{value}}}""");
        using var client = new HeliosClient(service.Behind(new HeliosClientOptions()));
        var sources = await client.GetPrincipalSourcesAsync("S-1");
        sources.SourceIds = [2];

        await client.UpdatePrincipalSourcesAsync("S-1", sources);

        Assert.That(service.AllSent[1].Body, Is.EqualTo($$"""{"sourceIds":[2],"later":{{value}}}"""));
    }

    [Test]
    public async Task A_number_of_milliseconds_is_a_date_and_time_too()
    {
        var service = new FakeService().Answers(200, """{"groups":[{"createdTimeMsecs":1700000000123,"lastUpdatedTimeMsecs":null}]}""");
        using var client = new HeliosClient(service.Behind(new HeliosClientOptions()));

        var group = (await client.GetGroupsAsync()).Groups![0];

        Assert.That(group.CreatedTime, Is.EqualTo(new DateTimeOffset(2023, 11, 14, 22, 13, 20, 123, TimeSpan.Zero)));
        Assert.That(group.LastUpdatedTime, Is.Null);
        Assert.That((group.Has(nameof(group.CreatedTime)), new GroupParams().Has(nameof(group.CreatedTime))), Is.EqualTo((true, false)));
        group.CreatedTime = new DateTimeOffset(2024, 1, 1, 2, 0, 0, TimeSpan.FromHours(2));
        Assert.That(group.CreatedTimeMsecs, Is.EqualTo(1704067200000));
        group.CreatedTime = null;
        Assert.That(group.CreatedTimeMsecs, Is.Null);
    }

    // viewIds was absent and must not become null or empty: that could take access away.
    [Test]
    public async Task What_was_absent_stays_absent()
    {
        var service = new FakeService().Answers(200, """{"sourceIds":[1]}""");
        using var client = new HeliosClient(service.Behind(new HeliosClientOptions()));

        await client.UpdatePrincipalSourcesAsync("S-1", await client.GetPrincipalSourcesAsync("S-1"));

        Assert.That(service.AllSent[1].Body, Is.EqualTo("""{"sourceIds":[1]}"""));
    }

    [Test]
    public async Task What_was_null_stays_null()
    {
        var service = new FakeService().Answers(200, """{"sourceIds":null,"viewIds":[]}""");
        using var client = new HeliosClient(service.Behind(new HeliosClientOptions()));

        await client.UpdatePrincipalSourcesAsync("S-1", await client.GetPrincipalSourcesAsync("S-1"));

        Assert.That(service.AllSent[1].Body, Is.EqualTo("""{"sourceIds":null,"viewIds":[]}"""));
    }
}
