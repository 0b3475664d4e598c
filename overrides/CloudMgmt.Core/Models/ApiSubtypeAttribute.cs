namespace CloudMgmt.Core;

/// <summary>One subtype of a model with an <see cref="ApiDiscriminatorAttribute"/>. Written by the generator.</summary>
/// <param name="value">The value of the field.</param>
/// <param name="type">The subtype that it stands for.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class ApiSubtypeAttribute(string value, Type type) : Attribute
{
    /// <summary>The value of the field.</summary>
    public string Value { get; } = value;

    /// <summary>The subtype that it stands for.</summary>
    public Type Type { get; } = type;
}
