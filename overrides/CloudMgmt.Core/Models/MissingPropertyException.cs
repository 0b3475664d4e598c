namespace CloudMgmt.Core;

/// <summary>
/// A property was read that is required and has no value: the service left it out of a response, or had null there, although its document
/// says that it is always there. The rest of the response is as it came; <see cref="ApiModel.Has"/> asks without an exception.
/// </summary>
/// <param name="model">The name of the model.</param>
/// <param name="property">The name of its property in C#.</param>
public sealed class MissingPropertyException(string model, string property)
    : InvalidOperationException($"{model}.{property} is required and has no value. Has(nameof({model}.{property})) asks without an exception.")
{
    /// <summary>The name of the model.</summary>
    public string Model { get; } = model;

    /// <summary>The name of its property in C#.</summary>
    public string Property { get; } = property;
}
