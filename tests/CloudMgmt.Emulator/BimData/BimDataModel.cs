using System.Text.Json.Nodes;
using CloudMgmt.Emulator.Pipeline;
using CloudMgmt.Emulator.Specs;

namespace CloudMgmt.Emulator.BimData;

internal sealed class BimDataModel : ServiceModel
{
    public const string BasePath = "/bimdata";
    public const string TokenPath = "/bimdata-iam/token";

    public BimDataModel(EmulatorOptions options)
    {
        State = new BimDataState(options.TimeProvider, new BimDataForm(options.BimDataOf2019));
        Seed = new BimDataSeed(State);
        Tokens = new TokenHandlers(State, Seed);
        ExtraRoutes = [new ExtraRoute("Token", "POST", TokenPath, Tokens.Token)];
        Handlers = RegisterHandlers();
    }

    public BimDataState State { get; }

    public BimDataSeed Seed { get; }

    public TokenHandlers Tokens { get; }

    public override EmulatedService Service => EmulatedService.BimData;

    public override SpecDocument Spec => SpecDocument.Load("bimdata.yaml");

    public override IReadOnlyList<string> BasePaths { get; } = [BasePath];

    public override IReadOnlyDictionary<string, Handler> Handlers { get; }

    public override IReadOnlyList<ExtraRoute> ExtraRoutes { get; }

    public override IReadOnlySet<string> Undocumented => State.Form.Undocumented;

    public override bool Takes(string operationId, string parameter) => State.Form.Takes(operationId, parameter);

    /// <summary>An id that is no number fits no path of the service, so it is not found.</summary>
    public override int StatusOf(IReadOnlyList<Violation> violations)
        => violations.Any(violation => violation.Place == ParameterPlace.Path) ? 404 : 400;

    public override string Authenticate(RecordedRequest request) => Tokens.Authenticate(request);

    /// <summary>A rejected body names each wrong property, as Django REST framework does; other errors have one text.</summary>
    public override JsonObject Describe(RefusalException refusal)
        => refusal.Violations.Count > 0 && refusal.Violations.All(violation => violation.IsOfBodyProperty)
            ? DescribeProperties(refusal.Violations)
            : new JsonObject { ["detail"] = refusal.Message };

    private static JsonObject DescribeProperties(IReadOnlyList<Violation> violations) => new(violations
        .GroupBy(violation => violation.Field)
        .Select(field => KeyValuePair.Create(field.Key, (JsonNode?)field.Select(Describe).ToJsonArray())));

    /// <summary>The vendor's guide shows this text; for all else the framework has texts of its own, which nobody has shown.</summary>
    private static string Describe(Violation violation)
        => violation is { Problem: "is required" } && violation.Subject == $"body /{violation.Field}"
            ? "This field is required."
            : violation.ToString();

    private Dictionary<string, Handler> RegisterHandlers()
    {
        var clouds = new CloudHandlers(State);
        var members = new MemberHandlers(State);
        var invitations = new InvitationHandlers(State);
        var processors = new ProcessorHandlers(State);
        return new()
        {
            ["GetClouds"] = clouds.GetClouds,
            ["GetCloud"] = clouds.GetCloud,
            ["CreateCloud"] = clouds.CreateCloud,
            ["ReplaceCloud"] = clouds.ChangeCloud,
            ["UpdateCloud"] = clouds.ChangeCloud,
            ["DeleteCloud"] = clouds.DeleteCloud,
            ["GetCloudSize"] = clouds.GetCloudSize,
            ["CreateDemoProject"] = clouds.CreateDemoProject,
            ["GetCloudUsers"] = members.GetCloudUsers,
            ["GetCloudUser"] = members.GetCloudUser,
            ["ReplaceCloudUser"] = members.ChangeCloudUser,
            ["UpdateCloudUser"] = members.ChangeCloudUser,
            ["DeleteCloudUser"] = members.DeleteCloudUser,
            ["GetCloudInvitations"] = invitations.GetCloudInvitations,
            ["InviteCloudUser"] = invitations.InviteCloudUser,
            ["CancelCloudUserInvitation"] = invitations.CancelInvitation,
            ["GetCloudProcessors"] = processors.GetProcessors,
            ["GetCloudProcessor"] = processors.GetProcessor,
            ["CreateCloudProcessor"] = processors.CreateProcessor,
            ["ReplaceCloudProcessor"] = processors.ReplaceProcessor,
            ["UpdateCloudProcessor"] = processors.UpdateProcessor,
            ["DeleteCloudProcessor"] = processors.DeleteProcessor,
        };
    }
}
