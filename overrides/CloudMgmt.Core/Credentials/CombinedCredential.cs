namespace CloudMgmt.Core;

/// <summary>Several credentials that a call carries together.</summary>
internal sealed class CombinedCredential : Credential
{
    private readonly Credential[] _parts;
    private volatile Sum? _last;

    private CombinedCredential(Credential[] parts) => _parts = parts;

    internal override bool IsPrompt => _parts.All(part => part.IsPrompt);

    protected internal override IReadOnlyList<string> HeaderNames => [.. _parts.SelectMany(part => part.HeaderNames)];

    /// <summary>One credential stays what it is.</summary>
    public static Credential Of(IReadOnlyList<Credential> parts) => parts.Count == 1 ? parts[0] : new CombinedCredential([.. parts]);

    public override async ValueTask<Authorization> AuthorizeAsync(CredentialContext context, CancellationToken cancellationToken)
    {
        var authorizations = new Authorization[_parts.Length];
        for (var index = 0; index < _parts.Length; index++)
            authorizations[index] = await _parts[index].AuthorizeAsync(context, cancellationToken).ConfigureAwait(false);
        // The very same for the same parts, which tells a call that was refused that there is nothing new to send.
        if (_last is { } last && last.Parts.SequenceEqual(authorizations))
            return last.Whole;
        var sum = new Sum(authorizations);
        _last = sum;
        return sum.Whole;
    }

    public override bool Invalidate(Authorization refused)
    {
        var mayChange = false;
        foreach (var (part, authorization) in Parts(refused))
            mayChange |= part.Invalidate(authorization);
        return mayChange;
    }

    internal override void Accepted(Authorization authorization)
    {
        foreach (var (part, own) in Parts(authorization))
            part.Accepted(own);
    }

    internal override void Refused(Authorization authorization, ApiException failure)
    {
        foreach (var (part, own) in Parts(authorization))
            part.Refused(own, failure);
    }

    private IEnumerable<(Credential Part, Authorization Own)> Parts(Authorization whole)
        => whole.Parts.Select((own, index) => (_parts[index], own));

    private sealed class Sum(Authorization[] parts)
    {
        public Authorization[] Parts { get; } = parts;

        public Authorization Whole { get; } = new(
            [.. parts.SelectMany(part => part.Headers)],
            [.. parts.SelectMany(part => part.Cookies)],
            parts.Select(part => part.BaseUrl).FirstOrDefault(url => url is not null),
            [.. parts.SelectMany(part => part.Query)])
        {
            Parts = parts,
        };
    }
}
