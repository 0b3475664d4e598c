using CloudMgmt.CodeGeneration;
using CloudMgmt.Core;
using NUnit.Framework;

namespace CloudMgmt.Templates.Tests;

/// <summary>Where calls go whose operation, or path, has an address of its own.</summary>
internal sealed class ServerTests
{
    private static readonly CompiledApi Api = Of(
        """
        "servers":[{"url":"https://api.example/v1/"},{"url":"https://eu.example"}],"security":[{"key":[]}],
        """);

    private static readonly CompiledApi Nowhere = Of("");

    [TestCase("PlainAsync", "https://api.example/v1/plain")]
    [TestCase("OwnAsync", "https://files.example/up/own")]
    [TestCase("OfPathAsync", "https://eu.path.example/of-path")]
    [TestCase("RelativeAsync", "https://api.example/v9/relative")]
    [TestCase("BelowAsync", "https://api.example/v1/files/below")]
    [TestCase("BesideAsync", "https://beside.example/beside")]
    public async Task A_call_goes_to_the_address_of_its_operation_or_path(string method, string expected)
        => Assert.That((await Wire.Sending(Api, client => Call(client, method))).Url, Is.EqualTo(expected));

    [Test]
    public async Task All_calls_go_to_an_address_that_the_application_has_set()
    {
        await using var site = await Site.StartAsync();
        await Call(site.Client(Api), "OwnAsync");
        Assert.That(site.Arrival.Line, Is.EqualTo("POST /own"));
    }

    [Test]
    public void A_credential_does_not_go_to_another_machine_in_plain_http()
    {
        var options = (ApiClientOptions)Api.New("StoreOptions");
        options.Credential = (Credential)Api.Type("StoreCredential").GetMethod("FromKey", [typeof(string)])!.Invoke(null, ["secret"])!;
        Assert.That(
            () => Call(Api.New("Store", options), "OpenAsync"),
            Throws.InvalidOperationException.With.Message.Contains("open.example").And.Message.Not.Contains("secret"));
    }

    [Test]
    public async Task A_document_that_names_no_address_of_all_has_that_of_its_first_operation()
    {
        var (plain, own) = (await Sent("PlainAsync"), await Sent("OfPathAsync"));
        Assert.That((plain, own), Is.EqualTo(("https://files.example/up/plain", "https://eu.path.example/of-path")));

        async Task<string> Sent(string method) => (await Wire.Sending(Nowhere, client => Call(client, method))).Url;
    }

    [Test]
    public void The_documentation_says_where_a_call_goes()
    {
        Assert.That(string.Join('\n', Api.Diagnostics.Concat(Nowhere.Diagnostics)), Is.Empty);
        Assert.That(Api.Sources["IStore.g.cs"], Does.Contain("<c>POST /own</c> of <c>https://files.example/up</c>, unless"));
    }

    [TestCase("", "")]
    [TestCase(""" "servers":[{"url":"/v9"}], """, "https://o.example")]
    [TestCase(""" "servers":[{"url":"https://api.example"}], """, "")]
    [TestCase(""" "servers":[{"url":"https://api.example"}], """, "ftp://o.example", "ftp://o.example")]
    public void A_server_that_no_call_goes_to_is_told(string servers, string told, string other = "https://o.example")
    {
        var api = new CompiledApi(
            new Api("untold", "untold.json", "CloudMgmt.Untold", "Untold", Foreign: true),
            new Dictionary<string, string>
            {
                ["untold.json"] = $$$"""
                    {"openapi":"3.0.3","info":{"title":"t","version":"1"},{{{servers}}}
                    "paths":{"/a":{"servers":[{"url":"/v9"}],
                      "get":{"operationId":"a","responses":{"204":{"description":"d"} } },"put":{"operationId":"b"} },
                    "/c":{"get":{"operationId":"c","servers":[{"url":"{{{other}}}"}],"responses":{"204":{"description":"d"} } } } } }
                    """,
            });
        var warnings = api.Prepare().Warnings.Select(warning => warning.ToString()).Where(text => text.Contains("CMG018")).ToList();
        Assert.That(warnings, Has.All.StartsWith("untold.json("));
        Assert.That(string.Join(", ", warnings.Select(text => text.Split('\'')[1])), Is.EqualTo(told));
    }

    private static Task Call(object client, string method)
        => (Task)client.GetType().GetMethod(method)!.Invoke(client, [null, CancellationToken.None])!;

    private static CompiledApi Of(string rest) => new(
        new Api("servers", "servers.json", "CloudMgmt.Store" + (rest.Length == 0 ? "Nowhere" : ""), "Store", Foreign: true),
        new Dictionary<string, string>
        {
            ["servers.json"] = $$$"""
                {"openapi":"3.0.3","info":{"title":"t","version":"1"},{{{rest}}}
                "components":{"securitySchemes":{"key":{"type":"apiKey","in":"header","name":"X-Key"} },
                  "x-paths":{"all":{"get":{"operationId":"all","responses":{"204":{"description":"d"} } } } } },
                "paths":{
                "/plain":{"get":{"operationId":"plain","responses":{"204":{"description":"d"} } } },
                "/own":{"servers":[{"url":"https://no.example"}],
                  "post":{"operationId":"own","servers":[{"url":"https://files.example/up/"}],"responses":{"204":{"description":"d"} } } },
                "/of-path":{"servers":[{"url":"https://{area}.path.example","variables":{"area":{"default":"eu"} } }],
                  "get":{"operationId":"ofPath","responses":{"204":{"description":"d"} } } },
                "/open":{"get":{"operationId":"open","servers":[{"url":"http://open.example"}],"responses":{"204":{"description":"d"} } } },
                "/relative":{"get":{"operationId":"relative","servers":[{"url":"/v9"}],"responses":{"204":{"description":"d"} } } },
                "/below":{"servers":[{"url":"{folder}/","variables":{"folder":{"default":"files"} } }],
                  "get":{"operationId":"below","responses":{"204":{"description":"d"} } } },
                "/beside":{"$ref":"#/components/x-paths/all","servers":[{"url":"https://beside.example"}],
                  "put":{"operationId":"beside","responses":{"204":{"description":"d"} } } }
                } }
                """,
        });
}
