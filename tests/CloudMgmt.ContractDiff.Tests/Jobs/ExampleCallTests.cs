using CloudMgmt.Build;
using CloudMgmt.ClientModel;
using CloudMgmt.ContractDiff.Tests.CommandLine;
using CloudMgmt.OpenApi;
using NUnit.Framework;

namespace CloudMgmt.ContractDiff.Tests.Jobs;

/// <summary>The calls that the documentation site shows, where our own documents have nothing of the kind.</summary>
internal sealed class ExampleCallTests
{
    [TestCase("""{"$ref":"#/components/schemas/Box"},{"type":"string"}""", "new Box { Sides = 1 }")]
    [TestCase("""{"type":"string"},{"$ref":"#/components/schemas/Box"}""", "\"\"")]
    [TestCase("""{"type":"string","format":"byte"},{"type":"integer"}""", "new byte[] { 1, 2, 3 }")]
    [TestCase("""{"type":"array","items":{"type":"string"}},{"type":"integer"}""", "SendRequest.FromStringList([\"\"])")]
    public void A_union_is_made_of_a_value_that_says_its_type(string alternatives, string value)
    {
        using var workspace = new Workspace();
        workspace.Write("union.json", $$$$"""
            {"openapi":"3.0.3","info":{"title":"t","version":"1"},"paths":{"/":{"put":{"operationId":"send","requestBody":
            {"required":true,"content":{"application/json":{"schema":{"oneOf":[{{{{alternatives}}}}]} } } } } } },
            "components":{"schemas":{"Box":{"type":"object","required":["sides"],"properties":{"sides":{"type":"integer"} } } } } }
            """);

        var client = new Client(new DocumentLoader(new DiskSource()).Load(workspace.PathOf("union.json")));

        Assert.That(ExampleCall.Of(client.Operations.Single()), Is.EqualTo($"await client.SendAsync({value});"));
    }
}
