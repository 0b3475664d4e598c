using System.ComponentModel;

namespace CloudMgmt.Core.Serialization;

/// <summary>Reads one JSON value, whose first token the cursor stands on, and leaves the cursor on its last. Used by the generated code.</summary>
/// <typeparam name="T">What is read.</typeparam>
/// <param name="json">The cursor.</param>
/// <returns>The value; null for a JSON null, also where the type does not say so: a service may send less than its document promises.</returns>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate T JsonRead<out T>(ref JsonCursor json);
