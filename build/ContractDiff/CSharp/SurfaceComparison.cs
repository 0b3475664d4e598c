using CloudMgmt.ContractDiff.Comparison;
using CloudMgmt.ContractDiff.Rules;

namespace CloudMgmt.ContractDiff.CSharp;

/// <summary>Compares the public C# of two documents.</summary>
internal static class SurfaceComparison
{
    public static IReadOnlyList<Effect> Compare(Surface @base, Surface head, UnchangedParts unchanged)
    {
        var operations = new OperationPairs(@base, head);
        var types = new TypePairs(@base, head, operations.All, unchanged);
        var effects = new Effects(@base, head);
        var methods = new MethodComparison(effects, types);
        foreach (var (before, after) in operations.All)
            methods.Compare(before, after);
        foreach (var operation in operations.Gone)
            effects.Add(CSharpRules.MethodRemoved, operation, null, $"{effects.Method(operation)} and {operation.Name}WithResponseAsync are gone, with {operation.Name}Options.");
        foreach (var operation in operations.New)
            effects.Add(CSharpRules.MethodAdded, null, operation, $"{effects.Method(operation)} and {operation.Name}WithResponseAsync are new.", isAddition: true);
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
