using CloudMgmt.Emulator.CloudEndure;
using CloudMgmt.Emulator.State;

namespace CloudMgmt.Emulator;

/// <summary>
/// CloudEndure as the emulator plays it. One licensed account with an owner, a member, two projects and two machines.
/// </summary>
public sealed class CloudEndureEmulator
{
    private readonly CloudEndureModel _model;
    private readonly string _serverUrl;

    internal CloudEndureEmulator(CloudEndureModel model, string serverUrl)
    {
        _model = model;
        _serverUrl = serverUrl;
    }

    /// <summary>The base URL for a client.</summary>
    public string BaseUrl => _serverUrl + CloudEndurePaths.Main + CloudEndurePaths.Latest;

    /// <summary>The base URL that a redirected login leads to; sessions of the one are not valid at the other.</summary>
    public string RedirectedBaseUrl => _serverUrl + CloudEndurePaths.Redirected + CloudEndurePaths.Latest;

    /// <summary>The account of the owner and the member.</summary>
    public string AccountId => _model.Seed.AccountId;

    /// <summary>The id of the account owner.</summary>
    public string UserId => _model.Seed.Owner.Id;

    /// <summary>The name of the account owner, who may do everything.</summary>
    public string Username => _model.Seed.Owner.Username;

    /// <summary>The password of every user that is there from the start.</summary>
    public string Password => CloudEndureSeed.Password;

    /// <summary>The API token of the account owner; the present one, if it was replaced.</summary>
    public string UserApiToken => Locked(() => _model.Seed.Owner.ApiToken!);

    /// <summary>The id of a user without administrator rights.</summary>
    public string MemberId => _model.Seed.Member.Id;

    /// <summary>The name of a user without administrator rights.</summary>
    public string MemberUsername => _model.Seed.Member.Username;

    /// <summary>The name of a user whose account has no licence, so that a login is answered with 402.</summary>
    public string UnlicensedUsername => _model.Seed.Unlicensed.Username;

    /// <summary>A vCenter project with the machines and three entries in its audit log.</summary>
    public string ProjectId => _model.Seed.Project.Id;

    /// <summary>A project that is not vCenter, and so has no storage figures.</summary>
    public string CloudProjectId => _model.Seed.CloudProject.Id;

    /// <summary>A machine that can be rescanned.</summary>
    public string MachineId => _model.Seed.Machine.Id;

    /// <summary>A machine that cannot be rescanned.</summary>
    public string BusyMachineId => _model.Seed.BusyMachine.Id;

    /// <summary>The emails so far, with the tokens in them.</summary>
    public IReadOnlyList<CloudEndureMail> Mails => Locked(() => _model.State.Mails.ToArray());

    /// <summary>Ends all sessions: the next call of each is answered with 401.</summary>
    public void ExpireSessions() => Locked(() => _model.State.Sessions.RemoveAll(_ => true));

    /// <summary>Answers the next login with 307 to <see cref="RedirectedBaseUrl"/>.</summary>
    public void RedirectNextLogin() => Locked(() => _model.RedirectNext = true);

    /// <summary>Adds an entry to the audit log of <see cref="ProjectId"/>; the time is cut to whole seconds.</summary>
    public void AddAuditLogEntry(DateTimeOffset timestamp, string eventName, string description)
    {
        var entry = new AuditLogEntry(timestamp.ToSeconds(), Username, eventName, description);
        Locked(() =>
        {
            _model.State.AuditLog.Add(ProjectId, entry);
            return entry;
        });
    }

    private T Locked<T>(Func<T> action)
    {
        lock (_model.Gate)
            return action();
    }
}
