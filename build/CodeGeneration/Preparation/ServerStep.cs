using System.Text.Json.Nodes;

namespace CloudMgmt.CodeGeneration.Preparation;

/// <summary>Hands the first server to the options class as its default base URL, its variables replaced by their defaults.</summary>
internal static class ServerStep
{
    public static void Prepare(JsonObject document)
    {
        if (document.Array("servers")?.FirstOrDefault() is not JsonObject server || server.Text("url") is not { } url)
            return;
        foreach (var variable in server.Object("variables") ?? [])
            url = url.Replace("{" + variable.Key + "}", variable.Value.Text("default"));
        if (Uri.TryCreate(url, UriKind.Absolute, out var absolute) && absolute.Scheme is ("http" or "https"))
            document["x-gen-base-url"] = absolute.AbsoluteUri.TrimEnd('/');
    }
}
