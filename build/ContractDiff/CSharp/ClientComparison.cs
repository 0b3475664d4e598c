using CloudMgmt.ClientModel;
using CloudMgmt.ContractDiff.Comparison;
using CloudMgmt.ContractDiff.Rules;

namespace CloudMgmt.ContractDiff.CSharp;

/// <summary>
/// Compares the clients that the generator makes of two documents. It knows nothing of the wire, so both can be compared at the same time.
/// </summary>
internal sealed class ClientComparison(Client before, Client after, UnchangedParts unchanged)
{
    public Client Before => before;

    public Client After => after;

    public IReadOnlyList<Effect> Effects { get; } = Compare(before, after, unchanged);

    private static IReadOnlyList<Effect> Compare(Client @base, Client head, UnchangedParts unchanged)
    {
        var operations = new OperationPairs(@base, head);
        var types = new TypePairs(@base, head, operations.All, unchanged);
        var effects = new Effects(@base, head);
        var methods = new MethodComparison(effects, types);
        foreach (var (before, after) in operations.All)
            methods.Compare(before, after);
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

        var models = new ModelComparison(effects, types, operations.All);
        foreach (var (before, after) in types.Changed)
            models.Compare(before, after);
        foreach (var model in types.Gone)
            effects.Add(CSharpRules.TypeRemoved, model, null, model.Name, $"The {Noun(model)} {model.Name} is gone.");
        foreach (var model in types.New)
            effects.Add(CSharpRules.TypeAdded, null, model, model.Name, $"The {Noun(model)} {model.Name} is new.", isAddition: true);
        return effects.All;
    }

    private static string Noun(ModelType model) => model.IsEnum ? "enumeration" : "class";
}
