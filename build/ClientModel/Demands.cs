namespace CloudMgmt.ClientModel;

/// <summary>
/// Which properties C# demands of who makes an object: those without which it cannot be sent. Of a class that only answers have,
/// everybody fills what he likes.
/// </summary>
internal sealed class Demands
{
    private readonly HashSet<ModelType> _values = [];
    private readonly HashSet<ModelType> _sent = [];

    public Demands(Client client)
    {
        foreach (var member in client.Operations.SelectMany(operation => operation.Members))
            Send(member.Type);
    }

    /// <summary>Whether what is sent can have the class, or one that is derived from it.</summary>
    public bool AreMadeOf(ModelType type) => _sent.Contains(type);

    /// <summary>Whether one has to set a property that a class declares.</summary>
    public bool Include(ModelType type, Member property)
        => property is { IsRequired: true, IsReadOnly: false } && AreMadeOf(type);

    /// <summary>Whether one has to set any property, an inherited one included.</summary>
    public bool IncludeAny(ModelType? type)
        => type is not null
            && type.Bases.Prepend(type).Any(owner => AreMadeOf(owner) && owner.Properties.Any(property => Include(owner, property)));

    private void Send(CSharpType sent)
    {
        var open = new Stack<CSharpType>([sent]);
        while (open.TryPop(out var type))
        {
            if (type.Element is { } element)
                open.Push(element);
            if (type.Model is not { IsEnum: false } model || !_values.Add(model))
                continue;
            foreach (var alternative in model.Alternatives)
                open.Push(alternative.Type);
            foreach (var subtype in model.Subtypes)
                open.Push(CSharpType.Of(subtype.Type));
            // Of a base only its properties are sent, not what else is derived from it.
            foreach (var owner in model.Bases.Prepend(model).Where(_sent.Add))
            {
                foreach (var property in owner.PropertyTypes)
                    open.Push(property);
            }
        }
    }
}
