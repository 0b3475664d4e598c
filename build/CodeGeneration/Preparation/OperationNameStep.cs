using System.Text.Json.Nodes;

namespace CloudMgmt.CodeGeneration.Preparation;

/// <summary>Gives every operation the unique name that its methods, its options and its anonymous schemas are called after.</summary>
internal static class OperationNameStep
{
    public static void Prepare(JsonObject document, string client)
    {
        var names = new OperationNames(client);
        foreach (var (path, _, method, operation) in DocumentWalk.Operations(document))
            operation["operationId"] = names.Next(operation.Text("operationId"), method, path);
    }
}
