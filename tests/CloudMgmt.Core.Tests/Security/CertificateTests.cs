using System.Security.Cryptography.X509Certificates;
using NUnit.Framework;

namespace CloudMgmt.Core.Tests;

[CancelAfter(60_000)]
internal sealed class CertificateTests
{
    private static readonly TestCaseData[] Untrusted =
    [
        new TestCaseData("127.0.0.1", 1).SetArgDisplayNames("self-signed"),
        new TestCaseData("other.test", 1).SetArgDisplayNames("for another host"),
        new TestCaseData("127.0.0.1", -1).SetArgDisplayNames("expired"),
    ];

    [TestCaseSource(nameof(Untrusted))]
    public async Task A_certificate_that_the_machine_does_not_trust_ends_the_call_before_anything_is_sent(string host, int validDays)
    {
        using var certificate = TestCertificate.For(host, validDays);
        await using var server = await ServeAsync(certificate);
        using var client = server.CreateClient(o => (o.Credential, o.Retry.MaxRetries) = (new HeaderCredential("apiKey", "s3cret"), 3));

        var failure = Assert.ThrowsAsync<ApiConnectionException>(() => client.GetWidgetAsync("1"))!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(failure.Reason, Is.EqualTo(ConnectionFailure.Tls));
            Assert.That(failure.InnerException, Is.Not.Null);
            Assert.That(server.Requests, Is.Empty);
        }
    }

    [TestCaseSource(nameof(Untrusted))]
    public async Task The_pinned_certificate_is_accepted(string host, int validDays)
    {
        using var certificate = TestCertificate.For(host, validDays);
        await using var server = await ServeAsync(certificate);
        using var client = server.CreateClient(o => o.ServerCertificateSha256 = TestCertificate.Thumbprint(certificate));
        Assert.That((await client.GetWidgetAsync("1")).Name, Is.EqualTo("x"));
    }

    [Test]
    public async Task A_thumbprint_may_be_written_as_tools_print_it([Values] bool lowerCase, [Values("", ":", " ")] string separator)
    {
        using var certificate = TestCertificate.For("127.0.0.1");
        await using var server = await ServeAsync(certificate);
        var text = string.Join(separator, TestCertificate.Thumbprint(certificate).Chunk(2).Select(b => new string(b)));
        using var client = server.CreateClient(o => o.ServerCertificateSha256 = lowerCase ? text.ToLowerInvariant() : text);
        Assert.That((await client.GetWidgetAsync("1")).Name, Is.EqualTo("x"));
    }

    [Test]
    public async Task Any_other_certificate_than_the_pinned_one_is_refused()
    {
        using var certificate = TestCertificate.For("127.0.0.1");
        using var pinned = TestCertificate.For("127.0.0.1");
        await using var server = await ServeAsync(certificate);
        using var client = server.CreateClient(o => o.ServerCertificateSha256 = TestCertificate.Thumbprint(pinned));

        Assert.That(
            Assert.ThrowsAsync<ApiConnectionException>(() => client.GetWidgetAsync("1"))!.Reason, Is.EqualTo(ConnectionFailure.Tls));
        Assert.That(server.Requests, Is.Empty);
    }

    [TestCase("")]
    [TestCase("abc")]
    [TestCase("zz00000000000000000000000000000000000000000000000000000000000000")]
    [TestCase("0000000000000000000000000000000000000000", Description = "SHA-1")]
    public void What_is_no_thumbprint_is_refused_by_name(string text)
        => Assert.That(
            () => TestClient.For(new("https://service.test"), o => o.ServerCertificateSha256 = text),
            Throws.ArgumentException.With.Message.Contains("ServerCertificateSha256"));

    private static Task<LoopbackServer> ServeAsync(X509Certificate2 certificate)
        => LoopbackServer.StartAsync(context => LoopbackServer.AnswerAsync(context, 200, """{"name":"x"}"""), certificate);
}
