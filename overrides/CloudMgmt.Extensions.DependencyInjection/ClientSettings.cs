using CloudMgmt.Core;
using CloudMgmt.Core.Internal;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace CloudMgmt.Extensions.DependencyInjection;

/// <summary>
/// Reads the options of one client from a section of the configuration. It is done by hand: a binder would reach for handlers
/// and credentials, skip what it does not know, and show values, which may be secrets.
/// </summary>
/// <param name="name">The name of the client, or null.</param>
/// <param name="section">The section.</param>
/// <param name="fromSettings">Reads what only this kind of client has, and the address.</param>
/// <param name="own">The names of that; one that ends with <c>:*</c> may be a list.</param>
internal sealed class ClientSettings<TOptions>(
    string? name, IConfiguration section, Func<Func<string, string?>, string?, TOptions> fromSettings, params string[] own)
    where TOptions : ApiClientOptions
{
    private const string ListMark = ":*";

    // The settings of every client, by the names that they have in C#.
    private static readonly Dictionary<string, Action<TOptions, SettingsReader, string>> Common = new(StringComparer.OrdinalIgnoreCase)
    {
        ["AllowHandlerResends"] = (o, s, key) => o.AllowHandlerResends = s.Flag(key) ?? o.AllowHandlerResends,
        ["AllowInsecureHttp"] = (o, s, key) => o.AllowInsecureHttp = s.Flag(key) ?? o.AllowInsecureHttp,
        ["ApplicationId"] = (o, s, key) => o.ApplicationId = s.HeaderText(key) ?? o.ApplicationId,
        ["AttemptTimeout"] = (o, s, key) => o.AttemptTimeout = s.Time(key) ?? o.AttemptTimeout,
        ["KeepResilienceHandlers"] = (o, s, key) => o.KeepResilienceHandlers = s.Flag(key) ?? o.KeepResilienceHandlers,
        ["MaxResponseBytes"] = (o, s, key) => o.MaxResponseBytes = s.Integer(key) ?? o.MaxResponseBytes,
        ["ServerCertificateSha256"] = (o, s, key) => o.ServerCertificateSha256 = s.Text(key) ?? o.ServerCertificateSha256,
        ["StreamIdleTimeout"] = (o, s, key) => o.StreamIdleTimeout = s.Time(key) ?? o.StreamIdleTimeout,
        ["Timeout"] = (o, s, key) => o.Timeout = s.Time(key) ?? o.Timeout,
        ["RateLimit:Burst"] = (o, s, key) => o.RateLimit.Burst = Count(s, key) ?? o.RateLimit.Burst,
        ["RateLimit:MaxConcurrentRequests"] = (o, s, key) => o.RateLimit.MaxConcurrentRequests = Count(s, key)
            ?? o.RateLimit.MaxConcurrentRequests,
        ["RateLimit:RequestsPerSecond"] = (o, s, key) => o.RateLimit.RequestsPerSecond = s.Number(key) ?? o.RateLimit.RequestsPerSecond,
        ["Retry:BaseDelay"] = (o, s, key) => o.Retry.BaseDelay = s.Time(key) ?? o.Retry.BaseDelay,
        ["Retry:Budget"] = (o, s, key) => o.Retry.Budget = Count(s, key) ?? o.Retry.Budget,
        ["Retry:MaxDelay"] = (o, s, key) => o.Retry.MaxDelay = s.Time(key) ?? o.Retry.MaxDelay,
        ["Retry:MaxRetries"] = (o, s, key) => o.Retry.MaxRetries = Count(s, key) ?? o.Retry.MaxRetries,
    };

    private readonly string[] _lists = [.. own.Where(key => key.EndsWith(ListMark, StringComparison.Ordinal)).Select(WithoutMark)];
    private readonly string[] _known = [.. own.Select(WithoutMark), "BaseUrl", .. Common.Keys];

    public string Name { get; } = name ?? Options.DefaultName;

    // A configuration as a whole has no path, and holds what belongs to others.
    private string? Path => (section as IConfigurationSection)?.Path;

    /// <summary>Reads the options.</summary>
    /// <param name="others">The settings of other clients; a section within this one may be theirs.</param>
    /// <exception cref="OptionsValidationException">
    /// A setting is missing, wrong or not known; the message names it by its path and never shows a value.
    /// </exception>
    public TOptions Read(IEnumerable<ClientSettings<TOptions>> others)
    {
        var problems = Path is null
            ? []
            : Unknown([.. others.Where(other => other != this && other.Path is not null).Select(other => other.Path + ":")]).ToList();
        try
        {
            var options = fromSettings(Value, Path);
            var reader = new SettingsReader(Value, section: Path);
            foreach (var setting in Common)
                setting.Value(options, reader, setting.Key);
            if (problems.Count == 0)
                return options;
        }
        catch (ArgumentException e)
        {
            problems.Add(e.Message);
        }
        throw new OptionsValidationException(Name, typeof(TOptions), problems);
    }

    /// <summary>Says what is wrong with options: by the path of the setting where it came from here, else by the section.</summary>
    public string Describe(ArgumentException problem)
        => SettingProblem.SettingOf(problem) is { } key && !string.IsNullOrWhiteSpace(section[key])
            ? $"{PathOf(key)} {SettingProblem.ProblemOf(problem)}."
        : string.IsNullOrEmpty(Path) ? problem.Message
        : $"{Path}: {problem.Message}";

    private string? Value(string key)
    {
        if (!_known.Contains(key))
            throw new InvalidOperationException($"{typeof(TOptions).Name} reads {key}, which its registration does not list.");
        var items = _lists.Contains(key) ? section.GetSection(key).GetChildren().Select(item => item.Value).ToList() : [];
        return items.Count == 0 ? section[key]
            : string.IsNullOrWhiteSpace(section[key]) ? string.Join(" ", items)
            : throw new ArgumentException($"{PathOf(key)} is given as a text and as a list; one of them is enough.");
    }

    private IEnumerable<string> Unknown(string[] ofOthers)
    {
        var keys = section.AsEnumerable(makePathsRelative: true).ToList();
        var parents = new HashSet<string>(keys.Select(pair => ParentOf(pair.Key)), StringComparer.OrdinalIgnoreCase);
        return keys
            .Where(pair => !parents.Contains(pair.Key) || !string.IsNullOrWhiteSpace(pair.Value))
            .Where(
                pair => !IsKnown(pair.Key, pair.Value)
                    && !ofOthers.Any(path => $"{PathOf(pair.Key)}:".StartsWith(path, StringComparison.OrdinalIgnoreCase)))
            .Select(pair => pair.Key)
            .OrderBy(key => key, StringComparer.OrdinalIgnoreCase)
            .Select(key => $"{PathOf(key)} is not a setting. {Suggest(key)}");
    }

    private bool IsKnown(string key, string? value)
        => _known.Contains(key, StringComparer.OrdinalIgnoreCase)
        || (_lists.Contains(ParentOf(key), StringComparer.OrdinalIgnoreCase)
            && int.TryParse(key.Substring(ParentOf(key).Length + 1), out _))
        // A group without anything in it.
        || (string.IsNullOrWhiteSpace(value) && _known.Any(known => known.StartsWith(key + ":", StringComparison.OrdinalIgnoreCase)));

    private string Suggest(string key)
        => Nearest.To(key, _known) is { } meant
            ? $"Did you mean {PathOf(meant)}?"
            : $"The settings are {string.Join(", ", _known.OrderBy(known => known, StringComparer.Ordinal))}.";

    private string PathOf(string key) => string.IsNullOrEmpty(Path) ? key : $"{Path}:{key}";

    private static string ParentOf(string key) => key.Substring(0, Math.Max(0, key.LastIndexOf(':')));

    private static string WithoutMark(string key)
        => key.EndsWith(ListMark, StringComparison.Ordinal) ? key.Substring(0, key.Length - ListMark.Length) : key;

    // Out of range it stays out of range, for the options to refuse.
    private static int? Count(SettingsReader settings, string key)
        => settings.Integer(key) is { } number ? (int)Math.Max(int.MinValue, Math.Min(int.MaxValue, number)) : null;
}
