namespace CloudMgmt.Emulator;

/// <summary>An email that the service would have sent.</summary>
/// <param name="To">The address, which is the user name.</param>
/// <param name="Subject">What it is about: <c>Invitation</c> or <c>Account access</c>.</param>
/// <param name="Token">The token for SetPassword, or for the field loginToken of a login.</param>
public sealed record CloudEndureMail(string To, string Subject, string Token)
{
    /// <summary>Subject and address, without the token.</summary>
    public override string ToString() => $"{Subject} to {To}";
}
