using Microsoft.Extensions.Configuration;

namespace CloudMgmt.Extensions.DependencyInjection.Tests.Support;

/// <summary>A section of a configuration, as appsettings.json or the environment would give it.</summary>
internal static class Configured
{
    public static IConfigurationSection Section(string name, params (string Key, string Value)[] settings)
        => new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(s => new KeyValuePair<string, string?>($"{name}:{s.Key}", s.Value)))
            .Build()
            .GetSection(name);
}
