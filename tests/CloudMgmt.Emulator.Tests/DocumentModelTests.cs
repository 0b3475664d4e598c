using CloudMgmt.Emulator.Documents;
using CloudMgmt.Emulator.Pipeline;
using CloudMgmt.Emulator.Specs;

namespace CloudMgmt.Emulator.Tests;

/// <summary>A service that is answered from its document alone.</summary>
internal sealed class DocumentModelTests
{
    private const string Boats = """
        openapi: 3.1.0
        info: { title: Boats, version: '1' }
        security: [ { key: [] } ]
        paths:
          /boats:
            get:
              parameters: [ { name: filter, in: query, style: deepObject, schema: { type: object } } ]
              responses: { '200': { description: ok, content: { 'application/json; charset=utf-8': { schema: { type: array, items: { $ref: '#/components/schemas/Boat' } } } } } }
            post:
              operationId: build
              requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Boat' } } } }
              responses: { 2xx: { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/Boat' }, example: { name: Ann } } } } }
          /boats/{id}.json#plan:
            parameters: [ { name: id, in: path, required: true, schema: { type: integer } } ]
            get: { operationId: build, responses: { '404': { description: gone }, '206': { description: ok, content: { application/pdf: {} } } } }
          /boats/{id}/sails:
            get: { responses: { '200': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/Boat' }, example: { name: 7 } } } } } }
            delete: { responses: { default: { description: gone } } }
            head: { responses: { '200': { description: ok, content: { application/json: {} } } } }
          /boats/near:
            get:
              parameters: [ { name: ids, in: query, explode: false, schema: { $ref: '#/components/schemas/Ids', maxItems: 2 } } ]
              responses: { '200': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/Boat', properties: { miles: { type: integer } } } } } } }
          /old: { get: { responses: { '302': { description: moved } } } }
        components:
          schemas:
            Ids: { type: array, items: { type: integer } }
            Boat: { type: object, required: [ name ], properties: { name: { type: string }, sails: { oneOf: [ { type: integer }, { type: number } ] } } }
        """;

    private readonly ServiceHost _service = new(new DocumentModel("boats", () => SpecDocument.Parse(Boats)), new());

    [TestCase("GET", "/boats?filter[name]=Ann", 200, "application/json", """[{"name":"example","sails":1}]""")]
    [TestCase("GET", "/boats/7.json", 206, "application/pdf; charset=utf-8", "example")]
    [TestCase("GET", "/boats/7/sails", 200, "application/json", """{"name":"example","sails":1}""")]
    [TestCase("GET", "/boats/near?ids=1,2", 200, "application/json", """{"miles":1,"name":"example","sails":1}""")]
    [TestCase("DELETE", "/boats/7/sails", 200, null, "")]
    [TestCase("HEAD", "/boats/7/sails", 200, null, "")]
    [TestCase("GET", "/old", 302, null, "")]
    [TestCase("POST", "/boats", 200, "application/json", """{"name":"Ann"}""", """{"name":"Bob","sails":3}""")]
    public void Answers_as_the_document_describes(
        string method, string path, int status, string? contentType, string body, string sent = "")
    {
        var reply = Answer(method, path, sent);

        Assert.That(
            (reply.StatusCode, reply.ContentType, System.Text.Encoding.UTF8.GetString(reply.Body)),
            Is.EqualTo((status, contentType, body)));
    }

    [TestCase("POST", "/boats", 400, "body is required")]
    [TestCase("POST", "/boats", 400, "body /name is required", "{}")]
    [TestCase("GET", "/boats/seven.json", 400, "path parameter 'id' must be of type integer")]
    [TestCase("GET", "/boats/near?ids=1,x", 400, "query parameter 'ids' /1 must be of type integer")]
    [TestCase("GET", "/boats/near?ids=1,2,3", 400, "query parameter 'ids' must have at most 2 items")]
    [TestCase("PUT", "/boats", 405, "/boats/boats takes GET, POST, not PUT")]
    [TestCase("GET", "/ships", 404, "the specification has no path /boats/ships")]
    public void Refuses_what_the_document_does_not_allow(string method, string path, int status, string message, string sent = "")
    {
        var reply = Answer(method, path, sent);

        Assert.That((reply.StatusCode, (string?)reply.Json!["message"]), Is.EqualTo((status, message)));
    }

    [Test]
    public void Operations_without_a_name_of_their_own_are_called_by_method_and_path()
        => Assert.That(
            SpecDocument.Parse(Boats).Operations.Select(operation => operation.Id),
            Is.EqualTo([
                "GET /boats", "POST /boats", "GET /boats/{id}.json#plan", "GET /boats/{id}/sails", "DELETE /boats/{id}/sails",
                "HEAD /boats/{id}/sails", "GET /boats/near", "GET /old",
            ]));

    [Test]
    public async Task A_service_that_is_none_is_refused_by_name()
    {
        await using var server = await CloudMgmtEmulator.StartAsync();

        Assert.That(
            () => server.Document("ships"),
            Throws.ArgumentException.With.Message.StartsWith("There is no service 'ships' that is answered from its document"));
    }

    private Reply Answer(string method, string target, string body) => _service.Answer(new RecordedRequest
    {
        Method = method,
        Path = "/boats" + target.Split('?')[0],
        Headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["Content-Type"] = "application/json" },
        Body = body,
        QueryString = target.Split('?').ElementAtOrDefault(1) ?? "",
    });
}
