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
            : name.Equals(text, StringComparison.OrdinalIgnoreCase));

    /// <summary>The filters that users and groups share.</summary>
    public static bool FitsCommon(this Call call, JsonObject entry)
        => (call.Query("domain") is not { } domain || string.Equals(domain, entry.Text("domain"), StringComparison.OrdinalIgnoreCase))
        && call.QueryList("sids").Accepts(entry.Text("sid"))
        && call.QueryList("roles").AcceptsAny(entry.Texts("roles"));
}
