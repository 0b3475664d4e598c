using System.Text.Json.Nodes;
using CloudMgmt.ContractDiff.Rules;

namespace CloudMgmt.ContractDiff.Tests.Mutations;

/// <summary>An edit of one of the specs.</summary>
/// <param name="Name">What is done, in the words of the table.</param>
/// <param name="Api">The name of the API in build/apis.json.</param>
/// <param name="Wire">What it does on the wire, by judgement.</param>
/// <param name="Edit">Makes the new spec of the old one.</param>
internal sealed record Mutation(string Name, string Api, Verdict Wire, Action<JsonObject> Edit)
{
    /// <summary>Makes the old spec of the real one, where that does not have what is edited.</summary>
    public Action<JsonObject>? Before { get; init; }

    public override string ToString() => $"{Api}: {Name}";
}
