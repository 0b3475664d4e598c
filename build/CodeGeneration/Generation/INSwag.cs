using CloudMgmt.OpenApi.Processes;

namespace CloudMgmt.CodeGeneration;

/// <summary>NSwag, wherever it runs.</summary>
internal interface INSwag
{
    /// <summary>What NSwag says of itself, so that nothing else has to be kept in step with the package.</summary>
    string Version { get; }

    /// <summary>Runs a configuration; paths within it and the variables are relative to it.</summary>
    /// <param name="configuration">The path of nswag.json.</param>
    /// <param name="variables">What stands for its variables, as in <c>Input=a.json,Output=a.cs</c>.</param>
    /// <param name="cancellation">Says that nobody waits for it any more.</param>
    ProcessResult Run(string configuration, string variables, CancellationToken cancellation);
}
