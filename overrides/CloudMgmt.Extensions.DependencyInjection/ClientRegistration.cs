using CloudMgmt.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Options;

namespace CloudMgmt.Extensions.DependencyInjection;

/// <summary>Registers one client: its options, its handlers and itself, under a name or under none.</summary>
internal static class ClientRegistration
{
    public static IHttpClientBuilder Add<TService, TClient, TOptions>(IServiceCollection services, string? name, ClientSettings<TOptions>? settings, Action<TOptions>? configure, Func<TOptions, TClient> create)
        where TService : class
        where TClient : ApiClient, TService
        where TOptions : ApiClientOptions, new()
    {
        _ = services ?? throw new ArgumentNullException(nameof(services));
        AddOptions(services, name, settings, configure);
        var http = AddHandlers<TOptions>(services, name, typeof(TClient).FullName!);
        // Without a key these are ordinary registrations.
        services.TryAddKeyedSingleton(name, (provider, _) => create(Complete<TOptions>(provider, name, http.Name)));
        services.TryAddKeyedSingleton<TService>(name, (provider, _) => Find<TClient>(provider, name));
        return http;
    }

    private static void AddOptions<TOptions>(IServiceCollection services, string? name, ClientSettings<TOptions>? settings, Action<TOptions>? configure)
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
        where TOptions : ApiClientOptions
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
        where TOptions : ApiClientOptions
        => provider.GetRequiredService<IOptionsMonitor<TOptions>>().Get(OptionsName(name));

    private static HttpMessageHandler Primary(IServiceProvider provider, ApiClientOptions options)
        => options.HttpMessageHandler ?? provider.GetRequiredService<PrimaryHandlers>().Create(options);

    // The options are made anew for the client, so that others who ask for them get what was configured, without the handlers.
    private static TOptions Complete<TOptions>(IServiceProvider provider, string? name, string http)
        where TOptions : ApiClientOptions
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
