using CloudMgmt.Emulator.Specs;

namespace CloudMgmt.Emulator.Pipeline;

/// <summary>Demands a handler for every operation, and an operation for every handler.</summary>
internal static class SpecCoverage
{
    public static void Check(SpecDocument spec, IEnumerable<string> handlers)
    {
        var operations = spec.Operations.Select(operation => operation.Id).ToHashSet();
        var handled = handlers.ToHashSet();
        var faults = operations.Except(handled).Select(id => $"operation {id} has no handler")
            .Concat(handled.Except(operations).Select(id => $"handler {id} has no operation in the specification"))
            .Order(StringComparer.Ordinal)
            .ToArray();
        if (faults.Length > 0)
            throw new InvalidOperationException($"The emulator and the specification differ: {string.Join("; ", faults)}.");
    }
}
