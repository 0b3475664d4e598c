using CloudMgmt.ClientModel;

namespace CloudMgmt.CodeGeneration;

/// <summary>What the templates print of the credentials of a client, and of its settings.</summary>
/// <param name="Class">The class that makes credentials; null if the document has no security schemes.</param>
/// <param name="NeedsAddress">Whether the document does not say where the service is.</param>
/// <param name="Prefix">What the names of its environment variables begin with, as a literal.</param>
/// <param name="Variable">One of those names.</param>
/// <param name="Variables">The names of all settings, in words.</param>
/// <param name="Factories">The methods of that class.</param>
/// <param name="Settings">The names of the settings beside the address, as literals.</param>
/// <param name="Pairs">Settings that go together, as calls that check it.</param>
/// <param name="Credentials">Expressions that make a credential of settings, or null, with commas between them.</param>
internal sealed record PrintedSecurity(
    string? Class, bool NeedsAddress, string Prefix, string Variable, string Variables, IReadOnlyList<PrintedFactory> Factories,
    IReadOnlyList<string> Settings, IReadOnlyList<string> Pairs, IReadOnlyList<string> Credentials)
{
    private const string Core = "global::CloudMgmt.Core.";
    private const string Address = "global::System.Uri";
    private const string Texts = "global::System.Collections.Generic.IEnumerable<string>";
    private const string Scopes = "Scopes";

    public static PrintedSecurity? Of(Client client)
    {
        if (client.Security is not { } security)
            return null;
        var schemes = security.Schemes;
        var name = schemes.Count > 0 ? Security.ClassOf(client.Name) : null;
        return new(
            name,
            client.BaseUrl is null,
            CSharpPrinter.Literal(security.Word.ToUpperInvariant()),
            $"{security.Word.ToUpperInvariant()}_BASE_URL",
            string.Join(", ", schemes.SelectMany(SettingsOf).Append("BaseUrl").Select(setting => $"<c>{setting}</c>")),
            [.. schemes.SelectMany(FactoriesOf)],
            [.. schemes.SelectMany(
                scheme => SettingsOf(scheme).Select(setting => setting == scheme.CSharpName + Scopes ? setting + ":*" : setting))
                .Select(CSharpPrinter.Literal)],
            [.. schemes.SelectMany(PairsOf)],
            [.. schemes.Select((scheme, index) => Credential(name!, scheme, index) + (index < schemes.Count - 1 ? "," : ""))]);
    }

    private static IEnumerable<PrintedFactory> FactoriesOf(SecurityScheme scheme)
    {
        var key = CSharpPrinter.Literal(scheme.Key);
        return scheme.Kind switch
        {
            SecurityKind.HeaderKey => Key("HeaderCredential", key),
            SecurityKind.QueryKey => Key("QueryCredential", key),
            SecurityKind.CookieKey => Key("CookieCredential", key),
            SecurityKind.OtherHttp => Both(
                scheme, "authorization", "The whole value of the header Authorization",
                $"new {Core}HeaderCredential(\"Authorization\", authorization)"),
            SecurityKind.Basic =>
            [
                Factory(
                    scheme, "A name and a password, for HTTP basic authentication.", "string username, string password",
                    [new("username", "The name, without a colon."), new("password", "The password.")],
                    $"{Core}HeaderCredential.Basic(username, password)"),
            ],
            SecurityKind.ClientCredentials => [OfApplication(scheme), .. Token()],
            _ => Token(),
        };

        IEnumerable<PrintedFactory> Key(string type, string name) => Both(scheme, "apiKey", "The key", $"new {Core}{type}({name}, apiKey)");

        IEnumerable<PrintedFactory> Token() =>
        [
            Factory(
                scheme, "An access token that the application has already.", "string accessToken",
                [new("accessToken", "The token, without the word Bearer.")], $"{Core}HeaderCredential.Bearer(accessToken)"),
            Callback(
                scheme, "accessToken", "the token, without the word Bearer",
                $"new {Core}HeaderCredential(\"Authorization\", accessToken, \"Bearer\")"),
        ];
    }

    private static PrintedFactory OfApplication(SecurityScheme scheme)
    {
        var url = scheme.TokenUrl is null ? "tokenUrl" : $"tokenUrl ?? new global::System.Uri({CSharpPrinter.Literal(scheme.TokenUrl)})";
        return Factory(
            scheme, "OAuth2 client credentials: a token is fetched when needed, kept, and renewed before it expires.",
            scheme.TokenUrl is null
                ? $"string clientId, string clientSecret, {Address} tokenUrl, {Texts}? scopes = null, bool secretInBody = false"
                : $"string clientId, string clientSecret, {Texts}? scopes = null, {Address}? tokenUrl = null, bool secretInBody = false",
            [
                new("clientId", "The id of the application."),
                new("clientSecret", "The secret of the application."),
                new("scopes", "What the token shall allow; null for all that the application may do."),
                new("tokenUrl", scheme.TokenUrl is null ? "The token endpoint." : "The token endpoint; null for that of the document."),
                new("secretInBody", "Whether id and secret go in the body of the request for a token, not by HTTP basic authentication."),
            ],
            $"new {Core}ClientCredentials(clientId, clientSecret, {url}, scopes, secretInBody)");
    }

    private static IEnumerable<PrintedFactory> Both(SecurityScheme scheme, string parameter, string what, string credential) =>
    [
        Factory(scheme, what + ", which does not change.", $"string {parameter}", [new(parameter, what + ".")], credential),
        Callback(scheme, parameter, char.ToLowerInvariant(what[0]) + what[1..], credential),
    ];

    private static PrintedFactory Callback(SecurityScheme scheme, string parameter, string what, string credential)
        => Factory(
            scheme, $"A callback that gives {what} before each attempt, and once more when the service answers 401.",
            $"global::System.Func<CancellationToken, global::System.Threading.Tasks.ValueTask<string>> {parameter}",
            [new(parameter, $"Gives {what}; null or blank fails the call.")], credential);

    private static PrintedFactory Factory(
        SecurityScheme scheme, string summary, string parameters, IReadOnlyList<PrintedParameter> documented, string credential)
        => new(
            "From" + scheme.CSharpName, summary, XmlDocumentation.Of(scheme.Node, "description"), parameters, documented,
            $"new({CSharpPrinter.Literal(scheme.Name)}, {credential})");

    private static IEnumerable<string> SettingsOf(SecurityScheme scheme) => scheme.Kind switch
    {
        SecurityKind.Basic => [scheme.CSharpName + "Username", scheme.CSharpName + "Password"],
        SecurityKind.ClientCredentials =>
        [
            scheme.CSharpName + "AccessToken", scheme.CSharpName + "ClientId", scheme.CSharpName + "ClientSecret",
            scheme.CSharpName + Scopes, scheme.CSharpName + "TokenUrl",
        ],
        _ => [scheme.CSharpName],
    };

    private static IEnumerable<string> PairsOf(SecurityScheme scheme)
    {
        var settings = SettingsOf(scheme).ToList();
        (int, int)[] pairs = scheme.Kind switch
        {
            SecurityKind.Basic => [(0, 1), (1, 0)],
            SecurityKind.ClientCredentials => scheme.TokenUrl is null
                ? [(1, 2), (2, 1), (1, 4), (3, 1), (4, 1)]
                : [(1, 2), (2, 1), (3, 1), (4, 1)],
            _ => [],
        };
        return pairs.Select(pair
            => $"settings.RequireWith({CSharpPrinter.Literal(settings[pair.Item1])}, {CSharpPrinter.Literal(settings[pair.Item2])})");
    }

    // The variables of all are in one scope.
    private static string Credential(string name, SecurityScheme scheme, int index)
    {
        var settings = SettingsOf(scheme).Select(CSharpPrinter.Literal).ToList();
        var factory = $"{name}.From{scheme.CSharpName}";
        return scheme.Kind switch
        {
            SecurityKind.Basic => $"settings.Text({settings[0]}) is {{ }} user{index} ? {factory}(user{index}, settings.Text({settings[1]})!) : null",
            SecurityKind.ClientCredentials => $"settings.HeaderText({settings[0]}) is {{ }} token{index} ? {factory}(token{index}) : "
                + $"settings.Text({settings[1]}) is {{ }} id{index} ? {factory}(id{index}, settings.Text({settings[2]})!, "
                + (scheme.TokenUrl is null
                    ? $"settings.Url({settings[4]}, mustBeSecure: true)!, settings.List({settings[3]})) : null"
                    : $"settings.List({settings[3]}), settings.Url({settings[4]}, mustBeSecure: true)) : null"),
            SecurityKind.QueryKey => $"settings.Text({settings[0]}) is {{ }} secret{index} ? {factory}(secret{index}) : null",
            _ => $"settings.HeaderText({settings[0]}) is {{ }} secret{index} ? {factory}(secret{index}) : null",
        };
    }
}

/// <summary>What the template prints of a method that makes a credential.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Summary">What the credential is.</param>
/// <param name="Remarks">What the document says of the scheme; null if nothing.</param>
/// <param name="Parameters">Its parameters as they are declared.</param>
/// <param name="Documented">The same, described.</param>
/// <param name="Credential">The expression that makes it.</param>
internal sealed record PrintedFactory(
    string Name, string Summary, string? Remarks, string Parameters, IReadOnlyList<PrintedParameter> Documented, string Credential);

/// <summary>What the template prints of a parameter.</summary>
/// <param name="Name">The name.</param>
/// <param name="Description">What it is.</param>
internal sealed record PrintedParameter(string Name, string Description);
