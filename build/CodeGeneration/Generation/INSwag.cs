using CloudMgmt.OpenApi.Processes;

namespace CloudMgmt.CodeGeneration;

/// <summary>NSwag, wherever it runs.</summary>
internal interface INSwag
{
    /// <summary>What NSwag says of itself, so that nothing else has to be kept in step with the package.</summary>
    string Version { get; }

    /// <summary>Runs a configuration; paths within it and the variables are relative to it.</summary>
    ProcessResult Run(string configuration, string variables);
}
