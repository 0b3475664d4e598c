namespace CloudMgmt.Core;

/// <summary>Says that a property holds a password, token or key, which must not reach logs. Written by the generator.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ApiSecretAttribute : Attribute;
