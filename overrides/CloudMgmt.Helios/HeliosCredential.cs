using CloudMgmt.Core;
using CloudMgmt.Core.Internal;

namespace CloudMgmt.Helios;

/// <summary>
/// The ways to authenticate to Helios and to a cluster.
/// Override: the generator does not turn security schemes into credentials.
/// </summary>
public static class HeliosCredential
{
    /// <summary>An API key, made in the console under Settings, Access Management, API Keys, and shown there once.</summary>
    /// <param name="apiKey">The key.</param>
    /// <returns>The credential.</returns>
    /// <exception cref="ArgumentException">The key is empty or has a character that a header cannot carry.</exception>
    public static Credential FromApiKey(string apiKey) => new HeaderCredential("apiKey", apiKey);

    /// <summary>
    /// A callback that gives the API key before each attempt, and once more when the service answers 401, so that the key can be
    /// rotated while calls run. See <see cref="HeaderCredential"/> for where and when it runs.
    /// </summary>
    /// <param name="apiKey">Gives the key; null or blank fails the call with an <see cref="InvalidOperationException"/>.</param>
    /// <returns>The credential.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="apiKey"/> is null.</exception>
    public static Credential FromApiKey(Func<CancellationToken, ValueTask<string>> apiKey) => new HeaderCredential("apiKey", apiKey);

    /// <summary>
    /// A session of a cluster that is addressed directly, from <see cref="IHeliosClient.CreateSessionAsync"/>. Helios itself does not
    /// accept one.
    /// </summary>
    /// <param name="sessionId">The id of the session.</param>
    /// <returns>The credential.</returns>
    /// <exception cref="ArgumentException">The id is empty or has a character that a header cannot carry.</exception>
    public static Credential FromSession(string sessionId) => new HeaderCredential("session-id", sessionId);

    /// <summary>
    /// The name and the password of a user of a cluster that is addressed directly; Helios itself does not accept them. Logs in
    /// with <c>POST /users/sessions</c> when needed and keeps the session. How long one lasts is not documented, so it is renewed
    /// when the cluster refuses it, and the call is then sent once more.
    /// </summary>
    /// <param name="username">The name.</param>
    /// <param name="password">The password.</param>
    /// <param name="domain">The domain of the user; <c>LOCAL</c> for users of the cluster itself.</param>
    /// <returns>The credential.</returns>
    /// <exception cref="ArgumentException">A text is null or empty.</exception>
    public static RenewableCredential FromPassword(string username, string password, string domain = "LOCAL") => new ClusterLogin(new()
    {
        Username = Argument.NotBlank(username),
        Password = Argument.NotBlank(password),
        Domain = Argument.NotBlank(domain),
    });
}
