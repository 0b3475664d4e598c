using System.Reflection;
using CloudMgmt.Core;

namespace CloudMgmt.TestSupport.Contracts;

/// <summary>
/// Holds a generated client against the table of operations. Each method gives the differences, one a line; none is right.
/// </summary>
/// <param name="client">The interface of the client, such as <c>typeof(IHeliosClient)</c>.</param>
/// <param name="handWritten">Methods that only overrides add, such as <c>DownloadProjectAuditLogCsvAsync</c>.</param>
public sealed class ClientContract(Type client, params string[] handWritten)
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    /// <summary>
    /// Methods that are no operation of the document, and operations without their two methods. A row that the table lacks is not told
    /// here again.
    /// </summary>
    public IReadOnlyList<string> MethodDifferences(string api)
        => ContractAssertions.SetDifferences(client.Name,
            SpecDocument.Operations(api)
                .SelectMany(operation => new[] { operation.OperationId + "Async", operation.OperationId + "WithResponseAsync" })
                .Concat(handWritten),
            client.GetMethods().Select(method => method.Name));

    /// <summary>Methods of the class that implements the interface and that a mock could not override.</summary>
    public static IReadOnlyList<string> SealedMethods(Type implementation, Type client)
        =>
        [
            .. implementation.GetInterfaceMap(client).TargetMethods.Where(method => !method.IsVirtual || method.IsFinal)
                .Select(method => method.Name),
        ];

    /// <summary>What the methods of an operation have otherwise than a line of the table.</summary>
    public IReadOnlyList<string> OperationDifferences(OperationRow row)
    {
        var operation = SpecDocument.Operations(row.Api).Single(candidate => candidate.DocumentedName == row.DocumentedName);
        return
        [
            .. ArgumentDifferences(row, operation, row.OperationId + "Async"),
            .. ArgumentDifferences(row, operation, row.OperationId + "WithResponseAsync"),
            .. Difference("result", ResultType(operation, typeof(Task), typeof(Task<>)), Method(row.OperationId + "Async").ReturnType),
            .. ResponseDifference(row, operation),
            .. OptionDifferences(row),
        ];
    }

    private static IEnumerable<string> Difference(string what, string expected, Type actual)
        => Name(actual) == expected ? [] : [$"{what}: {expected} expected, {Name(actual)} found."];

    internal static string CSharpName(string name, bool pascal)
    {
        var words = name.Split('_', '-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]);
        var joined = string.Concat(words);
        return pascal ? joined : char.ToLowerInvariant(joined[0]) + joined[1..];
    }

    private static string Scalar(string type) => type switch
    {
        "string" => "String",
        "integer" => "Int64",
        "boolean" => "Boolean",
        "datetime" => "DateTimeOffset",
        _ => type,
    };

    private static string Argument(string type)
        => type.EndsWith("[]", StringComparison.Ordinal) ? $"IEnumerable<{Scalar(type[..^2])}>" : Scalar(type);

    private static string Result(string type)
        => type.EndsWith("[]", StringComparison.Ordinal) ? $"IList<{Scalar(type[..^2])}>" : Scalar(type);

    private static string ResultType(SpecOperation operation, Type plain, Type generic)
        => operation.Returns == SpecType.None
            ? Name(plain)
            : $"{generic.Name[..generic.Name.IndexOf('`')]}<{Result(operation.Returns.Name)}>";

    /// <summary>The name without its namespace; a value that may be null or an open enumeration counts as what is sent.</summary>
    private static string Name(Type type)
    {
        var real = Nullable.GetUnderlyingType(type) ?? type;
        var raw = real.GetInterfaces()
            .FirstOrDefault(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IOpenEnum<,>));
        if (raw is not null)
            return Name(raw.GetGenericArguments()[1]);
        return real.IsGenericType
            ? $"{real.Name[..real.Name.IndexOf('`')]}<{string.Join(", ", real.GetGenericArguments().Select(Name))}>"
            : real.Name;
    }

    private MethodInfo Method(string name) => client.GetMethod(name) ?? throw new MissingMethodException(client.Name, name);

    private IEnumerable<string> ResponseDifference(OperationRow row, SpecOperation operation)
    {
        var task = Method(row.OperationId + "WithResponseAsync").ReturnType;
        return Difference(
            "response", ResultType(operation, typeof(ApiResponse), typeof(ApiResponse<>)), task.GetGenericArguments().Single());
    }

    /// <summary>Required parameters in the order of the document, the body, the options, the token.</summary>
    private IEnumerable<string> ArgumentDifferences(OperationRow row, SpecOperation operation, string method)
    {
        var order = operation.Parameters.Select(parameter => parameter.Name).ToList();
        string[] expected =
        [
            .. row.Parameters.Where(parameter => parameter.Required).OrderBy(parameter => order.IndexOf(parameter.Name))
                .Select(parameter => $"{Argument(parameter.Type)} {CSharpName(parameter.Name, pascal: false)}"),
            .. row.Body.Length == 0 ? Array.Empty<string>() : [$"{Argument(operation.Body!.Name)} body"],
            $"{row.OperationId}Options options?",
            "CancellationToken cancellationToken?",
        ];
        var actual = Method(method).GetParameters()
            .Select(parameter => $"{Name(parameter.ParameterType)} {parameter.Name}{(parameter.IsOptional ? "?" : "")}");
        return expected.SequenceEqual(actual)
            ? []
            : [$"{method}: ({string.Join(", ", expected)}) expected, ({string.Join(", ", actual)}) found."];
    }

    /// <summary>The options have exactly the optional parameters, each of which can be left out.</summary>
    private IReadOnlyList<string> OptionDifferences(OperationRow row)
    {
        var options = client.Assembly.GetType($"{client.Namespace}.{row.OperationId}Options", throwOnError: true)!;
        var expected = row.Parameters.Where(parameter => !parameter.Required)
            .Select(parameter => $"{Argument(parameter.Type)} {CSharpName(parameter.Name, pascal: true)}");
        var actual = options.GetProperties(Declared)
            .Select(property => $"{Name(property.PropertyType)} {property.Name}{(CanBeNull(property) ? "" : " (never null)")}");
        return ContractAssertions.SetDifferences(
            $"{options.Name} (line {row.Line} of tests/operations.csv)", expected.Append(nameof(RequestOptions)),
            actual.Append(options.BaseType!.Name));
    }

    private static bool CanBeNull(PropertyInfo property)
        => new NullabilityInfoContext().Create(property).WriteState == NullabilityState.Nullable;
}
