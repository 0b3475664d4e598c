using System.Text.Json.Nodes;
using CloudMgmt.Emulator.Specs;

namespace CloudMgmt.Emulator.Pipeline;

/// <summary>Answers the requests to one service: routing, authentication, validation, handler, validation of the answer.</summary>
internal sealed class ServiceHost
{
    private readonly ServiceModel _model;
    private readonly EmulatorOptions _options;
    private readonly Lazy<Router> _router;
    private readonly SchemaValidator _schemas;
    private readonly ResponseValidator _responses;

    public ServiceHost(ServiceModel model, EmulatorOptions options)
    {
        _model = model;
        _options = options;
        _router = new(() => new Router(model.Spec));
        _schemas = new SchemaValidator(MessageDirection.Request, options.RefuseUnknownProperties, model.Undocumented, model.ChecksAnswers);
        _responses = new ResponseValidator(options.RefuseUnknownProperties, model.Undocumented);
    }

    public EmulatedService Service => _model.Service;

    public bool Owns(string path) => BaseOf(path) is not null || _model.ExtraRoutes.Any(extra => extra.Path == path);

    public ExtraRoute? FindExtra(string method, string path)
        => _model.ExtraRoutes.FirstOrDefault(extra => extra.Method == method && extra.Path == path);

    public Route FindRoute(string method, string path)
        => BaseOf(path) is { } basePath ? _router.Value.Find(method, path[basePath.Length..]) : new Route(null, null, []);

    /// <summary>Notes what is wrong with a request that a fault keeps from being handled.</summary>
    public void Validate(RecordedRequest request)
    {
        var route = FindRoute(request.Method, request.Path);
        if (route.Operation is { } operation)
            Read(request, operation, route.PathValues!);
    }

    public Reply Answer(RecordedRequest request)
    {
        lock (_model.Gate)
        {
            return FindExtra(request.Method, request.Path) is { } extra
                ? Guard(() => extra.Handler(new Call(request, new ParameterValues(), body: null)))
                : AnswerOperation(request, FindRoute(request.Method, request.Path));
        }
    }

    private Reply AnswerOperation(RecordedRequest request, Route route)
    {
        if (route.Operation is not { } operation)
            return Refuse(Unrouted(request, route.Methods));
        // Said in place of an answer, so that one operation of a document that goes ahead stops no other.
        if (!_model.Handlers.ContainsKey(operation.Id))
            return Refuse(new RefusalException(501, _model.NoHandler(operation.Id)));
        var reply = Guard(() => Handle(request, operation, route.PathValues!));
        if (!_model.ChecksAnswers)
            return reply;
        var faults = _responses.Validate(operation, reply);
        if (faults.Count > 0)
            return OwnFault(request, faults);
        return _options.AddUnknownFields ? UnknownFields.AddTo(reply, operation) : reply;
    }

    private Reply Handle(RecordedRequest request, SpecOperation operation, IReadOnlyDictionary<string, string> path)
    {
        var (parameters, body, violations) = Read(request, operation, path);

        // A real service looks at the credentials first; the journal has the violations either way.
        var caller = operation.AllowsAnonymous ? null : _model.Authenticate(request);
        var reasons = violations.Where(violation => !violation.IsIgnored).ToArray();
        if (reasons.Length > 0)
            throw RefusalException.ForViolations(_model.StatusOf(reasons), reasons);
        return _model.Handlers[operation.Id](new Call(request, parameters, body) { Caller = caller });
    }

    private (ParameterValues Parameters, JsonNode? Body, IReadOnlyList<Violation> Violations) Read(
        RecordedRequest request, SpecOperation operation, IReadOnlyDictionary<string, string> path)
    {
        var violations = new List<Violation>();
        var parameters = new ParameterBinder(_schemas, violations, MayRefuse).Bind(operation, path, request);
        var body = new BodyReader(_schemas, violations, _options.RefuseReadOnlyProperties.Contains(Service)).Read(operation, request);
        request.ValidationErrors = [.. violations.Select(violation => violation.ToString())];
        return (parameters, body, violations);
    }

    private bool MayRefuse(string operationId, string parameter)
        => _options.RefuseUnknownProperties && !_model.Takes(operationId, parameter);

    private Reply Guard(Func<Reply> answer)
    {
        try
        {
            return answer();
        }
        catch (RefusalException refusal)
        {
            return Refuse(refusal);
        }
        catch (Exception bug)
        {
            // There is no log to look into, so the answer has to say what went wrong.
            return Refuse(new RefusalException(500, $"The emulator failed: {bug.GetType().Name}: {bug.Message}"));
        }
    }

    private Reply Refuse(RefusalException refusal)
        => Reply.WithJson(refusal.StatusCode, _model.Describe(refusal)) with { Headers = refusal.Headers };

    private static RefusalException Unrouted(RecordedRequest request, IReadOnlyList<string> methods) => methods.Count == 0
        ? new(404, $"the specification has no path {request.Path}")
        : new(405, $"{request.Path} takes {string.Join(", ", methods)}, not {request.Method}")
        {
            Headers = [new("Allow", string.Join(", ", methods))],
        };

    private Reply OwnFault(RecordedRequest request, IReadOnlyList<string> faults)
    {
        request.ValidationErrors = [.. request.ValidationErrors, .. faults];
        return Refuse(new RefusalException(500, $"The emulator's own answer breaks the specification: {string.Join("; ", faults)}"));
    }

    private string? BaseOf(string path)
        => _model.BasePaths.FirstOrDefault(basePath => path.StartsWith(basePath + "/", StringComparison.Ordinal));
}
