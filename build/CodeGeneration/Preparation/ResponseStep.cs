using System.Text.Json.Nodes;

namespace CloudMgmt.CodeGeneration.Preparation;

/// <summary>
/// Says of each response what it means (<c>x-gen-outcome</c>), what it carries (<c>x-gen-kind</c>) and for which status it stands
/// (<c>x-gen-status</c>). Where JSON is one of several media types NSwag must see JSON only; the others that a caller may ask for are listed
/// (<c>x-gen-alternatives</c>).
/// </summary>
internal static class ResponseStep
{
    public static void Prepare(JsonObject operation, string method)
    {
        var responses = operation.Object("responses") ?? [];
        var accepted = new List<string>();
        var others = new List<(string Type, string Status)>();
        var hasSuccess = responses.Any(r => r.Key.StartsWith('2'));
        foreach (var (status, node) in responses.ToList())
        {
            var response = (JsonObject)node!;
            var success = status.StartsWith('2') || (status == "default" && !hasSuccess);
            response["x-gen-status"] = status == "default" ? status : status.ToUpperInvariant();
            response["x-gen-outcome"] = success ? "success" : "failure";
            if (method == "head" || status is "204" or "205")
                response.Remove("content");
            if (success)
                others.AddRange(Others(response));
            response["x-gen-kind"] = PrepareContent(response, accepted, success);
            if (Call(success, response.Text("x-gen-kind")!) is { } call)
                response["x-gen-call"] = call;
            if (status.EndsWith("XX", StringComparison.OrdinalIgnoreCase))
                Renumber(responses, status, response);
        }
        operation["x-gen-has-result"] = responses.Any(r => r.Value.Text("x-gen-outcome") == "success" && r.Value.Text("x-gen-kind") != "none");
        operation["x-gen-accept"] = accepted.Count == 0 ? "application/json" : string.Join(", ", accepted.Distinct());
        operation["x-gen-alternatives"] = new JsonArray([.. others.GroupBy(other => other.Type, other => other.Status).Select(Alternative)]);
    }

    // A wildcard asks for nothing in particular.
    private static IEnumerable<(string Type, string Status)> Others(JsonObject response)
    {
        var types = (response.Object("content") ?? []).Select(content => content.Key).ToList();
        return types.Exists(MediaTypes.IsJson)
            ? types.Where(type => !MediaTypes.IsJson(type) && !type.Contains('*')).Select(type => (type, response.Text("x-gen-status")!))
            : [];
    }

    private static JsonNode Alternative(IGrouping<string, string> statuses) => new JsonObject
    {
        ["accept"] = statuses.Key,
        ["call"] = Call(success: true, MediaTypes.IsPlainText(statuses.Key) ? "text" : "stream"),
        ["statuses"] = new JsonArray([.. statuses.Select(status => (JsonNode)status)]),
    };

    private static string? Call(bool success, string kind) => (success, kind) switch
    {
        (true, "json") => "Returns",
        (true, "text") => "ReturnsText",
        (true, "stream") => "ReturnsStream",
        (true, _) => "ReturnsNothing",
        (false, "json") => "Fails",
        _ => null,
    };

    private static string PrepareContent(JsonObject response, List<string> accepted, bool success)
    {
        if (response.Object("content") is not { Count: > 0 } content)
            return "none";
        var json = content.Select(c => c.Key).FirstOrDefault(MediaTypes.IsJson);
        if (json is not null)
        {
            Keep(content, json, accepted, success);
            return "json";
        }
        var kind = content.All(c => MediaTypes.IsPlainText(c.Key)) ? "text" : "stream";
        if (success)
            accepted.AddRange(content.Select(c => c.Key));
        response.Remove("content");
        return kind;
    }

    private static void Keep(JsonObject content, string type, List<string> accepted, bool success)
    {
        var media = (JsonObject)content[type]!.DeepClone();
        media.TryAdd("schema", new JsonObject());
        content.Clear();
        content["application/json"] = media;
        if (success)
            accepted.Add(type);
    }

    // NSwag understands plain codes only: the range takes a code that no other response has.
    private static void Renumber(JsonObject responses, string status, JsonObject response)
    {
        responses.Remove(status);
        var code = Enumerable.Range(0, 100).Select(n => $"{status[0]}{99 - n:00}").First(c => !responses.ContainsKey(c));
        responses[code] = response;
    }
}
