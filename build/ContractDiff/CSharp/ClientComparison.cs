using CloudMgmt.ClientModel;
using CloudMgmt.ContractDiff.Comparison;
using CloudMgmt.ContractDiff.Rules;

namespace CloudMgmt.ContractDiff.CSharp;

/// <summary>
/// Compares the clients that the generator makes of two documents. It knows nothing of the wire, so both can be compared at the same time.
/// </summary>
internal sealed class ClientComparison(Client @base, Client head, UnchangedParts unchanged)
{
    public Client Base => @base;

    public Client Head => head;

    public IReadOnlyList<Effect> Effects { get; } = Compare(@base, head, unchanged);

    private static IReadOnlyList<Effect> Compare(Client baseClient, Client headClient, UnchangedParts unchanged)
    {
        var operations = new OperationPairs(baseClient, headClient);
        var types = new TypePairs(baseClient, headClient, operations.All, unchanged);
        var effects = new Effects(baseClient, headClient);
        var methods = new MethodComparison(effects, types);
        foreach (var (@base, head) in operations.All)
            methods.Compare(@base, head);
        foreach (var operation in operations.Gone)
        {
            var message = $"{effects.Method(operation)} and {operation.Name}WithResponseAsync are gone, with {operation.Name}Options.";
            effects.Add(CSharpRules.MethodRemoved, operation, null, message);
        }

        foreach (var operation in operations.New)
        {
            var message = $"{effects.Method(operation)} and {operation.Name}WithResponseAsync are new.";
            effects.Add(CSharpRules.MethodAdded, null, operation, message, isAddition: true);
        }

        var bases = baseClient.Models.Concat(headClient.Models).Select(model => model.Base).ToHashSet();
        var models = new ModelComparison(effects, types, operations.All);
        foreach (var (@base, head) in types.Changed)
        {
            models.Compare(@base, head);
            // Of a large document they are more than the document. Those of a base class are asked for again,
            // with each class derived from it.
            foreach (var model in (ReadOnlySpan<ModelType>)[@base, head])
            {
                if (!bases.Contains(model))
                    model.Forget();
            }
        }

        foreach (var model in types.Gone)
            effects.Add(CSharpRules.TypeRemoved, model, null, model.Name, $"The {Noun(model)} {model.Name} is gone.");
        foreach (var model in types.New)
            effects.Add(CSharpRules.TypeAdded, null, model, model.Name, $"The {Noun(model)} {model.Name} is new.", isAddition: true);
        return effects.All;
    }

    private static string Noun(ModelType model) => model.IsEnum ? "enumeration" : model.Kind == ModelKind.Union ? "union" : "class";
}

/// <summary>
/// Which operation of the old client is which of the new one. A name says so, as it does for the compiler. Of the rest, those of the
/// same method and path were renamed; what the parameters of a path are called does not matter.
/// </summary>
internal sealed class OperationPairs
{
    public OperationPairs(Client baseClient, Client headClient)
    {
        var all = new List<(ClientOperation, ClientOperation)>();
        var byName = headClient.Operations.ToDictionary(operation => operation.Name);
        foreach (var operation in baseClient.Operations)
        {
            if (byName.Remove(operation.Name, out var same))
                all.Add((operation, same));
        }

        var paired = all.Select(pair => pair.Item1).ToHashSet();
        var byPath = byName.Values.GroupBy(Place).ToDictionary(group => group.Key, group => new Queue<ClientOperation>(group));
        var gone = new List<ClientOperation>();
        foreach (var operation in baseClient.Operations.Where(operation => !paired.Contains(operation)))
        {
            if (byPath.TryGetValue(Place(operation), out var same) && same.TryDequeue(out var renamed))
                all.Add((operation, renamed));
            else
                gone.Add(operation);
        }

        (All, Gone, New) = (all, gone, [.. byPath.Values.SelectMany(rest => rest)]);
    }

    public IReadOnlyList<(ClientOperation Base, ClientOperation Head)> All { get; }

    public IReadOnlyList<ClientOperation> Gone { get; }

    public IReadOnlyList<ClientOperation> New { get; }

    private static string Place(ClientOperation operation) => $"{operation.Method} {PathTemplate.Shape(operation.Path)}";
}
