using System.Net;
using System.Net.Sockets;
using System.Text;
using NUnit.Framework;

namespace CloudMgmt.ContractDiff.Tests.CommandLine;

/// <summary>References to files on a server of this machine.</summary>
internal sealed class RemoteTests
{
    private Workspace _workspace = null!;
    private HttpListener _server = null!;
    private string _address = null!;
    private Task _serving = null!;

    [SetUp]
    public void SetUp()
    {
        _workspace = new();
        (_server, _address) = Listen();
        _serving = Serve();
    }

    [TearDown]
    public async Task TearDown()
    {
        _server.Close();
        await _serving;
        _workspace.Dispose();
    }

    [Test]
    public void Follows_them_if_allowed()
    {
        var result = Workspace.Run(Document("old", "old.yaml"), Document("new", "new.yaml"), "--allow-remote-refs");
        Assert.That(result.ExitCode, Is.EqualTo(1), result.Errors);
        Assert.That(result.Output, Does.Contain("response-type-changed"));
    }

    [Test]
    public void Refuses_them_otherwise()
    {
        var result = Workspace.Run(Document("old", "old.yaml"), Document("new", "new.yaml"));
        Assert.That(result.ExitCode, Is.EqualTo(3));
        Assert.That(result.Errors, Does.Contain("--allow-remote-refs"));
    }

    [Test]
    public void Names_an_address_that_holds_nothing()
    {
        var result = Workspace.Run(Document("old", "old.yaml"), Document("new", "missing.yaml"), "--allow-remote-refs");
        Assert.That(result.ExitCode, Is.EqualTo(3));
        Assert.That(result.Errors, Does.Contain($"there is no file {_address}missing.yaml, which the reference '{_address}missing.yaml' names."));
    }

    [Test]
    public void Names_an_address_that_fails()
    {
        var result = Workspace.Run(Document("old", "old.yaml"), Document("new", "broken.yaml"), "--allow-remote-refs");
        Assert.That(result.ExitCode, Is.EqualTo(3));
        Assert.That(
            result.Errors, Does.StartWith($"contract-diff: {_address}broken.yaml: the address cannot be read: ").And.Contains("500"));
    }

    private static (HttpListener Server, string Address) Listen()
    {
        // It cannot take any free port by itself, and one that was free a moment ago may be somebody's by now.
        while (true)
        {
            var address = $"http://127.0.0.1:{FreePort()}/";
            var server = new HttpListener { Prefixes = { address } };
            try
            {
                server.Start();
                return (server, address);
            }
            catch (HttpListenerException)
            {
                server.Close();
            }
        }
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private async Task Serve()
    {
        try
        {
            while (true)
                Answer(await _server.GetContextAsync());
        }
        catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private static void Answer(HttpListenerContext context)
    {
        var (status, content) = context.Request.Url!.AbsolutePath switch
        {
            "/old.yaml" => (200, "A: { type: string }"),
            "/new.yaml" => (200, "A: { type: integer }"),
            "/broken.yaml" => (500, ""),
            _ => (404, ""),
        };
        context.Response.StatusCode = status;
        context.Response.Close(Encoding.UTF8.GetBytes(content), willBlock: false);
    }

    private string Document(string name, string file) => _workspace.Write($"{name}.yaml", Workspace.Referring($"{_address}{file}#/A"));
}
