namespace CloudMgmt.Core;

/// <summary>A secret in one request header, fixed or fetched by a callback before each attempt.</summary>
public sealed class HeaderCredential : Credential
{
    private readonly string _name;
    private readonly Func<CancellationToken, ValueTask<string>> _value;

    /// <summary>Makes a credential of a fixed secret.</summary>
    /// <param name="name">The name of the header.</param>
    /// <param name="value">The whole value of the header.</param>
    /// <exception cref="ArgumentException">A text is empty, or has a character that a header cannot carry; the message does not repeat it.</exception>
    public HeaderCredential(string name, string value)
    {
        _name = HeaderRules.CheckName(Argument.NotBlank(name));
        HeaderRules.CheckValue(name, Argument.NotBlank(value));
        _value = _ => new ValueTask<string>(value);
    }

    /// <summary>Makes a credential that asks for its secret before each attempt.</summary>
    /// <param name="name">The name of the header.</param>
    /// <param name="value">Gives the whole value of the header.</param>
    /// <exception cref="ArgumentException">The name is empty or not a header name.</exception>
    public HeaderCredential(string name, Func<CancellationToken, ValueTask<string>> value)
    {
        _name = HeaderRules.CheckName(Argument.NotBlank(name));
        _value = Argument.NotNull(value);
    }

    /// <inheritdoc/>
    public override async ValueTask<Authorization> AuthorizeAsync(CredentialContext context, CancellationToken cancellationToken)
        => Authorization.Header(_name, HeaderRules.CheckValue(_name, await _value(cancellationToken).ConfigureAwait(false)));
}
