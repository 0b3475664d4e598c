using CloudMgmt.ClientModel;
namespace CloudMgmt.ContractDiff.CSharp;

/// <summary>Which operations use a type, directly or within others.</summary>
internal sealed class ModelUsers(Client client)
{
    private readonly Dictionary<ClientOperation, int> _order = client.Operations.Index().ToDictionary(
        entry => entry.Item, entry => entry.Index);
    private Dictionary<ModelType, List<object>>? _users;

    /// <summary>The operations in the order of the document.</summary>
    public IEnumerable<string> Of(ModelType model)
    {
        _users ??= Collect();
        var seen = new HashSet<object> { model };
        var open = new Stack<ModelType>([model]);
        while (open.TryPop(out var current))
        {
            foreach (var user in _users.GetValueOrDefault(current, []))
            {
                if (seen.Add(user) && user is ModelType outer)
                    open.Push(outer);
            }
        }

        // By their order and not one after the other: there may be thousands, and this is asked for each type.
        return seen.OfType<ClientOperation>().OrderBy(operation => _order[operation]).Select(operation => operation.ToString());
    }

    private Dictionary<ModelType, List<object>> Collect()
    {
        var users = new Dictionary<ModelType, List<object>>();
        foreach (var operation in client.Operations)
        {
            foreach (var member in operation.Arguments.Concat(operation.Options))
                Use(member.Type, operation);
            foreach (var type in operation.Errors.Values.Append(operation.Result))
                Use(type, operation);
        }
        foreach (var model in client.Models.Where(model => !model.IsEnum))
        {
            foreach (var alternative in model.Alternatives)
                Use(alternative.Type, model);
            foreach (var type in model.PropertyTypes)
                Use(type, model);
            if (model.Base is { } parent)
                Add(parent, model);
        }
        return users;

        void Use(CSharpType? type, object user)
        {
            for (var current = type; current is not null; current = current.Element)
            {
                if (current.Model is { } used)
                    Add(used, user);
            }
        }

        void Add(ModelType used, object user)
        {
            if (!users.TryGetValue(used, out var all))
                users.Add(used, all = []);
            all.Add(user);
        }
    }
}
