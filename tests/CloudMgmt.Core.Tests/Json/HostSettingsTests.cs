using Newtonsoft.Json;
using Newtonsoft.Json.Converters;
using Newtonsoft.Json.Serialization;
using NUnit.Framework;

namespace CloudMgmt.Core.Tests;

/// <summary>Alone, because what it changes is the whole process's: other tests write JSON with these settings too.</summary>
[NonParallelizable]
internal sealed class HostSettingsTests
{
    private Func<JsonSerializerSettings>? _before;

    [SetUp]
    public void LetTheHostHaveItsOwnTaste()
    {
        _before = JsonConvert.DefaultSettings;
        JsonConvert.DefaultSettings = () => new JsonSerializerSettings
        {
            ContractResolver = new DefaultContractResolver { NamingStrategy = new SnakeCaseNamingStrategy() },
            Converters = { new StringEnumConverter(), new IsoDateTimeConverter { DateTimeFormat = "dd.MM.yyyy" } },
            DateParseHandling = DateParseHandling.DateTime,
            Formatting = Formatting.Indented,
            MissingMemberHandling = MissingMemberHandling.Error,
            NullValueHandling = NullValueHandling.Ignore,
            TypeNameHandling = TypeNameHandling.All,
        };
    }

    [TearDown]
    public void Restore() => JsonConvert.DefaultSettings = _before;

    [Test]
    public async Task Global_settings_of_the_host_change_nothing()
    {
        const string Body = """{"name":"x","note":null,"color":"mauve","palette":{"Sky":"red"},"createdAt":"2026-01-31T12:00:00Z","unknown":{"SomeDate":"2026-01-31T10:00:00+02:00"}}""";
        Assert.That(await Wire.RoundTripAsync(Body), Is.EqualTo(Body));
    }

    [Test]
    public async Task Nor_in_a_query()
    {
        var filter = new Dictionary<string, object?> { ["SomeKey"] = Color.Red };
        var sent = await Wire.SendAsync(Wire.Get().Query("filter", filter, ArrayStyle.DeepObject));
        Assert.That(sent.Target, Is.EqualTo("/v1/widgets?filter%5BSomeKey%5D=red"));
    }
}
