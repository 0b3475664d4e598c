using System.Text;
using CloudMgmt.ClientModel;
using CloudMgmt.CodeGeneration;

namespace CloudMgmt.Build;

/// <summary>The reference of one operation: how it is called, what it takes and gives, and how it fails.</summary>
internal sealed class OperationPage(Api api, Client client, ClientOperation operation)
{
    public string Api => api.Name;

    public string Package => api.Package;

    public string Name => operation.Name;

    /// <summary>A program that makes the call.</summary>
    public string Example => $"""
        using CloudMgmt.Core;
        using {api.Package};

        using var client = new {api.Client}({api.Client}Options.FromEnvironment());
        {ExampleCall.Of(operation)}
        """;

    public string Text
    {
        get
        {
            var page = new StringBuilder($"# {Name}\n\n`{operation}`\n\n");
            if (Said("summary") is { } summary)
                page.Append($"{summary}\n\n");
            if (Said("description") is { } description && description != Said("summary"))
                page.Append($"{description}\n\n");
            if (operation.IsObsolete)
                page.Append("**Deprecated.**\n\n");
            page.Append($"```csharp\n{Example}\n```\n\n");
            page.Append($"Reference: [I{api.Client}.{Name}Async](xref:{api.Package}.I{api.Client}.{Name}Async*)\n\n");
            AddMembers(page);
            AddResponses(page);
            return page.ToString();
        }
    }

    private void AddMembers(StringBuilder page)
    {
        if (operation.Members.Count == 0)
            return;
        page.Append("## What it takes\n\n| In C# | Type | On the wire | Meaning |\n| --- | --- | --- | --- |\n");
        foreach (var member in operation.Arguments.Concat(operation.Options))
        {
            var name = member.IsRequired ? $"`{member.Name}`" : $"`{member.Name}` of the options";
            var place = member.IsBody ? $"body, `{operation.MediaType}`" : $"{Place(member.Place)} `{member.WireName}`";
            page.Append($"| {name} | {TypeText(member.Type)} | {place} | {Cell(client.Texts.Of(member))} |\n");
        }

        page.Append('\n');
    }

    private void AddResponses(StringBuilder page)
    {
        page.Append("## What it gives\n\n| Status | In C# | Meaning |\n| --- | --- | --- |\n");
        foreach (var response in operation.Responses)
        {
            var type = response.Type is null ? "" : TypeText(response.Type);
            var result = response.IsSuccess ? type : $"`ApiException`{(type.Length == 0 ? "" : " of " + type)}";
            var status = response.Status == ClientResponse.Default ? "any other" : response.Status;
            page.Append($"| {status} | {result} | {Cell(Texts.Of(response.Node, "description") ?? "")} |\n");
        }
    }

    private string? Said(string key) => Texts.Of(operation.Node, key);

    private string TypeText(CSharpType type)
        => type.Model is { } model ? $"[{model.Name}](xref:{api.Package}.{model.Name})"
        : type.Element?.Model is { } element ? $"`{type.Name}` of [{element.Name}](xref:{api.Package}.{element.Name})"
        : $"`{type}`";

    private static string Place(MemberPlace place) => place switch
    {
        MemberPlace.Field => "field",
        _ => place.ToString().ToLowerInvariant(),
    };

    private static string Cell(string text)
        => text.ReplaceLineEndings(" ").Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
}
