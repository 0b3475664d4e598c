using System.Globalization;
using CloudMgmt.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace CloudMgmt.Extensions.DependencyInjection;

/// <summary>
/// Reads the options of one client from a section of the configuration. It is done by hand: a binder would reach for handlers
/// and credentials, and its messages show the values, which may be secrets.
/// </summary>
internal sealed class ClientSettings<TOptions>(string? name, IConfiguration section, Func<Func<string, string?>, TOptions> fromSettings)
    where TOptions : ApiClientOptions
{
    public string Name { get; } = name ?? Options.DefaultName;

    public TOptions Read()
    {
        try
        {
            var options = fromSettings(key => section[key]);
            ReadLimits(options, new SettingsReader(key => section[key]));
            return options;
        }
        catch (ArgumentException e)
        {
            throw new OptionsValidationException(Name, typeof(TOptions), [section is IConfigurationSection { Path: var path } ? $"{path}: {e.Message}" : e.Message]);
        }
    }

    private static void ReadLimits(TOptions options, SettingsReader settings)
    {
        options.Timeout = Time(settings, nameof(options.Timeout)) ?? options.Timeout;
        options.AttemptTimeout = Time(settings, nameof(options.AttemptTimeout)) ?? options.AttemptTimeout;
        options.MaxResponseBytes = settings.Integer(nameof(options.MaxResponseBytes)) ?? options.MaxResponseBytes;
        options.Retry.MaxRetries = Count(settings, nameof(options.Retry.MaxRetries)) ?? options.Retry.MaxRetries;
        options.RateLimit.RequestsPerSecond = Rate(settings, nameof(options.RateLimit.RequestsPerSecond)) ?? options.RateLimit.RequestsPerSecond;
        options.RateLimit.MaxConcurrentRequests = Count(settings, nameof(options.RateLimit.MaxConcurrentRequests)) ?? options.RateLimit.MaxConcurrentRequests;
    }

    // A time without a colon would be a number of days, which is hardly what 30 was meant to be.
    private static TimeSpan? Time(SettingsReader settings, string key)
        => settings.Text(key) is not { } text ? null
        : text.Contains(':') && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var time) ? time
        : throw new ArgumentException($"{key} must be a time such as 00:00:30.");

    private static double? Rate(SettingsReader settings, string key)
        => settings.Text(key) is not { } text ? null
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var rate) ? rate
        : throw new ArgumentException($"{key} must be a number such as 2.5.");

    // Out of range it stays out of range, for the options to refuse.
    private static int? Count(SettingsReader settings, string key)
        => settings.Integer(key) is { } number ? (int)Math.Max(int.MinValue, Math.Min(int.MaxValue, number)) : null;
}
