using CloudMgmt.OpenApi;

namespace CloudMgmt.ClientModel;

/// <summary>The names of operations, which are unique within a client.</summary>
internal sealed class OperationNames
{
    private const string Suffix = "Async";

    // An operation of the client's own name would take the name of its options class as well.
    private readonly HashSet<string> _taken;

    public OperationNames(string client) => _taken = new(StringComparer.OrdinalIgnoreCase) { client };

    public string Next(string? operationId, string method, string path)
        => CSharpNames.Unique(Name(operationId ?? $"{method} {path}"), _taken, derived: name => name + "WithResponse");

    // The templates put the suffix on again.
    private static string Name(string operationId)
    {
        var name = CSharpNames.Pascal(operationId);
        return name.Length > Suffix.Length && name.EndsWith(Suffix, StringComparison.Ordinal) ? name[..^Suffix.Length] : name;
    }
}

/// <summary>The names within one operation: the variables of its methods and the properties of its options class.</summary>
internal sealed class MemberNames(string operation)
{
    private readonly HashSet<string> _variables = new(ReservedNames.Variables, StringComparer.Ordinal);
    private readonly HashSet<string> _properties
        = new(ReservedNames.MembersOfOptions.Append(operation + "Options"), StringComparer.OrdinalIgnoreCase);

    /// <summary>Takes both names, and gives the one that is used, without an at sign.</summary>
    public string Next(string name, string suffix, bool isRequired)
    {
        var variable = CSharpNames.Unique(CSharpNames.Camel(name), _variables, suffix);
        var property = CSharpNames.Unique(CSharpNames.Pascal(name), _properties, suffix);
        return isRequired ? variable.TrimStart('@') : property;
    }
}

/// <summary>
/// The names of what the client class has for the code beside it, so that no override repeats the document: methods that make requests, and
/// the names of headers.
/// </summary>
internal sealed class InternalNames
{
    private readonly Dictionary<ClientOperation, string> _requests = [];
    private readonly Dictionary<(ClientOperation Operation, string MediaType), string> _alternatives = [];
    private readonly Dictionary<ClientOperation, string> _enumerations = [];

    public InternalNames(Client client)
    {
        // The reader of a class is found by its name, which a member of the client would hide.
        var taken = client.Models.Where(model => model.Kind is ModelKind.Class or ModelKind.Union).Select(model => model.Name).ToHashSet();
        foreach (var operation in client.Operations)
            _requests.Add(operation, CSharpNames.Unique($"{operation.Name}Request", taken));
        foreach (var operation in client.Operations)
        {
            foreach (var type in operation.Alternatives.Select(alternative => alternative.Key))
            {
                var name = $"{operation.Name}{CSharpNames.Pascal(type.Split(';')[0].Split('/')[^1])}Request";
                _alternatives.Add((operation, type), CSharpNames.Unique(name, taken));
            }
        }

        var methods = client.Operations.SelectMany(operation => new[] { operation.Name, operation.Name + "WithResponse" })
            .ToHashSet();
        foreach (var operation in client.Operations.Where(operation => operation.Paging is not null))
            _enumerations.Add(operation, CSharpNames.Unique("Enumerate" + WithoutVerb(operation.Name), methods) + "Async");

        var headers = client.Operations.SelectMany(operation => operation.Members).Where(member => member.Place == MemberPlace.Header);
        Headers =
        [
            .. from name in headers.Select(header => header.WireName).Distinct()
               select (CSharpNames.Unique($"{CSharpNames.Pascal(name)}Header", taken), name),
        ];
    }

    /// <summary>The constants for the names of headers.</summary>
    public IReadOnlyList<(string Constant, string Header)> Headers { get; }

    /// <summary>The method that makes the request of an operation.</summary>
    public string Request(ClientOperation operation) => _requests[operation];

    /// <summary>The method that gives all items of an operation that pages.</summary>
    public string Enumeration(ClientOperation operation) => _enumerations[operation];

    /// <summary>The method that makes the request for an answer in another media type than JSON.</summary>
    public string Request(ClientOperation operation, string mediaType) => _alternatives[(operation, mediaType)];

    private static string WithoutVerb(string name)
    {
        var verb = new[] { "GetAll", "ListAll", "Get", "List" }.FirstOrDefault(verb
            => name.Length > verb.Length && name.StartsWith(verb, StringComparison.Ordinal) && char.IsUpper(name[verb.Length]));
        return verb is null ? name : name[verb.Length..];
    }
}

/// <summary>The names of the members of one enumeration.</summary>
internal sealed class EnumNames(string className)
{
    private readonly HashSet<string> _taken = new(ReservedNames.MembersOfEnums, StringComparer.Ordinal) { className };

    /// <param name="value">The value on the wire.</param>
    /// <param name="given">The name that the document gives it, if any.</param>
    public string Next(string value, string? given)
        => CSharpNames.Unique(given is null ? CSharpNames.Member(value) : CSharpNames.Pascal(given), _taken, "Member");
}

/// <summary>
/// The names of anonymous objects and enumerations, made of where they stand (<c>UserAddress</c>, <c>CreateUserRequest</c>): numbers would
/// shift with every edit.
/// </summary>
internal static class AnonymousNames
{
    private static readonly HashSet<string> Structure =
        [
            "components", "schemas", "properties", "$defs", "definitions", "paths", "content", "schema", "parameters", "responses",
            "requestBodies",
        ];

    public static string OfProperty(string owner, string property) => owner + CSharpNames.Pascal(property);

    /// <param name="owner">The name of the list or map.</param>
    /// <param name="keyword"><c>items</c> or <c>additionalProperties</c>.</param>
    public static string OfElements(string owner, string keyword) => owner + (keyword == "items" ? "Item" : "Value");

    public static string OfAlternative(string owner, int index) => $"{owner}Option{index + 1}";

    public static string OfParameter(string operation, string parameter) => operation + CSharpNames.Pascal(parameter);

    public static string OfRequest(string operation) => operation + "Request";

    public static string OfResponse(string operation, string status)
        => operation + (status.StartsWith('2') ? "Response" : CSharpNames.Pascal(status) + "Error");

    public static string OfResult(string operation) => operation + "Result";

    /// <summary>The name of a schema that stands where none is expected, and that a reference leads to.</summary>
    public static string OfPointer(string pointer)
        => string.Concat(
            pointer.Split('/').Skip(1).Select(Node.Unescape).Where(part => !Structure.Contains(part)).Select(CSharpNames.Pascal));

    /// <summary>A name that no schema has yet.</summary>
    public static string Free(string name, Func<string, bool> isTaken)
    {
        var free = name;
        for (var number = 2; isTaken(free); number++)
            free = name + number;
        return free;
    }
}

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
        "AdditionalProperties", "EditorBrowsableState", "Equals", "Finalize", "GetHashCode", "GetJsonProperty", "GetJsonValue", "GetType",
        "Has", "HasJsonProperty", "JsonField", "JsonFormat", "JsonKinds", "JsonShape", "JsonValues", "MemberwiseClone", "ReadJson",
        "ReadJsonProperty", "ReadJsonValue", "ReferenceEquals", "SetJsonNull", "SetJsonProperty", "SetJsonValue", "SetRequiredJsonProperty",
        "ToString", "UnixTime", "WriteJsonProperties",
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
