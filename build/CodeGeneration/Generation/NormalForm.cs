using CloudMgmt.ClientModel;
using CloudMgmt.OpenApi;

namespace CloudMgmt.CodeGeneration;

/// <summary>
/// What must hold of a client before it is printed: each name is an identifier and there once, each type is one of the client's own, and no
/// class is derived from itself. A breach is a fault of the model, and is told by the line of the document that brought it about.
/// </summary>
internal static class NormalForm
{
    // What the errors of one fault look like need not be told a thousand times.
    private const int MaximumProblems = 20;

    /// <exception cref="ProblemException">Something does not hold.</exception>
    public static void Check(Client client)
        => ProblemException.ThrowIfAny([.. Problems(client).DistinctBy(problem => problem.Location).Take(MaximumProblems)]);

    private static IEnumerable<Problem> Problems(Client client)
    {
        var models = client.Models.ToHashSet();
        var types = Names(client.Models.Select(model => (model.Name, (Node)model.Schema)), "type", StringComparer.OrdinalIgnoreCase);
        var operations = Names(
            client.Operations.Select(operation => (operation.Name, (Node)operation.Node)), "operation", StringComparer.OrdinalIgnoreCase);
        return types.Concat(operations)
            .Concat(client.Operations.SelectMany(operation => OfOperation(operation, models)))
            .Concat(client.Models.SelectMany(model => OfModel(model, models)));
    }

    private static IEnumerable<Problem> OfOperation(ClientOperation operation, HashSet<ModelType> models)
        => Names(operation.Arguments.Select(Named), "argument", StringComparer.Ordinal)
            .Concat(Names(operation.Options.Select(Named), "option", StringComparer.Ordinal))
            .Concat(operation.Members.SelectMany(member => OfType(member.Type, member.Node, models)))
            .Concat(operation.Responses.SelectMany(response => OfType(response.Type, response.Node, models)));

    private static IEnumerable<Problem> OfModel(ModelType model, HashSet<ModelType> models)
    {
        if (model.IsEnum)
            return Names(model.Values.Select(value => (value.Name, value.Node)), "value", StringComparer.Ordinal);
        if (model.Kind == ModelKind.Union)
        {
            return Names(
                model.Alternatives.Select(alternative => (alternative.Name, (Node)alternative.Schema)), "alternative",
                StringComparer.Ordinal)
                .Concat(model.Alternatives.SelectMany(alternative => OfType(alternative.Type, alternative.Schema, models)));
        }

        var own = Names(model.Bases.Append(model).SelectMany(type => type.Properties).Select(Named), "property", StringComparer.Ordinal)
            .Concat(model.Properties.SelectMany(property => OfType(property.Type, property.Node, models)));
        if (model.Base is { } parent && !models.Contains(parent))
            own = own.Append(Fault(model.Schema, $"the class '{model.Name}' has the base '{parent.Name}', which is no type of the client"));
        return model.Bases.Contains(model) ? own.Append(MadeOfItself(model)) : own;
    }

    private static IEnumerable<Problem> OfType(CSharpType? type, Node place, HashSet<ModelType> models)
    {
        for (; type is not null; type = type.Element)
        {
            if (type.Model is { } model && !models.Contains(model))
                yield return Fault(place, $"the type '{model.Name}' is named and not there");
        }
    }

    private static IEnumerable<Problem> Names(IEnumerable<(string Name, Node Place)> names, string what, StringComparer comparer)
    {
        var seen = new HashSet<string>(comparer);
        foreach (var (name, place) in names)
        {
            if (!CSharpNames.IsIdentifier(name))
                yield return Fault(place, $"the {what} '{name}' is no name in C#");
            else if (!seen.Add(name))
                yield return Fault(place, $"the {what} '{name}' is there twice");
        }
    }

    private static (string Name, Node Place) Named(Member member) => (member.Name, member.Node);

    // No fault of the model.
    private static Problem MadeOfItself(ModelType model)
        => new(ProblemIds.Model, Spec.At(model.Schema), $"'{model.Key}' is made of itself by what its 'allOf' refers to; leave it out there.");

    private static Problem Fault(Node place, string fault)
        => new(ProblemIds.Model, Spec.At(place), $"the generator makes something of this that C# has not: {fault}. Please report it; meanwhile, write this part of the document in another way.");
}
