using System.Text.Json.Nodes;
using CloudMgmt.Emulator.Pipeline;
using CloudMgmt.Emulator.Specs;

namespace CloudMgmt.Emulator.Helios;

/// <summary>The filters of the lists. A filter that was not sent lets everything through.</summary>
internal static class Filters
{
    public static bool Accepts(this IReadOnlyList<string>? wanted, string? value)
        => wanted is null || (value is not null && wanted.Contains(value));

    public static bool AcceptsAny(this IReadOnlyList<string>? wanted, IEnumerable<string> values)
        => wanted is null || wanted.Intersect(values).Any();

    public static bool AcceptsName(this IReadOnlyList<string>? wanted, string name, bool partial)
        => wanted is null || wanted.Any(text => partial
            ? name.Contains(text, StringComparison.OrdinalIgnoreCase)
            : AreSame(name, text));

    /// <summary>Names of users, groups and domains do not mind the case.</summary>
    public static bool AreSame(string? name, string? other) => string.Equals(name, other, StringComparison.OrdinalIgnoreCase);

    /// <summary>The filters that users and groups share.</summary>
    public static bool FitsCommon(this Call call, JsonObject entry)
        => (call.Query("domain") is not { } domain || AreSame(domain, entry.Text("domain")))
        && call.QueryList("sids").Accepts(entry.Text("sid"))
        && call.QueryList("roles").AcceptsAny(entry.Texts("roles"));
}
