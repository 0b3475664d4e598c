using System.Text.Json.Nodes;

namespace CloudMgmt.CodeGeneration.Preparation;

/// <summary>Prepares every operation: what it sends, what its answers mean, and whether it may be repeated.</summary>
internal static class OperationStep
{
    public static void Prepare(JsonObject document)
    {
        foreach (var (path, _, method, operation) in DocumentWalk.Operations(document).ToList())
        {
            operation["x-gen-path"] = path;
            operation["x-gen-method"] = method.ToUpperInvariant();
            operation.Remove("security");
            if (operation["x-idempotent"] is not null)
                operation["x-gen-repetition"] = operation.Flag("x-idempotent") ? "Idempotent" : "NotRepeatable";
            var names = new MemberNames(operation.Text("operationId")!);
            ParameterStep.Prepare(document, operation, names);
            BodyStep.Prepare(document, operation, names);
            ResponseStep.Prepare(operation, method);
        }
    }
}
