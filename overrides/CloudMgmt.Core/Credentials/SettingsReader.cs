using System.Globalization;
using System.Text.RegularExpressions;

namespace CloudMgmt.Core;

/// <summary>
/// Reads settings by name, from a configuration section or the environment. A wrong setting is refused with its name and never
/// with its value. A value that is empty or blank counts as not set.
/// </summary>
public sealed class SettingsReader
{
    private readonly Func<string, string?> _read;
    private readonly string? _prefix;
    private readonly string? _section;

    /// <summary>Makes a reader.</summary>
    /// <param name="read">Gives the value of a setting, or null when it is not set.</param>
    /// <param name="environmentPrefix">
    /// The first part of environment variables: with <c>HELIOS</c>, the setting <c>ApiKey</c> is read as <c>HELIOS_API_KEY</c>.
    /// Null reads the settings by their own names.
    /// </param>
    /// <param name="section">
    /// The path of the settings, for messages: with <c>Services:Helios</c>, the setting <c>ApiKey</c> is called
    /// <c>Services:Helios:ApiKey</c>. Null calls it by its own name.
    /// </param>
    /// <exception cref="ArgumentNullException"><paramref name="read"/> is null.</exception>
    public SettingsReader(Func<string, string?> read, string? environmentPrefix = null, string? section = null)
        => (_read, _prefix, _section) = (Argument.NotNull(read), environmentPrefix, section);

    /// <summary>Tells whether a setting has a value.</summary>
    /// <param name="key">The setting, such as <c>ApiKey</c>.</param>
    /// <returns>Whether it does.</returns>
    public bool Has(string key) => !string.IsNullOrWhiteSpace(_read(NameOf(key)));

    /// <summary>Reads a text.</summary>
    /// <param name="key">The setting.</param>
    /// <returns>Its value, or null when it is not set.</returns>
    public string? Text(string key) => Has(key) ? _read(NameOf(key)) : null;

    /// <summary>Reads a text that goes into a request header.</summary>
    /// <param name="key">The setting.</param>
    /// <returns>Its value, or null when it is not set.</returns>
    /// <exception cref="ArgumentException">It has a line break, a control character, one beyond ASCII, or a space at an end.</exception>
    public string? HeaderText(string key)
    {
        var text = Text(key);
        return text is null || HeaderRules.IsValue(text) ? text : throw Wrong(key, HeaderRules.Problem);
    }

    /// <summary>Reads texts that are separated by blanks.</summary>
    /// <param name="key">The setting.</param>
    /// <returns>The texts, or null when it is not set.</returns>
    public IReadOnlyList<string>? List(string key) => Text(key)?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Reads a whole number.</summary>
    /// <param name="key">The setting.</param>
    /// <returns>The number, or null when it is not set.</returns>
    /// <exception cref="ArgumentException">It is no whole number of 64 bits.</exception>
    public long? Integer(string key)
        => Text(key) is not { } text ? null
        : long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number
        : throw Wrong(key, "must be a whole number");

    /// <summary>Reads a number.</summary>
    /// <param name="key">The setting.</param>
    /// <returns>The number, or null when it is not set.</returns>
    /// <exception cref="ArgumentException">It is no number.</exception>
    public double? Number(string key)
        => Text(key) is not { } text ? null
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number
        : throw Wrong(key, "must be a number such as 2.5");

    /// <summary>Reads a length of time.</summary>
    /// <param name="key">The setting.</param>
    /// <returns>The time, or null when it is not set.</returns>
    /// <exception cref="ArgumentException">It has no colon, so that it would be a number of days, or is no time at all.</exception>
    public TimeSpan? Time(string key)
        => Text(key) is not { } text ? null
        : text.Contains(':') && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var time) ? time
        : throw Wrong(key, "must be a time such as 00:00:30");

    /// <summary>Reads a choice.</summary>
    /// <param name="key">The setting.</param>
    /// <returns>The choice, or null when it is not set.</returns>
    /// <exception cref="ArgumentException">It is neither true nor false.</exception>
    public bool? Flag(string key)
        => Text(key) is not { } text ? null
        : bool.TryParse(text, out var flag) ? flag
        : throw Wrong(key, "must be true or false");

    /// <summary>Reads an address.</summary>
    /// <param name="key">The setting.</param>
    /// <param name="mustBeSecure">Whether http is refused, except on this machine.</param>
    /// <returns>The address, or null when it is not set.</returns>
    /// <exception cref="ArgumentException">It is no absolute http or https address, or not a secure one.</exception>
    public Uri? Url(string key, bool mustBeSecure = false)
    {
        if (Text(key) is not { } text)
            return null;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
            throw Wrong(key, "must be an absolute http or https address");
        return mustBeSecure && url is { Scheme: "http", IsLoopback: false } ? throw Wrong(key, "must be an https address") : url;
    }

    /// <summary>Finds out which one of several groups of settings is set, such as a token, or a name with a password.</summary>
    /// <param name="groups">The groups; within one, every setting is needed.</param>
    /// <returns>The index of the group that is set.</returns>
    /// <exception cref="ArgumentException">No group is set, more than one is, or one is incomplete.</exception>
    public int Choose(params string[][] groups)
    {
        var begun = Argument.NotNull(groups).Where(group => group.Any(Has)).ToList();
        if (begun.Count == 0)
            throw new ArgumentException($"{string.Join(", or ", groups.Select(Names))} must be set.");
        if (begun.Count > 1)
        {
            throw new ArgumentException(
                $"{string.Join(" and ", begun.Select(group => Called(group.First(Has))))} exclude each other; set one of them.");
        }

        if (begun[0].FirstOrDefault(key => !Has(key)) is { } missing)
            throw Wrong(missing, $"is missing; it goes with {Called(begun[0].First(Has))}");
        return Array.IndexOf(groups, begun[0]);
    }

    /// <summary>Refuses a setting that belongs to another one that is not set.</summary>
    /// <param name="key">The setting.</param>
    /// <param name="owner">The setting that it belongs to.</param>
    /// <exception cref="ArgumentException"><paramref name="key"/> is set and <paramref name="owner"/> is not.</exception>
    public void RequireWith(string key, string owner)
    {
        if (Has(key) && !Has(owner))
            throw Wrong(key, $"has no effect without {Called(owner)}");
    }

    private string Names(string[] group) => string.Join(" and ", group.Select(Called));

    private ArgumentException Wrong(string key, string problem) => new($"{Called(key)} {problem}.");

    // What people know the setting as.
    private string Called(string key) => string.IsNullOrEmpty(_section) ? NameOf(key) : $"{_section}:{key}";

    private string NameOf(string key)
        => _prefix is null ? key : $"{_prefix}_{Regex.Replace(Argument.NotBlank(key), "(?<=[a-z])(?=[A-Z])", "_").ToUpperInvariant()}";
}
