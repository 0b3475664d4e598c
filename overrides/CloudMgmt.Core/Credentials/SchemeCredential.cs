using System.Collections.Concurrent;

namespace CloudMgmt.Core;

/// <summary>
/// Credentials by the security schemes of a document, of which each call carries those that its operation asks for: the first of the ways
/// that the document lists and that all credentials are there for. The generated clients make these.
/// </summary>
public sealed class SchemeCredential : Credential
{
    private readonly SchemeCredential? _before;
    private readonly string _scheme;
    private readonly Credential _credential;

    // For the calls that the document says nothing of.
    private readonly Credential _all;
    private readonly ConcurrentDictionary<string, Credential> _together = new(StringComparer.Ordinal);

    /// <summary>Makes a credential of one scheme.</summary>
    /// <param name="scheme">The name of the scheme in the document.</param>
    /// <param name="credential">What a call carries for it.</param>
    /// <exception cref="ArgumentException"><paramref name="scheme"/> is empty or <paramref name="credential"/> is null.</exception>
    public SchemeCredential(string scheme, Credential credential)
        : this(null, Argument.NotBlank(scheme), Argument.NotNull(credential))
    {
    }

    private SchemeCredential(SchemeCredential? before, string scheme, Credential credential)
    {
        (_before, _scheme, _credential) = (before, scheme, credential);
        _all = CombinedCredential.Of([.. Chain.Select(link => link._credential)]);
    }

    /// <inheritdoc/>
    protected internal override IReadOnlyList<string> HeaderNames => _all.HeaderNames;

    internal override bool IsPrompt => _all.IsPrompt;

    internal override string WaitedFor => _all.WaitedFor;

    private IEnumerable<SchemeCredential> Chain => _before is null ? [this] : _before.Chain.Append(this);

    /// <summary>Adds the credentials of more schemes: for calls that need both, or one or the other.</summary>
    /// <param name="other">The others; one of a scheme that is there already takes its place.</param>
    /// <returns>A credential of all of them.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is null.</exception>
    public SchemeCredential And(SchemeCredential other)
    {
        var added = Argument.NotNull(other).Chain.ToList();
        var links = Chain.Where(link => added.TrueForAll(more => more._scheme != link._scheme)).Concat(added);
        return links.Aggregate((SchemeCredential?)null, (before, link) => new SchemeCredential(before, link._scheme, link._credential))!;
    }

    /// <summary>Makes one credential of those that there are.</summary>
    /// <param name="credentials">The credentials; null for each that there is not.</param>
    /// <returns>A credential of all of them; null if there is none.</returns>
    public static SchemeCredential? Of(params SchemeCredential?[] credentials)
        => Argument.NotNull(credentials).OfType<SchemeCredential>()
            .Aggregate((SchemeCredential?)null, (sum, next) => sum?.And(next) ?? next);

    /// <inheritdoc/>
    public override ValueTask<Authorization> AuthorizeAsync(CredentialContext context, CancellationToken cancellationToken)
        => _all.AuthorizeAsync(context, cancellationToken);

    /// <inheritdoc/>
    public override bool Invalidate(Authorization refused) => _all.Invalidate(refused);

    internal override void Accepted(Authorization authorization) => _all.Accepted(authorization);

    internal override void Refused(Authorization authorization, ApiException failure) => _all.Refused(authorization, failure);

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">None of them lets this call in; the message names what does.</exception>
    internal override Credential? For(ApiRequest request)
    {
        var whole = base.For(request);
        if (whole is null || request.Security is not { } ways)
            return whole;
        foreach (var way in ways)
        {
            if (way.Count > 0 && way.All(Has))
                return _together.GetOrAdd(string.Join("\n", way), _ => CombinedCredential.Of([.. way.Distinct().Select(Find)]));
        }

        // Whoever may come without a credential comes without those that are of no use here.
        if (ways.Any(way => way.Count == 0))
            return null;
        var needed = string.Join(", or for ", ways.Select(way => string.Join(" and ", way.Select(Quoted))));
        var there = string.Join(" and ", Chain.Select(link => Quoted(link._scheme)));
        throw new InvalidOperationException(
            $"{request.OperationId} needs a credential for {needed}; the client has one for {there}. Nothing was sent.");
    }

    private Credential Find(string scheme) => Chain.Last(link => link._scheme == scheme)._credential;

    private bool Has(string scheme) => Chain.Any(link => link._scheme == scheme);

    private static string Quoted(string scheme) => $"'{scheme}'";
}
