using System.Text.Json.Nodes;
using CloudMgmt.CodeGeneration.Preparation;

namespace CloudMgmt.CodeGeneration;

/// <summary>
/// Turns a spec as authored into the document that NSwag reads. NSwag trips over some valid documents (path-level parameters,
/// status ranges, colliding names, several media types), and its templates cannot compute; so names and decisions are made here,
/// in C# and under test, and handed to the templates as <c>x-gen-*</c> extensions. Each step does one thing.
/// </summary>
internal static class SpecPreparation
{
    public static JsonObject Prepare(JsonObject document)
    {
        var prepared = (JsonObject)document.DeepClone();
        OperationStep.InlineReferences(prepared);
        HoistStep.NameAnonymousSchemas(prepared);
        SchemaNameStep.Rename(prepared);
        SchemaStep.Prepare(prepared);
        OperationStep.Prepare(prepared);
        DescriptionStep.Prepare(prepared);
        ServerStep.Prepare(prepared);
        return prepared;
    }
}
