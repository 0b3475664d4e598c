using NUnit.Framework;

namespace CloudMgmt.Core.Tests;

internal sealed class SetPropertiesTests
{
    [Test]
    public async Task Only_what_was_set_is_sent()
        => Assert.That(
            await Wire.SendJsonAsync(new Widget { Name = "x", Count = 0, Enabled = false }),
            Is.EqualTo("""{"name":"x","count":0,"enabled":false}"""));

    [Test]
    public async Task An_explicit_null_is_sent()
        => Assert.That(
            await Wire.SendJsonAsync(new Widget { Name = "x", Note = null, Color = null }),
            Is.EqualTo("""{"name":"x","note":null,"color":null}"""));

    [Test]
    public async Task A_property_that_is_set_back_to_null_is_sent_as_null()
    {
        var widget = new Widget { Name = "x", Note = "first" };
        widget.Note = null;
        Assert.That(await Wire.SendJsonAsync(widget), Is.EqualTo("""{"name":"x","note":null}"""));
    }

    [Test]
    public async Task An_empty_list_is_not_an_absent_one()
        => Assert.That(await Wire.SendJsonAsync(new Widget { Name = "x", Parts = [] }), Is.EqualTo("""{"name":"x","parts":[]}"""));

    [TestCase("""{"name":"x"}""")]
    [TestCase("""{"name":"x","note":null}""")]
    [TestCase("""{"name":"x","note":"y"}""")]
    [TestCase("""{"name":"x","parts":[{"code":"a","parts":[{"code":"b"}]}]}""")]
    public async Task What_a_response_lacks_stays_absent_and_what_it_nulls_stays_null(string body)
        => Assert.That(await Wire.RoundTripAsync(body), Is.EqualTo(body));

    [Test]
    public async Task A_read_only_property_is_read_but_not_sent()
    {
        var widget = await Wire.ReadAsync<Widget>("""{"id":7,"name":"x"}""");
        Assert.That(widget.Id, Is.EqualTo(7));
        Assert.That(await Wire.SendJsonAsync(widget), Is.EqualTo("""{"name":"x"}"""));
    }

    [Test]
    public async Task A_list_of_models_is_a_body_too()
        => Assert.That(
            await Wire.SendJsonAsync(new[] { new Part { Code = "a" }, new Part { Code = "b" } }),
            Is.EqualTo("""[{"code":"a"},{"code":"b"}]"""));

    [Test]
    public void A_model_of_any_size_knows_which_of_its_properties_were_set()
    {
        int[] set = [0, 1, 63, 64, 65, 127, 128, 300];
        var wide = new Wide();
        Assert.That(Enumerable.Range(0, 400).Where(wide.HasJsonProperty), Is.Empty);
        foreach (var index in set)
            wide.Set(index);
        Assert.That(Enumerable.Range(0, 400).Where(wide.HasJsonProperty), Is.EqualTo(set));
    }

    [Test]
    public void A_model_that_contains_itself_is_refused()
    {
        var part = new Part { Code = "a" };
        part.Parts = [part];
        Assert.That(
            () => Wire.Post().JsonBody(part),
            Throws.ArgumentException.With.Message.Contains("1000 levels").And.Message.Contains("'parts[0].parts[0]"));
    }

    private sealed class Wide : ApiModel
    {
        private int _value;

        public void Set(int index) => SetJsonProperty(ref _value, index, index);
    }
}
