namespace CloudMgmt.ClientModel;

/// <summary>A type in the signature of a generated member, without the question mark of the member itself.</summary>
internal sealed record CSharpType
{
    /// <summary>The interface of a list that is received.</summary>
    public const string ReceivedList = "IList";

    /// <summary>The interface of a list that is passed.</summary>
    public const string PassedList = "IEnumerable";

    public const string Map = "IDictionary";

    private static readonly Dictionary<string, CSharpType> Known =
        "object string byte[] Stream FileParameter DateTimeOffset int long ulong float double decimal bool".Split(' ')
            .ToDictionary(name => name, name => new CSharpType(name));

    private CSharpType(string name) => Name = name;

    public static CSharpType Any { get; } = Known["object"];

    /// <summary>A day, which is written without its time.</summary>
    public static CSharpType Date { get; } = Known["DateTimeOffset"] with { IsDate = true };

    /// <summary>A keyword, a type of the framework, the interface of a collection, or a generated type.</summary>
    public string Name { get; }

    /// <summary>The generated type, if it is one.</summary>
    public ModelType? Model { get; private init; }

    /// <summary>The items of a list, or the values of a map.</summary>
    public CSharpType? Element { get; private init; }

    /// <summary>Whether the items or values may be null.</summary>
    public bool HasNullableElements { get; private init; }

    public bool IsDate { get; private init; }

    public bool IsValue => Model?.IsEnum ?? Name is "int" or "long" or "ulong" or "float" or "double" or "decimal" or "bool"
        or "DateTimeOffset";

    /// <summary>Whether it is a file of a form, or several.</summary>
    public bool IsFile => Name == "FileParameter" || Element is { IsFile: true };

    /// <param name="name">One of the types that the generator gives scalars and streams.</param>
    public static CSharpType Of(string name) => Known[name];

    public static CSharpType Of(ModelType model) => new(model.Name) { Model = model };

    public static CSharpType Collection(string name, CSharpType element, bool hasNullableElements = false)
        => new(name) { Element = element, HasNullableElements = hasNullableElements };

    public override string ToString()
        => Element is null ? Name : $"{Name}<{(Name == Map ? "string, " : "")}{Element}{(HasNullableElements ? "?" : "")}>";
}
