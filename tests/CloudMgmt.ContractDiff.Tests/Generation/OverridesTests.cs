using System.Net;
using System.Reflection;
using CloudMgmt.CodeGeneration;
using CloudMgmt.ContractDiff.Tests.Mutations;
using CloudMgmt.ContractDiff.Tests.Mutations.Measuring;
using NUnit.Framework;

namespace CloudMgmt.ContractDiff.Tests.Generation;

/// <summary>What is written by hand beside a client follows its document without an edit, or no longer compiles.</summary>
internal sealed class OverridesTests
{
    [Test]
    public async Task A_parameter_that_the_document_adds_reaches_the_call_for_another_media_type()
    {
        var builder = Builder("cloudendure");
        var spec = builder.Spec();
        spec.Find("paths", "/projects/{projectId}/auditLog", "get").AddParameter("machineId", """{"type":"string"}""");
        var package = Assembly.Load(Compiler.Emit(builder.Build(PackageBuilder.Text(spec), withOverrides: true)));
        using var service = new Service();
        dynamic options = New(package, "GetProjectAuditLogOptions");
        options.MachineId = "m-1";
        dynamic settings = New(package, "CloudEndureClientOptions");
        settings.HttpMessageHandler = service;
        dynamic client = New(package, "CloudEndureClient", settings);

        using (Stream csv = await client.DownloadProjectAuditLogCsvAsync("p-1", options, CancellationToken.None))
            Assert.That(await new StreamReader(csv).ReadToEndAsync(), Is.EqualTo("a,b"));

        Assert.That(service.Sent!.RequestUri!.PathAndQuery, Does.EndWith("/projects/p-1/auditLog?format=csv&machineId=m-1"));
        Assert.That(service.Sent.Headers.Accept.ToString(), Is.EqualTo("text/csv"));
    }

    [Test]
    public void A_parameter_that_the_document_renames_is_missed_by_the_compiler()
    {
        var builder = Builder("helios");
        var spec = builder.Spec();
        spec.Find("components", "parameters", "AccessClusterId")["name"] = "clusterId";

        Assert.That(Compiler.TryEmit(builder.Build(PackageBuilder.Text(spec), withOverrides: true), out var problem), Is.Null);
        Assert.That(problem, Does.Contain("AccessClusterIdHeader"));
    }

    private static PackageBuilder Builder(string api) => new(new Repository(RepositoryFolder.Path).Apis.Single(entry => entry.Name == api));

    private static object New(Assembly package, string type, params object[] arguments)
        => Activator.CreateInstance(package.GetExportedTypes().Single(exported => exported.Name == type), arguments)!;

    private sealed class Service : HttpMessageHandler
    {
        public HttpRequestMessage? Sent { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Sent = request;
            return Task.FromResult(
                new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("a,b", mediaType: new("text/csv")) });
        }
    }
}
