using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace CloudMgmt.Core.Internal;

/// <summary>Whether types of the application may be read and written by reflection.</summary>
internal static class Reflection
{
    /// <summary>
    /// False in a trimmed or natively compiled application, which would send an empty object in the place of one whose members are
    /// trimmed. It is the switch that System.Text.Json has for the same: <c>JsonSerializerIsReflectionEnabledByDefault</c> in a project.
    /// </summary>
    [FeatureSwitchDefinition("System.Text.Json.JsonSerializer.IsReflectionEnabledByDefault")]
    [FeatureGuard(typeof(RequiresUnreferencedCodeAttribute))]
    [FeatureGuard(typeof(RequiresDynamicCodeAttribute))]
#pragma warning disable IL4000 // The switch itself is no guard of what is annotated, but off wherever that is trimmed.
    public static bool IsAllowed => JsonSerializer.IsReflectionEnabledByDefault;
#pragma warning restore IL4000
}
