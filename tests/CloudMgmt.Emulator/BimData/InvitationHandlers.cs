using System.Text.Json.Nodes;
using CloudMgmt.Emulator.Pipeline;
using CloudMgmt.Emulator.Specs;

namespace CloudMgmt.Emulator.BimData;

internal sealed class InvitationHandlers(BimDataState state)
{
    public Reply GetCloudInvitations(Call call)
        => Reply.WithJson(200, state.FindCloud(call).Invitations.Select(state.Form.Invitation).ToJsonArray());

    public Reply InviteCloudUser(Call call)
    {
        var cloud = state.FindCloud(call);
        var email = call.BodyObject.Text("email")!;
        if (cloud.Members.Keys.Any(user => IsSame(user.Email, email)))
            throw RefusalException.ForViolations(400, [new Violation("already_exists", "user", "is already in the cloud")]);
        return Reply.WithJson(201, state.Form.Invitation(FindOpen(cloud, email) ?? Add(cloud, email, call.BodyObject)));
    }

    public Reply CancelInvitation(Call call)
    {
        var cloud = state.FindCloud(call);
        var invitation = cloud.Invitations.Find(candidate => BimDataState.IsId(call.Path("id"), candidate.Id))
            ?? throw BimDataState.NotFound();
        cloud.Invitations.Remove(invitation);
        return new Reply(204);
    }

    private static InvitationEntity? FindOpen(CloudEntity cloud, string email)
        => cloud.Invitations.Find(invitation => IsSame(invitation.Email, email));

    private InvitationEntity Add(CloudEntity cloud, string email, JsonObject body)
    {
        var role = state.Form.Role(body.Whole("role"));
        var invitation = new InvitationEntity(state.Ids.NextNumber(), email, body.Text("redirect_uri")!, role);
        cloud.Invitations.Add(invitation);
        return invitation;
    }

    private static bool IsSame(string email, string other) => email.Equals(other, StringComparison.OrdinalIgnoreCase);
}
