using System.ComponentModel;

namespace CloudMgmt.Core.Serialization;

/// <summary>
/// Stands in generated code for the attribute NotNullWhen, which .NET Standard 2.0 lacks. It means nothing to the compiler.
/// </summary>
/// <param name="returnValue">What the method gives when the parameter is not null.</param>
[AttributeUsage(AttributeTargets.Parameter)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class NotNullWhenStandInAttribute(bool returnValue) : Attribute
{
    /// <summary>What the method gives when the parameter is not null.</summary>
    public bool ReturnValue { get; } = returnValue;
}
