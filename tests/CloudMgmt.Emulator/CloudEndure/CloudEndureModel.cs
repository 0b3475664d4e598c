using System.Text.Json.Nodes;
using CloudMgmt.Emulator.Pipeline;
using CloudMgmt.Emulator.Specs;

namespace CloudMgmt.Emulator.CloudEndure;

internal sealed class CloudEndureModel : ServiceModel
{
    private readonly LoginHandlers _login;

    public CloudEndureModel(EmulatorOptions options)
    {
        State = new CloudEndureState(options.TimeProvider);
        Seed = new CloudEndureSeed(State);
        _login = new LoginHandlers(State, Seed, options);
        Handlers = RegisterHandlers();
        ExtraRoutes =
        [
            .. CloudEndurePaths.Bases.Select(path => new ExtraRoute("Login", "POST", path + "/login", _login.Login)),
            .. CloudEndurePaths.Bases.Select(path => new ExtraRoute("Logout", "POST", path + "/logout", _login.Logout)),
        ];
    }

    public CloudEndureState State { get; }

    public CloudEndureSeed Seed { get; }

    public override EmulatedService Service => EmulatedService.CloudEndure;

    public override SpecDocument Spec => SpecDocument.Load("cloudendure.yaml");

    public override IReadOnlyList<string> BasePaths => CloudEndurePaths.Bases;

    public override IReadOnlyDictionary<string, Handler> Handlers { get; }

    public override IReadOnlyList<ExtraRoute> ExtraRoutes { get; }

    public override int StatusOf(IReadOnlyList<Violation> violations) => 422;

    public override string Authenticate(RecordedRequest request) => _login.Authenticate(request);

    public override JsonObject Describe(RefusalException refusal) => new()
    {
        ["message"] = refusal.Message,
        ["code"] = refusal.Code ?? CodeOf(refusal.StatusCode),
    };

    /// <summary>Whether the next login is answered with 307.</summary>
    public bool RedirectNext { set => _login.RedirectNext = value; }

    private Dictionary<string, Handler> RegisterHandlers()
    {
        var accounts = new AccountHandlers(State);
        var projects = new ProjectHandlers(State);
        var users = new UserHandlers(State);
        return new()
        {
            ["RequestAccountAccess"] = accounts.RequestAccess,
            ["GetExtendedAccountInfo"] = accounts.GetExtendedInfo,
            ["AssignProjectUsers"] = projects.AssignUsers,
            ["RemoveProjectUsers"] = projects.RemoveUsers,
            ["GetProjectStorage"] = projects.GetStorage,
            ["ForceMachineRescan"] = projects.ForceRescan,
            ["GetProjectAuditLog"] = new AuditLogHandlers(State).GetProjectAuditLog,
            ["CreateUser"] = users.CreateUser,
            ["AssignUserRoles"] = users.AssignRoles,
            ["RevokeUserRoles"] = users.RevokeRoles,
            ["ReplaceApiToken"] = users.ReplaceApiToken,
            ["SetPassword"] = users.SetPassword,
        };
    }

    private static string CodeOf(int statusCode) => statusCode switch
    {
        400 => "BAD_REQUEST",
        401 => "UNAUTHENTICATED",
        402 => "NO_ACTIVE_LICENSE",
        403 => "FORBIDDEN",
        404 => "NOT_FOUND",
        405 => "METHOD_NOT_ALLOWED",
        422 => "INVALID_INPUT",
        429 => "TOO_MANY_REQUESTS",
        _ => "INTERNAL_ERROR",
    };
}
