namespace CloudMgmt.ClientModel;

/// <summary>Names that generated code uses itself, so that nothing of a document may take them.</summary>
internal static class ReservedNames
{
    /// <summary>What the templates name without its namespace, attributes in both forms, and namespaces.</summary>
    public static IReadOnlyList<string> Types { get; } =
    [
        "ApiClient", "ApiClientOptions", "ApiConnectionException", "ApiException", "ApiModel", "ApiRequest", "ApiResponse",
        "ApiSecret", "ApiSecretAttribute", "ApiUnion", "ArgumentException", "ArgumentNullException", "ArrayStyle", "CancellationToken",
        "DateTimeOffset", "DebuggerDisplay", "DebuggerDisplayAttribute", "EditorBrowsable", "EditorBrowsableAttribute",
        "EditorBrowsableState", "FileParameter", "GeneratedCode", "GeneratedCodeAttribute", "IAsyncEnumerable", "IDictionary",
        "IEnumerable", "IEquatable", "IJsonFormat", "IList", "IOpenEnum", "JsonAlternative", "JsonCursor", "JsonField", "JsonFormat",
        "JsonKinds", "JsonOutput", "JsonShape", "JsonUnion", "JsonValues", "Newtonsoft", "NewtonsoftConverter", "NotNullWhen",
        "NotNullWhenStandIn", "NotNullWhenStandInAttribute", "Obsolete", "ObsoleteAttribute", "OpenEnumTypeConverter",
        "OperationCanceledException", "RequestOptions", "Stream", "StringComparer", "StringComparison", "System",
        "SystemTextJsonConverter", "Task", "TypeConverter", "TypeConverterAttribute", "UnixTime", "Uri",
        // Not used, but a type of that name would be in the way of everybody who uses the namespace.
        "Action", "Dictionary", "Exception", "Func", "Guid", "List", "Object", "String", "Type",
        // Members of unions, which would hide the types from the code that reads them.
        "IsKnown", "Match", "Value",
    ];

    /// <summary>Members of every model, and types that the template names in an expression.</summary>
    public static IReadOnlyList<string> MembersOfModels { get; } =
    [
        "AdditionalProperties", "EditorBrowsableState", "Equals", "Finalize", "GetHashCode", "GetJsonProperty", "GetType", "Has",
        "HasJsonProperty", "JsonField", "JsonFormat", "JsonKinds", "JsonShape", "JsonValues", "MemberwiseClone", "ReadJson",
        "ReadJsonProperty", "ReadJsonValue", "ReferenceEquals", "SetJsonNull", "SetJsonProperty", "SetRequiredJsonProperty", "ToString",
        "UnixTime", "WriteJsonProperties",
    ];

    /// <summary>What the template gives every enumeration, and the types that it names there.</summary>
    public static IReadOnlyList<string> MembersOfEnums { get; } =
    [
        "Equals", "Finalize", "From", "GetHashCode", "GetType", "IsKnown", "MemberwiseClone", "ReferenceEquals",
        "StringComparer", "StringComparison", "System", "ToString", "ToWireText", "Value", "WriteJson",
    ];

    /// <summary>Members of every options class.</summary>
    public static IReadOnlyList<string> MembersOfOptions { get; } =
        ["Body", "Timeout", "Headers", "Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString"];

    /// <summary>Variables of every method.</summary>
    public static IReadOnlyList<string> Variables { get; } = ["body", "options", "request", "cancellationToken"];

    /// <summary>The types that belong to the client itself.</summary>
    public static IReadOnlyList<string> TypesOfClient(string client) => [client, $"I{client}", $"{client}Options"];
}
