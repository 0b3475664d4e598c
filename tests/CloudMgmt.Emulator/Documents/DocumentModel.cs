using System.Text.Json.Nodes;
using CloudMgmt.Emulator.Pipeline;
using CloudMgmt.Emulator.Specs;

namespace CloudMgmt.Emulator.Documents;

/// <summary>
/// A service that is answered from its document alone, whatever it is about: the engine for APIs that nobody has written a state for.
/// </summary>
internal sealed class DocumentModel : ServiceModel
{
    private readonly Lazy<SpecDocument> _spec;
    private readonly Lazy<IReadOnlyDictionary<string, Handler>> _handlers;

    /// <param name="name">The name of the API.</param>
    /// <param name="spec">Reads the document.</param>
    public DocumentModel(string name, Func<SpecDocument> spec)
    {
        (Name, _spec) = (name, new(spec));
        BasePath = "/" + name;
        BasePaths = [BasePath];
        // A large document is read when somebody asks for it, and not by each server.
        _handlers = new(() => Spec.Operations.ToDictionary(operation => operation.Id, Answers(Spec)));
    }

    public string Name { get; }

    public string BasePath { get; }

    public override EmulatedService Service => EmulatedService.Document;

    public override SpecDocument Spec => _spec.Value;

    public override IReadOnlyList<string> BasePaths { get; }

    public override IReadOnlyDictionary<string, Handler> Handlers => _handlers.Value;

    public override bool ChecksAnswers => false;

    /// <summary>The foreign APIs of build/apis.json.</summary>
    public static IReadOnlyList<DocumentModel> All()
    {
        using var file = typeof(DocumentModel).Assembly.GetManifestResourceStream("apis.json")!;
        return
        [
            .. from api in JsonNode.Parse(file)!.AsArray().OfType<JsonObject>()
               where api.Flag("foreign")
               let spec = api.Text("spec")!
               select new DocumentModel(api.Text("name")!, () => SpecDocument.Load(spec)),
        ];
    }

    public override int StatusOf(IReadOnlyList<Violation> violations) => 400;

    /// <summary>What a credential must be is for a state to know.</summary>
    public override string Authenticate(RecordedRequest request) => "anybody";

    public override JsonObject Describe(RefusalException refusal) => new() { ["message"] = refusal.Message };

    private static Func<SpecOperation, Handler> Answers(SpecDocument spec)
    {
        var answers = new DocumentAnswers(spec);
        return operation => _ => answers.Of(operation);
    }
}
