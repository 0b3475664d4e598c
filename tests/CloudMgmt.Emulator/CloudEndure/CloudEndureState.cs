using CloudMgmt.Emulator.Pipeline;
using CloudMgmt.Emulator.State;

namespace CloudMgmt.Emulator.CloudEndure;

internal sealed class CloudEndureState(TimeProvider clock)
{
    public TimeProvider Clock { get; } = clock;

    public IdSource Ids { get; } = new("CloudEndure");

    public List<UserEntity> Users { get; } = [];

    public List<ProjectEntity> Projects { get; } = [];

    public List<MachineEntity> Machines { get; } = [];

    public List<SessionEntity> Sessions { get; } = [];

    public List<MailedToken> InvitationTokens { get; } = [];

    public List<MailedToken> LoginTokens { get; } = [];

    public List<CloudEndureMail> Mails { get; } = [];

    public AuditLog AuditLog { get; } = new();

    public UserEntity FindUser(string id)
        => Users.Find(user => user.Id == id) ?? throw new RefusalException(404, $"unknown user {id}");

    public ProjectEntity FindProject(string id)
        => Projects.Find(project => project.Id == id) ?? throw new RefusalException(404, $"unknown project {id}");

    public MachineEntity FindMachine(string projectId, string id)
        => Machines.Find(machine => machine.Id == id && machine.ProjectId == FindProject(projectId).Id)
        ?? throw new RefusalException(404, $"unknown machine {id}");

    /// <summary>Tokens of users have 16 groups of 4 digits.</summary>
    public string NewApiToken() => string.Join('-', Ids.NextSecret().Chunk(4).Select(group => new string(group)));

    public void Mail(UserEntity user, string subject, TimeSpan validity, List<MailedToken> tokens)
    {
        var token = new MailedToken(Ids.NextSecret(), user.Id, Clock.GetUtcNow() + validity);
        tokens.Add(token);
        Mails.Add(new CloudEndureMail(user.Username, subject, token.Value));
    }

    /// <summary>Takes a token out, so that it works once; null if it is wrong, used up or expired.</summary>
    public UserEntity? Redeem(string? value, List<MailedToken> tokens)
    {
        var token = tokens.Find(candidate => candidate.Value == value);
        if (token is null)
            return null;
        tokens.Remove(token);
        return token.Expires > Clock.GetUtcNow() ? FindUser(token.UserId) : null;
    }
}
