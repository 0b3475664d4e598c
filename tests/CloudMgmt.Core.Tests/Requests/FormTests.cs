using System.Text;
using Microsoft.AspNetCore.Http;
using NUnit.Framework;

namespace CloudMgmt.Core.Tests;

internal sealed class FormTests
{
    [Test]
    public void A_file_of_a_malformed_media_type_is_refused_by_its_name()
        => Assert.That(() => Wire.Post().Form("photo", new FileParameter(new MemoryStream([1]), "photo.png", "png")),
            Throws.ArgumentException.With.Property(nameof(ArgumentException.ParamName)).EqualTo("file.ContentType"));

    [Test]
    public async Task A_form_without_files_is_url_encoded()
    {
        var (received, form) = await ReceiveAsync(Wire.Post()
            .Form("name", "ä b&c=d+e")
            .Form("none", null)
            .Form("empty", "")
            .Form("scope", new[] { "read", "write" })
            .Form("color", Color.LightBlue)
            .Form("when", new DateTimeOffset(2026, 1, 31, 0, 0, 0, TimeSpan.Zero)));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(received.Headers["Content-Type"], Does.StartWith("application/x-www-form-urlencoded"));
            Assert.That(form.Keys, Is.EquivalentTo(new[] { "name", "empty", "scope", "color", "when" }));
            Assert.That(form["name"].Single(), Is.EqualTo("ä b&c=d+e"));
            Assert.That(form["empty"].Single(), Is.Empty);
            Assert.That(form["scope"].ToArray(), Is.EqualTo(["read", "write"]));
            Assert.That(form["color"].Single(), Is.EqualTo("light-blue"));
            Assert.That(form["when"].Single(), Is.EqualTo("2026-01-31T00:00:00Z"));
        }
    }

    [Test]
    public async Task A_multipart_form_carries_fields_files_and_models()
    {
        var bytes = new byte[] { 0, 13, 10, 255 };
        var (received, form) = await ReceiveAsync(Wire.Post().AsMultipart()
            .Form("name", "ä b")
            .Form("tags", new[] { "x", "y" })
            .Form("part", new Part { Code = "c" })
            .Form("own", new { Code = "c" })
            .Form("photo", new FileParameter(new MemoryStream(bytes), "photo 1.png", "image/png"))
            .Form("more", new[] { new FileParameter(new MemoryStream([1]), "1"), new FileParameter(new MemoryStream([2]), "2") }));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(received.Headers["Content-Type"], Does.StartWith("multipart/form-data"));
            Assert.That(form["name"].Single(), Is.EqualTo("ä b"));
            Assert.That(form["tags"].ToArray(), Is.EqualTo(["x", "y"]));
            Assert.That(form["part"].Single(), Is.EqualTo("""{"code":"c"}"""));
            Assert.That(form["own"].Single(), Is.EqualTo("""{"Code":"c"}"""));
            Assert.That(form.Files.GetFiles("photo").Single() is { FileName: "photo 1.png", ContentType: "image/png", Length: 4 });
            Assert.That(received.Body.AsSpan().IndexOf(bytes), Is.Positive);
            Assert.That(form.Files.GetFiles("more").Select(f => f.FileName), Is.EqualTo(["1", "2"]));
        }
    }

    [Test]
    public async Task A_multipart_form_can_do_without_files()
    {
        var (received, form) = await ReceiveAsync(Wire.Post().AsMultipart().Form("name", "x"));
        Assert.That(received.Headers["Content-Type"], Does.StartWith("multipart/form-data"));
        Assert.That(form["name"].Single(), Is.EqualTo("x"));
    }

    [Test]
    public async Task A_value_that_comes_twice_is_sent_twice([Values] bool multipart)
    {
        var request = Wire.Post().Form("tags", new[] { "x", "x", "" });
        var (_, form) = await ReceiveAsync(multipart ? request.AsMultipart() : request);
        Assert.That(form["tags"].ToArray(), Is.EqualTo(["x", "x", ""]));
    }

    [Test]
    public async Task The_stream_of_a_file_stays_the_callers()
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes("x"));
        await ReceiveAsync(Wire.Post().AsMultipart().Form("file", new FileParameter(content)));
        Assert.That(content.CanRead, Is.True);
    }

    [Test]
    public void A_required_null_is_refused_by_the_name_of_its_parameter()
    {
        FileParameter? photo = null;
        var refusal = Assert.Throws<ArgumentNullException>(() => Wire.Post().Form("f", photo, required: true))!;
        Assert.That(refusal.ParamName, Is.EqualTo("photo"));
    }

    private static async Task<(Received Received, IFormCollection Form)> ReceiveAsync(ApiRequest request)
    {
        IFormCollection? form = null;
        await using var server = await LoopbackServer.StartAsync(async context =>
        {
            form = await context.Request.ReadFormAsync();
            context.Response.StatusCode = 204;
        });
        using var client = server.CreateClient();
        await client.SendAsync(request.ReturnsNothing("204"));
        return (server.Requests.Single(), form!);
    }
}
