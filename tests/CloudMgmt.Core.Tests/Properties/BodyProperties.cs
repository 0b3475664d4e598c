using FsCheck;
using FsCheck.Fluent;
using Microsoft.AspNetCore.Http;
using Newtonsoft.Json.Linq;
using NUnit.Framework;

namespace CloudMgmt.Core.Tests;

[CancelAfter(60_000)]
internal sealed class BodyProperties
{
    private static readonly Gen<JToken> Scalar = Gen.OneOf(
        Checking.Text.Select(text => (JToken)text),
        Gen.Choose(int.MinValue, int.MaxValue).Select(number => (JToken)((long)number * number)),
        Gen.Choose(-100_000, 100_000).Select(number => (JToken)(number / 8m)),
        Gen.Elements<JToken>(true, false, JValue.CreateNull()));

    // Each level is one of values or of the level below it.
    private static readonly Gen<JToken> Unknown = Nest(Nest(Nest(Scalar)));

    private static readonly Dictionary<string, Gen<JToken>> Known = new()
    {
        ["note"] = Nullable(Checking.Text.Select(text => (JToken)text)),
        ["count"] = Gen.Choose(int.MinValue, int.MaxValue).Select(number => (JToken)((long)number * int.MaxValue)),
        ["price"] = Gen.Choose(-100_000, 100_000).Select(number => (JToken)(number / 8m)),
        ["enabled"] = Gen.Elements<JToken>(true, false),
        ["color"] = Nullable(Checking.Text.Select(text => (JToken)text)),
        ["level"] = Gen.Choose(0, 200).Select(number => (JToken)number),
        ["colors"] = Checking.Text.ListOf().Select(list => (JToken)new JArray(list)),
        ["palette"] = Checking.Text.Two().Select(pair => (JToken)new JObject { [pair.Item1] = pair.Item2 }),
        ["settings"] = Unknown.Select(value => (JToken)new JObject { ["any"] = value }),
    };

    private static readonly Gen<JObject> Document =
        from name in Checking.Text
        from fields in Gen.CollectToList(
            Known,
            field => Gen.Frequency(
                (2, field.Value.Select(value => (field.Key, value))), (1, Gen.Constant((field.Key, (JToken)JValue.CreateUndefined())))))
        from more in Gen.Two(Checking.Text.Select(key => "x-" + key))
            .SelectMany(keys => Gen.Two(Unknown).Select(values => new[] { (keys.Item1, values.Item1), (keys.Item2, values.Item2) }))
        select Build(name, fields.Concat(more));

    [Test]
    public void A_model_that_is_read_is_sent_back_as_it_came()
        => Checking.Holds(
            Document,
            async document => JToken.DeepEquals(Reparse((await Wire.RoundTripAsync(document.ToString()))!), Reparse(document.ToString())));

    [Test]
    public void Any_form_is_decoded_as_it_was_given([Values] bool multipart)
    {
        IFormCollection? form = null;
        var server = LoopbackServer.StartAsync(async context =>
        {
            form = await context.Request.ReadFormAsync();
            context.Response.StatusCode = 204;
        }).GetAwaiter().GetResult();
        using var client = server.CreateClient();
        try
        {
            // ASP.NET Core takes a byte order mark off the beginning of a part.
            var texts = Checking.Text.Where(text => !multipart || !text.StartsWith('\uFEFF'));
            Checking.Holds(texts.ListOf().Where(list => list.Count > 0), async list =>
            {
                var request = Wire.Post().Form("f", list).ReturnsNothing("204");
                await client.SendAsync(multipart ? request.AsMultipart() : request);
                return form!["f"].SequenceEqual(list);
            });
        }
        finally
        {
            server.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    private static JObject Build(string name, IEnumerable<(string Name, JToken Value)> fields)
    {
        var document = new JObject { ["name"] = name };
        foreach (var (field, value) in fields.Where(f => f.Value.Type != JTokenType.Undefined))
            document[field] = value.DeepClone();
        return document;
    }

    private static Gen<JToken> Nullable(Gen<JToken> value) => Gen.Frequency((4, value), (1, Gen.Constant<JToken>(JValue.CreateNull())));

    private static Gen<JToken> Nest(Gen<JToken> below) => Gen.Frequency(
        (3, below),
        (1, below.Two().Select(pair => (JToken)new JArray(pair.Item1.DeepClone(), pair.Item2.DeepClone()))),
        (1, Checking.Text.SelectMany(key => below.Select(value => (JToken)new JObject { [key] = value.DeepClone() }))));

    private static JToken Reparse(string json)
    {
        using var reader = new Newtonsoft.Json.JsonTextReader(new StringReader(json))
        {
            DateParseHandling = Newtonsoft.Json.DateParseHandling.None,
            FloatParseHandling = Newtonsoft.Json.FloatParseHandling.Decimal,
        };
        return JToken.ReadFrom(reader);
    }
}
