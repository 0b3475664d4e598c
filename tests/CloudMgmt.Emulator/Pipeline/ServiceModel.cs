using System.Text.Json.Nodes;
using CloudMgmt.Emulator.Specs;

namespace CloudMgmt.Emulator.Pipeline;

/// <summary>What sets one service apart from the others: its paths, operations, credentials and errors.</summary>
internal abstract class ServiceModel
{
    /// <summary>Guards the state: one request at a time per service keeps it consistent.</summary>
    public object Gate { get; } = new();

    public abstract EmulatedService Service { get; }

    public abstract SpecDocument Spec { get; }

    public abstract IReadOnlyList<string> BasePaths { get; }

    /// <summary>The handlers by operationId.</summary>
    public abstract IReadOnlyDictionary<string, Handler> Handlers { get; }

    /// <summary>Properties of answers that the service sends beyond its specification.</summary>
    public virtual IReadOnlySet<string> Undocumented { get; } = new HashSet<string>();

    /// <summary>Whether answers are held against the specification; not where they are made of it.</summary>
    public virtual bool ChecksAnswers => true;

    /// <summary>Whether an operation takes a query parameter that the specification leaves out.</summary>
    public virtual bool Takes(string operationId, string parameter) => false;

    /// <summary>What is to be done about an operation that nothing answers.</summary>
    public string NoHandler(string operationId)
        => $"The emulator has no handler for {operationId}: write one in tests/CloudMgmt.Emulator/{Service}, and list it in {GetType().Name}.cs there.";

    /// <summary>Routes that the specification does not describe, such as a login.</summary>
    public virtual IReadOnlyList<ExtraRoute> ExtraRoutes => [];

    /// <summary>The status for a request that breaks the specification.</summary>
    public abstract int StatusOf(IReadOnlyList<Violation> violations);

    /// <summary>Says who calls, or refuses.</summary>
    public abstract string Authenticate(RecordedRequest request);

    /// <summary>Puts an error into the shape of the service.</summary>
    public abstract JsonObject Describe(RefusalException refusal);
}

/// <param name="OperationId">The name in the journal and for faults.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The whole path, base included.</param>
/// <param name="Handler">What answers.</param>
internal sealed record ExtraRoute(string OperationId, string Method, string Path, Handler Handler);
