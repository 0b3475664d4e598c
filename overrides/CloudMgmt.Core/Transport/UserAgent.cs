using System.Reflection;
using System.Runtime.InteropServices;

namespace CloudMgmt.Core;

/// <summary>The <c>User-Agent</c> header: application, package, runtime.</summary>
internal static class UserAgent
{
    public static string For(Type client, string? applicationId)
    {
        var assembly = client.Assembly.GetName();
        var version = client.Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0]
            ?? assembly.Version?.ToString() ?? "0";
        var sdk = $"{assembly.Name}/{version} ({RuntimeInformation.FrameworkDescription})";
        return HeaderRules.CheckValue("User-Agent", string.IsNullOrWhiteSpace(applicationId) ? sdk : $"{applicationId} {sdk}");
    }
}
