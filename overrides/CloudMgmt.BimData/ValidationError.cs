using CloudMgmt.Core;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CloudMgmt.BimData;

// Override: Django REST framework names the wrong properties by the keys of the body, which a document cannot list.
public partial class ValidationError : IApiError
{
    /// <summary>
    /// The messages about each property, in the order received. A nested message has the path of its property: <c>owner.email</c>.
    /// </summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Fields
        => AdditionalProperties.SelectMany(p => Messages(p.Key, p.Value))
            .GroupBy(m => m.Key, m => m.Value)
            .ToDictionary(g => g.Key, g => (IReadOnlyList<string>)[.. g]);

    string? IApiError.Summarize()
    {
        var fields = string.Join("; ", Fields.Select(f => $"{f.Key}: {string.Join(" ", f.Value)}"));
        return ErrorLine.Of(null, string.IsNullOrWhiteSpace(Detail) ? fields : Detail);
    }

    private static IEnumerable<KeyValuePair<string, string>> Messages(string name, object? value) => value switch
    {
        JObject nested => nested.Properties().SelectMany(p => Messages($"{name}.{p.Name}", p.Value)),
        JArray list => list.SelectMany(item => Messages(name, item)),
        _ => [new(name, value?.ToString() ?? "")],
    };
}
