using System.Text.Json.Nodes;
using CloudMgmt.Emulator.Pipeline;
using CloudMgmt.Emulator.Specs;

namespace CloudMgmt.Emulator.Helios;

internal sealed class HeliosModel : ServiceModel
{
    public const string BasePath = "/helios/v2";

    private readonly SessionHandlers _sessions;

    public HeliosModel(EmulatorOptions options)
    {
        State = new HeliosState(options.TimeProvider);
        Seed = new HeliosSeed(State);
        _sessions = new SessionHandlers(State);
        Handlers = RegisterHandlers();
    }

    public HeliosState State { get; }

    public HeliosSeed Seed { get; }

    public override EmulatedService Service => EmulatedService.Helios;

    public override SpecDocument Spec => SpecDocument.Load("helios.yaml");

    public override IReadOnlyList<string> BasePaths { get; } = [BasePath];

    public override IReadOnlyDictionary<string, Handler> Handlers { get; }

    public override int StatusOf(IReadOnlyList<Violation> violations) => 400;

    public override string Authenticate(RecordedRequest request) => _sessions.Authenticate(request);

    public override JsonObject Describe(RefusalException refusal) => new()
    {
        ["errorCode"] = refusal.Code ?? CodeOf(refusal.StatusCode),
        ["message"] = refusal.Message,
        ["taskLogId"] = null,
    };

    private Dictionary<string, Handler> RegisterHandlers()
    {
        var users = new UserHandlers(State);
        var groups = new GroupHandlers(State);
        var keys = new ApiKeyHandlers(State);
        var principals = new PrincipalHandlers(State);
        return new()
        {
            ["GetUsers"] = users.GetUsers,
            ["GetUser"] = users.GetUser,
            ["CreateUsers"] = users.CreateUsers,
            ["UpdateUser"] = users.UpdateUser,
            ["DeleteUser"] = users.DeleteUser,
            ["DeleteUsers"] = users.DeleteUsers,
            ["RegenerateS3Key"] = users.RegenerateS3Key,
            ["GetGroups"] = groups.GetGroups,
            ["GetGroup"] = groups.GetGroup,
            ["CreateGroup"] = groups.CreateGroups,
            ["UpdateGroup"] = groups.UpdateGroup,
            ["DeleteGroup"] = groups.DeleteGroup,
            ["DeleteGroups"] = groups.DeleteGroups,
            ["GetAllApiKeys"] = keys.GetAllApiKeys,
            ["GetUserApiKeys"] = keys.GetUserApiKeys,
            ["GetUserApiKey"] = keys.GetUserApiKey,
            ["CreateUserApiKey"] = keys.CreateUserApiKey,
            ["UpdateUserApiKey"] = keys.UpdateUserApiKey,
            ["RotateUserApiKey"] = keys.RotateUserApiKey,
            ["DeleteUserApiKey"] = keys.DeleteUserApiKey,
            ["CreateSession"] = _sessions.CreateSession,
            ["GetActiveSessionsCount"] = _sessions.CountSessions,
            ["DeleteSession"] = _sessions.DeleteSessions,
            ["GetSecurityPrincipals"] = principals.GetPrincipals,
            ["GetPrincipalSources"] = principals.GetSources,
            ["UpdatePrincipalSources"] = principals.UpdateSources,
            ["GetTenantAccess"] = principals.GetTenantAccess,
        };
    }

    /// <summary>
    /// KValidationError, KStatusUnauthorized and KInvalidError were seen at the real service; the others follow their pattern.
    /// </summary>
    private static string CodeOf(int statusCode) => statusCode switch
    {
        400 => "KValidationError",
        401 => "KStatusUnauthorized",
        404 => "KStatusNotFound",
        405 => "KStatusMethodNotAllowed",
        409 => "KStatusConflict",
        _ => "KInvalidError",
    };
}
