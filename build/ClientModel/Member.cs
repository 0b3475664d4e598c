using CloudMgmt.OpenApi;

namespace CloudMgmt.ClientModel;

/// <summary>A property of a class, or what an operation takes: an argument of its methods, or a property of its options.</summary>
/// <param name="Name">The C# name, without an at sign.</param>
/// <param name="WireName">The name in the document.</param>
/// <param name="Type">The C# type.</param>
/// <param name="Node">Where the document describes it.</param>
internal sealed record Member(string Name, string WireName, CSharpType Type, MapNode Node)
{
    /// <summary>The keyword that names <see cref="Time"/> for a number of milliseconds.</summary>
    public const string TimeKeyword = "x-epoch-milliseconds";

    /// <summary>The schema that gives the type, if it is not <see cref="Node"/>.</summary>
    public Node? Schema { get; init; }

    /// <summary>How a reference to it describes it; null if in the words of <see cref="Node"/>.</summary>
    public string? Description { get; init; }

    public MemberPlace Place { get; init; }

    /// <summary>How a list or an object is written, or any value in a path; null if in the way of its place.</summary>
    public string? Style { get; init; }

    /// <summary>Whether several values in a path or a header are written apart.</summary>
    public bool IsExploded { get; init; }

    /// <summary>Whether reserved signs in a query stand for themselves.</summary>
    public bool AllowsReserved { get; init; }

    /// <summary>The media type that a form of several parts says of a field; null for that of its kind.</summary>
    public string? MediaType { get; init; }

    public bool IsRequired { get; init; }

    /// <summary>Whether the document says that it may be null.</summary>
    public bool IsNullable { get; init; }

    /// <summary>Whether a property is always there, and never null.</summary>
    public bool HasValue => IsRequired && !IsNullable;

    /// <summary>Whether a bit says that a property is null: beside a value of this size it would take a word.</summary>
    public bool HasBitForNull => !HasValue && Type.Name is "long" or "ulong" or "double" or "decimal" or "DateTimeOffset";

    /// <summary>The type of a property, with its question mark.</summary>
    public string TypeText => $"{Type}{(HasValue ? "" : "?")}";

    /// <summary>Whether only the service gives it a value: it is not sent.</summary>
    public bool IsReadOnly { get; init; }

    public bool IsObsolete { get; init; }

    /// <summary>Whether it is the body: its type and presence, not its name, come from the document.</summary>
    public bool IsBody => Place == MemberPlace.Body;

    /// <summary>The property that gives the same as a date and time, if it counts from 1970 and the document says so.</summary>
    public string? Time { get; init; }

    /// <summary>Whether it must not be seen.</summary>
    public bool IsSecret => Node.Flag("x-secret");

    /// <summary>Whether it is a day, or days, which are written without their time.</summary>
    public bool HasDates => Type.IsDate || Type.Element is { IsDate: true };
}

/// <summary>Where a value stands in a message.</summary>
internal enum MemberPlace
{
    /// <summary>In an object.</summary>
    Property,

    Path,
    Query,
    Header,
    Cookie,

    /// <summary>In a form.</summary>
    Field,

    Body,
}
