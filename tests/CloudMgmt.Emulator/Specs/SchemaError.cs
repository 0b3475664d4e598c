namespace CloudMgmt.Emulator.Specs;

/// <summary>What is wrong with a JSON value, and where in it.</summary>
/// <param name="Pointer">A JSON pointer; empty for the whole value.</param>
/// <param name="Message">What is wrong. It never holds the value itself, which can be a secret.</param>
/// <param name="WhenIgnored">What is said of a property that a service may also ignore; null if it must not be there.</param>
internal sealed record SchemaError(string Pointer, string Message, string? WhenIgnored = null);
