using CloudMgmt.Core;
using CloudMgmt.Emulator;
using Moq;

namespace CloudMgmt.TestSupport.Apis;

/// <summary>
/// What the shared tests have to know of an API and its client. A new API needs this, a table of requests, and a line for each shared
/// fixture.
/// </summary>
public interface IApi
{
    /// <summary>Its name in build/apis.json and tests/operations.csv.</summary>
    static abstract string Name { get; }

    /// <summary>The interface of its client.</summary>
    static abstract Type Client { get; }

    /// <summary>Methods of the client that only overrides add.</summary>
    static virtual IReadOnlyList<string> HandWritten => [];

    /// <summary>The requests of each operation, with all and with the fewest parameters at least.</summary>
    static abstract IReadOnlyList<RequestCase> Requests { get; }

    /// <summary>Operations that need no credential.</summary>
    static virtual IReadOnlyList<string> Anonymous => [];

    /// <summary>Operations that may be repeated though their method does not say so.</summary>
    static abstract IReadOnlyList<string> Repeatable { get; }

    /// <summary>The class of the error that every operation documents.</summary>
    static abstract Type Error { get; }

    /// <summary>Bodies of that error, the fullest first, and what a message shows of each.</summary>
    static abstract IReadOnlyList<(string Body, string Text)> Errors { get; }

    /// <summary>Answers with the text SECRET where something else is due, and what a message says of the place.</summary>
    static abstract IReadOnlyList<(string OperationId, string Body, string Place)> Misplaced { get; }

    /// <summary>The properties of models that must not be shown.</summary>
    static abstract IReadOnlyList<string> SecretProperties { get; }

    /// <summary>The ways to make a credential of one secret.</summary>
    static abstract IReadOnlyList<CredentialCase> Credentials { get; }

    /// <summary>Its ways to log in.</summary>
    static abstract IReadOnlyList<LoginCase> Logins { get; }

    /// <summary>What the names of its environment variables begin with.</summary>
    static abstract string Prefix { get; }

    /// <summary>Environment variables without their prefix, SECRET unless a value is given, and what is wrong with them.</summary>
    static abstract IReadOnlyList<(string Variables, string Message)> WrongVariables { get; }

    /// <summary>The address of the public service.</summary>
    static abstract string PublicUrl { get; }

    /// <summary>Its default options.</summary>
    static abstract ApiClientOptions CreateOptions();

    /// <summary>Options of settings by their names.</summary>
    static abstract ApiClientOptions FromSettings(Func<string, string?> read);

    /// <summary>Options of environment variables.</summary>
    static abstract ApiClientOptions FromEnvironment(Func<string, string?> read);

    /// <summary>A client with these options, which are its own.</summary>
    static abstract ApiClient CreateClient(ApiClientOptions options);

    /// <summary>A client of the most usual secret alone.</summary>
    static abstract ApiClient CreateClient(string secret);

    /// <summary>A mock of the class of the client that calls what is not set up.</summary>
    static abstract Mock CreateMock(params object[] arguments);

    /// <summary>Where the emulator plays it.</summary>
    static abstract string BaseUrl(CloudMgmtEmulator server);

    /// <summary>A credential that the emulator accepts.</summary>
    static abstract Credential CreateCredential(CloudMgmtEmulator server);

    /// <summary>Sets of settings, each enough to call the emulator.</summary>
    static abstract IEnumerable<Dictionary<string, string>> Settings(CloudMgmtEmulator server);

    /// <summary>Whether the operation answers 404 to ids that nobody has.</summary>
    static virtual bool LooksUp(OperationRow row) => row.Path.Contains('{');
}

/// <summary>A way to make a credential of one secret.</summary>
/// <param name="Name">What the secret is.</param>
/// <param name="Create">Makes the credential.</param>
/// <param name="Header">The header in which the secret goes with each call, with SECRET in its place; null where a login takes it.</param>
public sealed record CredentialCase(string Name, Func<string, Credential> Create, string? Header = null)
{
    /// <summary>Makes the credential of a callback, where that is offered.</summary>
    public Func<Func<CancellationToken, ValueTask<string>>, Credential>? FromCallback { get; init; }

    public override string ToString() => Name;
}

/// <summary>A credential that logs in.</summary>
/// <param name="Name">What it logs in with.</param>
/// <param name="Make">Makes it of a secret, or of the right one.</param>
public sealed record LoginCase(string Name, Func<CloudMgmtEmulator, string?, Credential> Make)
{
    /// <summary>How the journal of the emulator calls the login.</summary>
    public required string OperationId { get; init; }

    /// <summary>How the messages about it begin.</summary>
    public required string Title { get; init; }

    /// <summary>The type of its refusals.</summary>
    public required Type Error { get; init; }

    /// <summary>A header that is another one after each login.</summary>
    public required string Header { get; init; }

    /// <summary>Successes that hold no session.</summary>
    public required IReadOnlyList<(int Status, string Body)> Empty { get; init; }

    /// <summary>What their error says.</summary>
    public required string Lacking { get; init; }

    /// <summary>Ends all sessions at the service, if need be by a client that may.</summary>
    public required Func<CloudMgmtEmulator, ApiClient, Task> EndAsync { get; init; }

    public Credential Create(CloudMgmtEmulator server, string? wrongSecret = null) => Make(server, wrongSecret);

    public override string ToString() => Name;
}
