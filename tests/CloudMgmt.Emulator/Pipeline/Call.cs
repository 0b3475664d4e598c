using System.Text.Json.Nodes;
using CloudMgmt.Emulator.Specs;

namespace CloudMgmt.Emulator.Pipeline;

internal delegate Reply Handler(Call call);

/// <summary>A request as its handler sees it: valid, with typed parameters and body.</summary>
internal sealed class Call(RecordedRequest request, ParameterValues parameters, JsonNode? body)
{
    public RecordedRequest Request { get; } = request;

    /// <summary>Who calls, as the authentication of the service found; null for an anonymous caller.</summary>
    public string? Caller { get; init; }

    public JsonObject BodyObject => (JsonObject)body!;

    public JsonArray BodyArray => (JsonArray)body!;

    public string Path(string name) => parameters.Find(ParameterPlace.Path, name)!.ToString();

    public string? Query(string name) => parameters.Find(ParameterPlace.Query, name)?.ToString();

    public bool? QueryFlag(string name) => parameters.Find(ParameterPlace.Query, name)?.GetValue<bool>();

    public IReadOnlyList<string>? QueryList(string name)
        => parameters.Find(ParameterPlace.Query, name) is JsonArray list ? [.. list.Select(item => item!.ToString())] : null;
}
