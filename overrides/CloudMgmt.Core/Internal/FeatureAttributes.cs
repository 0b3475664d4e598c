#if !NET9_0_OR_GREATER
// Those that the trimmer of a later SDK looks up by name.
namespace System.Diagnostics.CodeAnalysis;

[AttributeUsage(AttributeTargets.Property)]
internal sealed class FeatureSwitchDefinitionAttribute(string switchName) : Attribute
{
    public string SwitchName { get; } = switchName;
}

[AttributeUsage(AttributeTargets.Property, AllowMultiple = true)]
internal sealed class FeatureGuardAttribute(Type featureType) : Attribute
{
    public Type FeatureType { get; } = featureType;
}
#endif
