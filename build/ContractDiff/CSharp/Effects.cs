using CloudMgmt.ClientModel;
using CloudMgmt.ContractDiff.Changes;
using CloudMgmt.ContractDiff.Rules;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.CSharp;

/// <summary>Collects what differs between two clients.</summary>
internal sealed class Effects(Client @base, Client head)
{
    private readonly List<Effect> _all = [];

    public IReadOnlyList<Effect> All => _all;

    public Client Base => @base;

    public Client Head => head;

    public string Method(ClientOperation operation) => $"{head.Name}.{operation.Name}Async";

    /// <summary>Reports something of an operation as a whole.</summary>
    public void Add(Rule rule, ClientOperation? before, ClientOperation? after, string message, bool isAddition = false, string? oldForm = null, string? newForm = null)
        => _all.Add(new Effect
        {
            Value = new CSharpEffect(rule, Method(before ?? after!), message) { IsAddition = isAddition },
            Base = before?.Node,
            Head = after?.Node,
            Before = oldForm,
            After = newForm,
            Operation = after ?? before,
        });

    /// <summary>Reports something of an operation that comes from a part of it.</summary>
    public void Add(Rule rule, ClientOperation operation, string member, string message, Node? before, Node? after, IEnumerable<Node> causes, bool isAddition = false, string? oldForm = null, string? newForm = null)
        => _all.Add(new Effect
        {
            Value = new CSharpEffect(rule, member, message) { IsAddition = isAddition },
            Base = before,
            Head = after,
            Causes = causes,
            Before = oldForm,
            After = newForm,
            Operation = operation,
        });

    /// <summary>Reports something of a type as a whole.</summary>
    public void Add(Rule rule, ModelType? before, ModelType? after, string member, string message, bool isAddition = false, string? oldForm = null, string? newForm = null)
        => Add(rule, before, after, member, message, before?.Schema, after?.Schema, [], isAddition, oldForm, newForm);

    /// <summary>Reports something of a type that comes from a part of it.</summary>
    public void Add(
        Rule rule, ModelType? model, ModelType? headModel, string member, string message, Node? before, Node? after, IEnumerable<Node> causes, bool isAddition = false, string? oldForm = null, string? newForm = null)
        => _all.Add(new Effect
        {
            Value = new CSharpEffect(rule, member, message) { IsAddition = isAddition },
            Base = before,
            Head = after,
            Causes = causes,
            Before = oldForm,
            After = newForm,
            BaseModel = model,
            HeadModel = headModel,
        });

    /// <summary>Every place that a type comes from: what the schemas stand for and are made of, and those of their elements.</summary>
    public IEnumerable<Node> Causes(Node? before, Node? after) => @base.Places(before).Concat(head.Places(after));
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
    public string? Before { get; init; }

    /// <summary>What is there, in C#.</summary>
    public string? After { get; init; }

    /// <summary>The operation, if it belongs to one.</summary>
    public ClientOperation? Operation { get; init; }

    /// <summary>The type of the old client, if it belongs to one.</summary>
    public ModelType? BaseModel { get; init; }

    /// <summary>The type of the new client, if it belongs to one.</summary>
    public ModelType? HeadModel { get; init; }

    public Rule Rule => Value.Rule;
}
