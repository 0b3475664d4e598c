using CloudMgmt.Emulator.Pipeline;
using CloudMgmt.Emulator.Specs;

namespace CloudMgmt.Emulator.BimData;

internal sealed class InvitationHandlers(BimDataState state)
{
    public Reply GetCloudInvitations(Call call)
        => Reply.WithJson(200, state.FindCloud(call).Invitations.Select(invitation => invitation.ToJson()).ToJsonArray());

    public Reply InviteCloudUser(Call call)
    {
        var cloud = state.FindCloud(call);
        var email = call.BodyObject.Text("email")!;
        if (cloud.Members.Keys.Any(user => IsSame(user.Email, email)))
            throw RefusalException.ForViolations(400, [new Violation("already_exists", "user", "is already in the cloud")]);
        return Reply.WithJson(201, (FindOpen(cloud, email) ?? Add(cloud, email, call.BodyObject.Text("redirect_uri")!)).ToJson());
    }

    public Reply CancelInvitation(Call call)
    {
        var cloud = state.FindCloud(call);
        var invitation = cloud.Invitations.Find(candidate => BimDataState.IsId(call.Path("id"), candidate.Id)) ?? throw BimDataState.NotFound();
        cloud.Invitations.Remove(invitation);
        return new Reply(204);
    }

    private static InvitationEntity? FindOpen(CloudEntity cloud, string email)
        => cloud.Invitations.Find(invitation => IsSame(invitation.Email, email));

    private InvitationEntity Add(CloudEntity cloud, string email, string redirectUri)
    {
        var invitation = new InvitationEntity(state.Ids.NextNumber(), email, redirectUri);
        cloud.Invitations.Add(invitation);
        return invitation;
    }

    private static bool IsSame(string email, string other) => email.Equals(other, StringComparison.OrdinalIgnoreCase);
}
