using System.Reflection;

namespace CloudMgmt.ContractDiff;

/// <summary>What this tool calls itself.</summary>
internal static class Product
{
    public const string Home = "https://github.com/cloudmgmt/cloudmgmt-dotnet";

    /// <summary>The version of the package.</summary>
    public static string Version { get; } = typeof(Product).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion
        .Split('+')[0];
}
