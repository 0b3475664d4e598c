using CloudMgmt.Emulator.BimData;

namespace CloudMgmt.Emulator;

/// <summary>
/// BIMData as the emulator plays it: an app with its credentials, and a cloud with an administrator and a member.
/// </summary>
public sealed class BimDataEmulator
{
    private readonly BimDataModel _model;

    internal BimDataEmulator(BimDataModel model, string serverUrl)
    {
        _model = model;
        BaseUrl = serverUrl + BimDataModel.BasePath;
        TokenUrl = serverUrl + BimDataModel.TokenPath;
        lock (model.Gate)
            AccessToken = model.Tokens.Issue();
    }

    /// <summary>The base URL for a client.</summary>
    public string BaseUrl { get; }

    /// <summary>Where a token is had for client credentials.</summary>
    public string TokenUrl { get; }

    /// <summary>The id of the app.</summary>
    public string ClientId => BimDataSeed.ClientId;

    /// <summary>The secret of the app.</summary>
    public string ClientSecret => _model.Seed.ClientSecret;

    /// <summary>An access token of the app. Like every token it lasts an hour, by the clock of the options.</summary>
    public string AccessToken { get; }

    /// <summary>A key for the scheme ApiKey of the header Authorization. It does not expire.</summary>
    public string ApiKey => _model.Seed.ApiKey;

    /// <summary>A cloud with two users.</summary>
    public int CloudId => _model.Seed.Cloud.Id;

    /// <summary>The administrator of the cloud.</summary>
    public int AdministratorId => _model.Seed.Administrator.Id;

    /// <summary>An ordinary user of the cloud.</summary>
    public int MemberId => _model.Seed.Member.Id;

    /// <summary>The email address of the ordinary user.</summary>
    public string MemberEmail => _model.Seed.Member.Email;

    /// <summary>Ends all access tokens: calls with them are answered with 401.</summary>
    public void ExpireTokens()
    {
        lock (_model.Gate)
            _model.Tokens.ExpireAll();
    }

    /// <summary>Accepts an open invitation: the invited person joins the cloud, in the role of the invitation.</summary>
    /// <returns>The id of the new user.</returns>
    public int AcceptInvitation(long invitationId)
    {
        lock (_model.Gate)
        {
            var cloud = _model.State.Clouds.Find(cloud => cloud.Invitations.Exists(IsWanted))
                ?? throw new ArgumentException("There is no such open invitation.", nameof(invitationId));
            var invitation = cloud.Invitations.Find(IsWanted)!;
            var user = _model.State.NewUser(invitation.Email, "New", "User");
            cloud.Invitations.Remove(invitation);
            cloud.Members[user] = invitation.Role;
            return user.Id;
        }

        bool IsWanted(InvitationEntity invitation) => invitation.Id == invitationId;
    }
}
