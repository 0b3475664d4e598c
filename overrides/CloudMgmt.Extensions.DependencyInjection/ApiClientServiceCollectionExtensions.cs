using CloudMgmt.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Options;

namespace CloudMgmt.Extensions.DependencyInjection;

/// <summary>Registers one client: its options, its handlers and itself, under a name or under none.</summary>
public static class ApiClientServiceCollectionExtensions
{
    /// <summary>
    /// Registers a client of any API as one singleton, under its class and under its interface, with log and clock of the container. The
    /// package of each client has a method that calls this one, such as <c>AddHeliosClient</c>.
    /// </summary>
    /// <typeparam name="TService">The interface of the client.</typeparam>
    /// <typeparam name="TClient">The client.</typeparam>
    /// <typeparam name="TOptions">Its options.</typeparam>
    /// <param name="services">The services.</param>
    /// <param name="name">The key of the client and the name of its options; null for the client without a key.</param>
    /// <param name="section">The section that has the settings; null for none.</param>
    /// <param name="fromSettings">
    /// Reads what only this kind of client has, and the address, of settings and the path of their section.
    /// </param>
    /// <param name="settingNames">The names of that; one that ends with <c>:*</c> may be a list.</param>
    /// <param name="configure">Sets options after that.</param>
    /// <param name="create">Makes the client.</param>
    /// <returns>A builder, for handlers of the application's own in front of the connection.</returns>
    /// <exception cref="ArgumentNullException">An argument is null that must not be.</exception>
    public static IHttpClientBuilder AddApiClient<TService, TClient, TOptions>(
        this IServiceCollection services,
        string? name,
        IConfiguration? section,
        Func<Func<string, string?>, string?, TOptions> fromSettings,
        IEnumerable<string> settingNames,
        Action<TOptions>? configure,
        Func<TOptions, TClient> create)
        where TService : class
        where TClient : ApiClient, TService
        where TOptions : ApiClientOptions, new()
    {
        _ = services ?? throw new ArgumentNullException(nameof(services));
        _ = fromSettings ?? throw new ArgumentNullException(nameof(fromSettings));
        _ = settingNames ?? throw new ArgumentNullException(nameof(settingNames));
        _ = create ?? throw new ArgumentNullException(nameof(create));
        AddOptions(
            services,
            name,
            section is null ? null : new ClientSettings<TOptions>(name, section, fromSettings, [.. settingNames]),
            configure);
        var http = AddHandlers<TOptions>(services, name, typeof(TClient).FullName!);
        // Without a key these are ordinary registrations.
        services.TryAddKeyedSingleton(name, (provider, _) => create(Complete<TOptions>(provider, name, http.Name)));
        services.TryAddKeyedSingleton<TService>(name, (provider, _) => Find<TClient>(provider, name));
        return http;
    }

    private static void AddOptions<TOptions>(
        IServiceCollection services, string? name, ClientSettings<TOptions>? settings, Action<TOptions>? configure)
        where TOptions : ApiClientOptions, new()
    {
        services.TryAddTransient<IOptionsFactory<TOptions>, ClientOptionsFactory<TOptions>>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<TOptions>, ClientOptionsValidator<TOptions>>());
        if (settings is not null)
            services.AddSingleton(settings);
        var options = services.AddOptions<TOptions>(OptionsName(name)).ValidateOnStart();
        if (configure is not null)
            options.Configure(configure);
    }

    private static IHttpClientBuilder AddHandlers<TOptions>(IServiceCollection services, string? name, string client)
        where TOptions : ApiClientOptions, new()
    {
        services.TryAddSingleton<PrimaryHandlers>();
        var http = services.AddHttpClient(name is null ? client : $"{client}:{name}");
        // After all that the application does to this client and to all clients, in whatever order it registers them.
        services.PostConfigure<HttpClientFactoryOptions>(http.Name, factory => factory.HttpMessageHandlerBuilderActions.Add(
            chain => ResilienceHandlers.RemoveFrom(chain, Configured<TOptions>(chain.Services, name))));
        return http
            .ConfigurePrimaryHttpMessageHandler(provider => Primary(provider, Configured<TOptions>(provider, name)))
            // A client is a singleton and keeps its handler. Changes of DNS are seen all the same, because the primary handler
            // renews its connections, which is why the factory need not renew the handler.
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            // The factory's own logs show paths with their values; the client logs each operation by its template.
            .RemoveAllLoggers();
    }

    private static TOptions Configured<TOptions>(IServiceProvider provider, string? name)
        where TOptions : ApiClientOptions, new()
        => provider.GetRequiredService<IOptionsMonitor<TOptions>>().Get(OptionsName(name));

    private static HttpMessageHandler Primary(IServiceProvider provider, ApiClientOptions options)
        => options.HttpMessageHandler ?? provider.GetRequiredService<PrimaryHandlers>().Create(options);

    // The options are made anew for the client, so that others who ask for them get what was configured, without the handlers.
    private static TOptions Complete<TOptions>(IServiceProvider provider, string? name, string http)
        where TOptions : ApiClientOptions, new()
    {
        var options = provider.GetRequiredService<IOptionsFactory<TOptions>>().Create(OptionsName(name));
        if (options.HttpClient is not null)
            return options;
        options.HttpMessageHandler = provider.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler(http);
        // Our own handler pins the certificate already; with a primary handler of the application's the client refuses the setting.
        if (provider.GetRequiredService<PrimaryHandlers>().IsEndOf(options.HttpMessageHandler))
            options.ServerCertificateSha256 = null;
        return options;
    }

    private static T Find<T>(IServiceProvider provider, string? name)
        where T : notnull
        => name is null ? provider.GetRequiredService<T>() : provider.GetRequiredKeyedService<T>(name);

    private static string OptionsName(string? name) => name ?? Options.DefaultName;
}
