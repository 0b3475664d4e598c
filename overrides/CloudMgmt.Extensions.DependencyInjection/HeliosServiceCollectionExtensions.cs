using CloudMgmt.Extensions.DependencyInjection;
using CloudMgmt.Helios;
using Microsoft.Extensions.Configuration;

// Where .NET looks for extensions of IServiceCollection, so that no using directive is needed.
namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers <see cref="HeliosClient"/>.</summary>
public static class HeliosServiceCollectionExtensions
{
    /// <summary>
    /// Registers <see cref="IHeliosClient"/> and <see cref="HeliosClient"/> as one singleton, with log and clock of the container. The
    /// settings are checked when the host starts, or when the client is first asked for if there is no host.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets the options; more can be set by <c>services.Configure&lt;HeliosClientOptions&gt;(...)</c>.</param>
    /// <returns>A builder, for handlers of the application's own in front of the connection. Settings of an <see cref="HttpClient"/> have no effect: the client uses the handlers only.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> is null.</exception>
    public static IHttpClientBuilder AddHeliosClient(this IServiceCollection services, Action<HeliosClientOptions>? configure = null)
        => Add(services, null, null, configure);

    /// <summary>
    /// Registers <see cref="IHeliosClient"/> and <see cref="HeliosClient"/> as one singleton, with settings from the configuration: <c>ApiKey</c>, <c>AccessClusterId</c>, <c>RegionId</c>, <c>ImpersonateTenantId</c>,
    /// and what all clients have: <c>BaseUrl</c>, <c>Timeout</c>, <c>Retry:MaxRetries</c>, <c>RateLimit:RequestsPerSecond</c> and so on,
    /// under the names of the options. Times are written as <c>00:00:30</c>. A name that is none of these is refused when the host starts.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="section">The section that has the settings, the credential included; it is read when the host starts and not watched for changes.</param>
    /// <param name="configure">Sets options after that.</param>
    /// <returns>A builder, for handlers of the application's own in front of the connection.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> or <paramref name="section"/> is null.</exception>
    public static IHttpClientBuilder AddHeliosClient(this IServiceCollection services, IConfiguration section, Action<HeliosClientOptions>? configure = null)
        => Add(services, null, section ?? throw new ArgumentNullException(nameof(section)), configure);

    /// <summary>Registers a further client as keyed singleton, for <c>[FromKeyedServices("name")] IHeliosClient</c>. It has options and handlers of its own.</summary>
    /// <param name="services">The services.</param>
    /// <param name="name">The key of the client and the name of its options.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>A builder, for handlers of the application's own in front of the connection.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> or <paramref name="name"/> is null.</exception>
    public static IHttpClientBuilder AddHeliosClient(this IServiceCollection services, string name, Action<HeliosClientOptions>? configure = null)
        => Add(services, name ?? throw new ArgumentNullException(nameof(name)), null, configure);

    /// <summary>Registers a further client as keyed singleton, for <c>[FromKeyedServices("name")] IHeliosClient</c>, with settings from the configuration.</summary>
    /// <param name="services">The services.</param>
    /// <param name="name">The key of the client and the name of its options.</param>
    /// <param name="section">The section that has the settings, the same as for a client without a name.</param>
    /// <param name="configure">Sets options after that.</param>
    /// <returns>A builder, for handlers of the application's own in front of the connection.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/>, <paramref name="name"/> or <paramref name="section"/> is null.</exception>
    public static IHttpClientBuilder AddHeliosClient(this IServiceCollection services, string name, IConfiguration section, Action<HeliosClientOptions>? configure = null)
        => Add(services, name ?? throw new ArgumentNullException(nameof(name)), section ?? throw new ArgumentNullException(nameof(section)), configure);

    private static IHttpClientBuilder Add(IServiceCollection services, string? name, IConfiguration? section, Action<HeliosClientOptions>? configure)
        => ClientRegistration.Add<IHeliosClient, HeliosClient, HeliosClientOptions>(
            services,
            name,
            section is null ? null : new ClientSettings<HeliosClientOptions>(name, section, HeliosClientOptions.FromSettings, "ApiKey", "AccessClusterId", "RegionId", "ImpersonateTenantId"),
            configure,
            options => new HeliosClient(options));
}
