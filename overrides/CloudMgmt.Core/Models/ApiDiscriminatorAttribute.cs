namespace CloudMgmt.Core;

/// <summary>Names the JSON field that says which subtype of a model an object is. Written by the generator.</summary>
/// <param name="field">The name on the wire.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ApiDiscriminatorAttribute(string field) : Attribute
{
    /// <summary>The name on the wire.</summary>
    public string Field { get; } = field;
}
