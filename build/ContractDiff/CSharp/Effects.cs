using CloudMgmt.ClientModel;
using CloudMgmt.ContractDiff.Changes;
using CloudMgmt.ContractDiff.Rules;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.CSharp;

/// <summary>Collects what differs between two clients.</summary>
internal sealed class Effects(Client baseClient, Client headClient)
{
    private readonly List<Effect> _all = [];

    public IReadOnlyList<Effect> All => _all;

    public Client Base => baseClient;

    public Client Head => headClient;

    public string Method(ClientOperation operation) => $"{headClient.Name}.{operation.Name}Async";

    /// <summary>Reports something of an operation as a whole.</summary>
    public void Add(
        Rule rule, ClientOperation? @base, ClientOperation? head, string message, bool isAddition = false, string? baseText = null,
        string? headText = null)
        => _all.Add(Create(rule, Method(@base ?? head!), message, @base?.Node, head?.Node, [], isAddition, baseText, headText) with
        {
            Operation = head ?? @base,
        });

    /// <summary>Reports something of an operation that comes from a part of it.</summary>
    public void Add(
        Rule rule, ClientOperation operation, string member, string message, Node? @base, Node? head, IEnumerable<Node> causes,
        bool isAddition = false, string? baseText = null, string? headText = null)
        => _all.Add(Create(rule, member, message, @base, head, causes, isAddition, baseText, headText) with { Operation = operation });

    /// <summary>Reports something of a type as a whole.</summary>
    public void Add(
        Rule rule, ModelType? @base, ModelType? head, string member, string message, bool isAddition = false, string? baseText = null,
        string? headText = null)
        => Add(rule, @base, head, member, message, @base?.Schema, head?.Schema, [], isAddition, baseText, headText);

    /// <summary>Reports something of a type that comes from a part of it.</summary>
    public void Add(
        Rule rule, ModelType? model, ModelType? headModel, string member, string message, Node? @base, Node? head, IEnumerable<Node> causes,
        bool isAddition = false, string? baseText = null, string? headText = null)
        => _all.Add(Create(rule, member, message, @base, head, causes, isAddition, baseText, headText) with
        {
            BaseModel = model,
            HeadModel = headModel,
        });

    /// <summary>Every place that a type comes from: what the schemas stand for and are made of, and those of their elements.</summary>
    public IEnumerable<Node> Causes(Node? @base, Node? head) => baseClient.Places(@base).Concat(headClient.Places(head));

    private static Effect Create(
        Rule rule, string member, string message, Node? @base, Node? head, IEnumerable<Node> causes, bool isAddition, string? baseText,
        string? headText)
        => new()
        {
            Value = new CSharpEffect(rule, member, message) { IsAddition = isAddition },
            Base = @base,
            Head = head,
            Causes = causes,
            BaseText = baseText,
            HeadText = headText,
        };
}

/// <summary>A difference between two clients, and where it comes from.</summary>
internal sealed record Effect
{
    public required CSharpEffect Value { get; init; }

    /// <summary>The place in the old document; null for what is new.</summary>
    public required Node? Base { get; init; }

    /// <summary>The place in the new document; null for what is gone.</summary>
    public required Node? Head { get; init; }

    /// <summary>Other places of either document that may have caused it, the nearest first.</summary>
    public IEnumerable<Node> Causes { get; init; } = [];

    /// <summary>What was there, in C#.</summary>
    public string? BaseText { get; init; }

    /// <summary>What is there, in C#.</summary>
    public string? HeadText { get; init; }

    /// <summary>The operation, if it belongs to one.</summary>
    public ClientOperation? Operation { get; init; }

    /// <summary>The type of the old client, if it belongs to one.</summary>
    public ModelType? BaseModel { get; init; }

    /// <summary>The type of the new client, if it belongs to one.</summary>
    public ModelType? HeadModel { get; init; }

    public Rule Rule => Value.Rule;
}
