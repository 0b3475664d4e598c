using CloudMgmt.ClientModel;
using CloudMgmt.ContractDiff.Comparison;

namespace CloudMgmt.ContractDiff.CSharp;

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
