using CloudMgmt.Emulator.Pipeline;
using CloudMgmt.Emulator.Specs;

namespace CloudMgmt.Emulator.Tests;

/// <summary>The emulator checks its own answers, so a handler that breaks the specification is found out.</summary>
internal sealed class ResponseValidationTests
{
    private static readonly SpecDocument Spec = SpecDocument.Parse("""
        openapi: 3.0.3
        security: []
        paths:
          /thing:
            get:
              operationId: GetThing
              responses:
                '200':
                  content:
                    application/json:
                      schema:
                        type: object
                        required: [id]
                        properties:
                          id: { type: integer }
                          secret: { type: string, writeOnly: true }
                '204':
                  description: Nothing.
        """);

    private static readonly object[] Wrong =
    [
        new object[] { new Reply(404), "status 404 is not documented for GetThing" },
        new object[] { new Reply(200), "status 200 of GetThing has a body in the specification" },
        new object[]
        {
            Reply.WithJson(204, new JsonObject()), "status 204 of GetThing has no body of type application/json in the specification",
        },
        new object[] { Reply.WithText(200, "text/csv", ""), "status 200 of GetThing has no body of type text/csv in the specification" },
        new object[] { Reply.WithJson(200, new JsonObject()), "response body /id is required" },
        new object[] { Reply.WithJson(200, new JsonObject { ["id"] = "1" }), "response body /id must be of type integer" },
        new object[]
        {
            Reply.WithJson(200, new JsonObject { ["id"] = 1, ["more"] = 1 }), "response body /more is not known to the specification",
        },
        new object[]
        {
            Reply.WithJson(200, new JsonObject { ["id"] = 1, ["secret"] = "s" }),
            "response body /secret is write-only and must not be returned",
        },
    ];

    [TestCaseSource(nameof(Wrong))]
    public void A_wrong_answer_becomes_500_with_an_explanation(object reply, string fault)
    {
        var host = new ServiceHost(new ThingModel((Reply)reply), new EmulatorOptions());
        var request = GetThing();

        var answer = host.Answer(request);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.StatusCode, Is.EqualTo(500));
            Assert.That((string?)answer.Json!["detail"], Is.EqualTo($"The emulator's own answer breaks the specification: {fault}"));
            Assert.That(request.ValidationErrors, Is.EqualTo([fault]));
        }
    }

    [Test]
    public void A_right_answer_goes_through()
    {
        var host = new ServiceHost(new ThingModel(Reply.WithJson(200, new JsonObject { ["id"] = 1 })), new EmulatorOptions());

        Assert.That(host.Answer(GetThing()).StatusCode, Is.EqualTo(200));
    }

    private static RecordedRequest GetThing() => new()
    {
        Method = "GET",
        Path = "/thing",
        QueryString = "",
        Headers = new Dictionary<string, string>(),
        Body = "",
    };

    private sealed class ThingModel(Reply reply) : ServiceModel
    {
        public override EmulatedService Service => EmulatedService.BimData;

        public override SpecDocument Spec => ResponseValidationTests.Spec;

        public override IReadOnlyList<string> BasePaths { get; } = [""];

        public override IReadOnlyDictionary<string, Handler> Handlers { get; }
            = new Dictionary<string, Handler> { ["GetThing"] = _ => reply };

        public override int StatusOf(IReadOnlyList<Violation> violations) => 400;

        public override string Authenticate(RecordedRequest request) => "";

        public override JsonObject Describe(RefusalException refusal) => new() { ["detail"] = refusal.Message };
    }
}
