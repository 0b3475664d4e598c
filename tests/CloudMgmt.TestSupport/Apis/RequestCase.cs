using CloudMgmt.Core;

namespace CloudMgmt.TestSupport.Apis;

/// <summary>A call through a typed client and the request that it must become. The expected texts are typed from the reference.</summary>
/// <param name="Name">The method, and after a space what is special.</param>
/// <param name="Line">Method, path and query.</param>
public abstract record RequestCase(string Name, string Line)
{
    /// <summary>How the name of the case ends that sets every parameter, and a header of its own.</summary>
    public const string Everything = " with all parameters";

    /// <summary>The method of the client, without <c>Async</c>.</summary>
    public string Method => Name.Split(' ')[0];

    /// <summary>The operation of the document; it has another name where a hand-written method calls it in its own way.</summary>
    public string OperationId { get => field ?? Method; init; }

    /// <summary>The expected headers besides those that every request has.</summary>
    public Dictionary<string, string> Headers { get; init; } = [];

    /// <summary>The exact text of the body, which may be broken into lines here; null if there is none.</summary>
    public string? Body { get; init => field = value?.ReplaceLineEndings(""); }

    public abstract Task CallAsync(ApiClient client);

    public sealed override string ToString() => Name;
}

/// <summary>A request case of a client.</summary>
/// <param name="Name">The method, and after a space what is special.</param>
/// <param name="Call">The call.</param>
/// <param name="Line">Method, path and query.</param>
/// <typeparam name="TClient">The client.</typeparam>
public sealed record RequestCase<TClient>(string Name, Func<TClient, Task> Call, string Line) : RequestCase(Name, Line)
    where TClient : class
{
    public override Task CallAsync(ApiClient client) => Call((TClient)(object)client);
}
