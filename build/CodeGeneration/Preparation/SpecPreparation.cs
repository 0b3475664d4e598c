using System.Text.Json.Nodes;

namespace CloudMgmt.CodeGeneration.Preparation;

/// <summary>
/// Turns a spec as authored into the document that NSwag reads. NSwag trips over some valid documents (path-level parameters,
/// status ranges, colliding names, several media types), and its templates cannot compute; so names and decisions are made here,
/// in C# and under test, and handed to the templates as <c>x-gen-*</c> extensions. Each step does one thing.
/// </summary>
internal static class SpecPreparation
{
    /// <param name="document">The spec; it is not changed.</param>
    /// <param name="client">The name of the client class, which no schema and no operation may take.</param>
    public static JsonObject Prepare(JsonObject document, string client)
    {
        var prepared = (JsonObject)document.DeepClone();
        OperationNameStep.Prepare(prepared, client);
        HoistStep.NameSharedSchemas(prepared);
        InlineStep.Prepare(prepared);
        HoistStep.NameAnonymousSchemas(prepared);
        DiscriminatorStep.CompleteMappings(prepared);
        SchemaNameStep.Rename(prepared, client);
        CompositionStep.Prepare(prepared);
        CircleStep.Prepare(prepared);
        DiscriminatorStep.NameSubtypes(prepared);
        DateStep.Prepare(prepared);
        SchemaStep.Prepare(prepared);
        PropertyStep.Prepare(prepared);
        OperationStep.Prepare(prepared);
        RequestStep.Prepare(prepared);
        ReservedStep.Prepare(prepared);
        ReaderStep.Prepare(prepared);
        DescriptionStep.Prepare(prepared);
        ServerStep.Prepare(prepared);
        return prepared;
    }
}
