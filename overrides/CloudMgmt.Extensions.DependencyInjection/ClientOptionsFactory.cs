using CloudMgmt.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CloudMgmt.Extensions.DependencyInjection;

/// <summary>
/// Starts options from the configuration, log and clock of the container; the application's own settings come after and win.
/// </summary>
internal sealed class ClientOptionsFactory<TOptions>(
    IServiceProvider services,
    IEnumerable<ClientSettings<TOptions>> settings,
    IEnumerable<IConfigureOptions<TOptions>> setups,
    IEnumerable<IPostConfigureOptions<TOptions>> postConfigures,
    IEnumerable<IValidateOptions<TOptions>> validations) : OptionsFactory<TOptions>(setups, postConfigures, validations)
    where TOptions : ApiClientOptions, new()
{
    protected override TOptions CreateInstance(string name)
    {
        var options = settings.LastOrDefault(s => s.Name == name)?.Read(settings) ?? new TOptions();
        options.LoggerFactory = services.GetService<ILoggerFactory>();
        options.TimeProvider = services.GetService<TimeProvider>() ?? TimeProvider.System;
        return options;
    }
}
