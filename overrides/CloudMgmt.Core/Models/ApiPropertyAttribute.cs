namespace CloudMgmt.Core;

/// <summary>What the OpenAPI document says of a property and the C# type cannot express. Written by the generator.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ApiPropertyAttribute : Attribute
{
    /// <summary>A request must carry the property; a response is read without it.</summary>
    public bool Required { get; set; }

    /// <summary>Null is a value of its own, so an explicit null satisfies <see cref="Required"/>.</summary>
    public bool Nullable { get; set; }

    /// <summary>The service sets it: it is read from responses and not sent in requests.</summary>
    public bool ReadOnly { get; set; }

    /// <summary>It holds a password, token or key, which must not reach logs.</summary>
    public bool Secret { get; set; }
}
