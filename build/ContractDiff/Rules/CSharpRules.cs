using static CloudMgmt.ContractDiff.Rules.Verdict;

namespace CloudMgmt.ContractDiff.Rules;

/// <summary>What becomes of the generated C#. On the wire none of it is seen.</summary>
internal static class CSharpRules
{
    private const string Fails = "Code that names it no longer compiles, and what was built against it fails with a MissingMethodException or TypeLoadException.";
    private const string NewName = "Keep the old name in the document; a description or a title can say what it is called today.";
    private const string NewProperty = "Keep the property as it is, and add one of the new type under another name.";

    private const string Undemanded = "An initializer that leaves out what is required no longer compiles (CS9035), one in a test of answers "
        + "included, nor does what makes the class for a type parameter with new(). Compiled code goes on as before.";

    public static Rule TypeRemoved { get; } = Broken("type-removed", "A class, enumeration or union is gone", Fails,
        "Keep the schema, marked as deprecated, as long as the package has this major version.");

    public static Rule TypeRenamed { get; } = Broken("type-renamed", "A class, enumeration or union has another name", Fails, NewName,
        RuleKind.Name);

    public static Rule TypeKindChanged { get; } = Broken("type-kind-changed", "A class, enumeration or union became another of these, or the values of an enumeration another type",
        "Whatever code does with the type, it no longer compiles and no longer runs.", "Give the new form a schema of its own.");

    public static Rule TypeAdded { get; } = Harmless("type-added", "A class, enumeration or union is new", "Nobody uses it yet.");

    public static Rule BaseChanged { get; } = Make("base-class-changed", "A class has lost its base class", Breaking, Risky,
        "Code that passes it where the base class is asked for no longer compiles. Compiled code is not checked again: it goes on only as long as both classes happen to have the same layout.",
        "Keep the reference to the base in allOf.");

    public static Rule BaseAdded { get; } = Harmless("base-class-added", "A class has a base class now",
        "Its members are still there, and the runtime finds inherited ones as well.");

    public static Rule PropertyRemoved { get; } = Broken("property-removed", "A property of a class is gone", Fails,
        "Keep the property in the schema, marked as deprecated.");

    public static Rule PropertyRenamed { get; } = Broken("property-renamed", "A property of a class has another name", Fails, NewName);

    public static Rule PropertyTypeChanged { get; } = Broken("property-type-changed", "A property of a class has another type",
        "Code that reads or sets it with the old type no longer compiles. Compiled code looks for a property of the old type and fails with a MissingMethodException.", NewProperty);

    public static Rule PropertyNullabilityChanged { get; } = Make("property-nullability-changed",
        "A property of a class may be null, or no longer may", Risky, Compatible,
        "The compiler warns whoever reads it without a check, or sets it to null, which breaks builds that take warnings for errors. Compiled code goes on: it meets null where the value is missing, or an exception where it looked for null.",
        "Leave the property as required as it is, and null as welcome.");

    public static Rule PropertyDemanded { get; } = Make(
        "property-demanded", "A class cannot be made without a property any more", Breaking, Compatible, Undemanded,
        "Keep the property optional in requests.");

    public static Rule TypeSent { get; } = Make(
        "type-sent", "A class begins to be sent, and cannot be made without what is required of it any more", Breaking, Compatible,
        Undemanded,
        "Give the request a schema of its own.");

    public static Rule PropertyAdded { get; } = Harmless("property-added", "A class has a new property",
        "Nobody uses it yet, and it is written only when it is set.");

    public static Rule ElementNullabilityChanged { get; } = Make("element-nullability-changed",
        "The elements of a list or map may be null, or no longer may", Risky, Compatible,
        "The compiler warns about it, which breaks builds that take warnings for errors. Compiled code does not see it.", "Leave null out of lists.");

    public static Rule EnumValueRemoved { get; } = Broken("enum-member-removed", "A member of an enumeration is gone", Fails,
        "Keep the value in the list; a description can say that it is no longer used.");

    public static Rule EnumValueRenamed { get; } = Broken("enum-member-renamed", "A member of an enumeration has another name", Fails,
        "Name the values with x-enumNames, so that they keep their names.");

    public static Rule EnumValueAdded { get; } = Harmless("enum-member-added", "An enumeration has a new member",
        "Members are static properties without numbers, so their order does not matter, and a value that is not known was kept before as well.");

    public static Rule AlternativeRemoved { get; } = Broken("union-alternative-removed",
        "An alternative of a union is gone, or of another type", Fails,
        "Keep the alternative in oneOf or anyOf; a description can say that it is no longer used.");

    public static Rule AlternativeAdded { get; } = Harmless("union-alternative-added", "A union has a new alternative",
        "Its method and its conversion are new, and what is not known was kept before as well.");

    public static Rule TextConversionRemoved { get; } = Broken("union-text-conversion-removed", "A text no longer converts to a union",
        "Code that gives a text where the union is asked for no longer compiles, and what was built against it fails with a MissingMethodException.",
        "Add the values to the enumeration that is there, instead of a second one.");

    public static Rule MethodRemoved { get; } = Broken("method-removed", "A method of the client is gone", Fails, "Keep the operation, marked as deprecated, as long as the package has this major version.");

    public static Rule MethodRenamed { get; } = Broken("method-renamed", "A method of the client has another name", Fails,
        "Keep the operationId: nobody but the generator reads it.", RuleKind.Name);

    public static Rule MethodAdded { get; } = Make("method-added", "The client has a new method", Risky, Risky,
        "Callers and mocks go on. Whoever implements the interface by hand no longer compiles, and such a class no longer loads; interfaces grow in minor versions.",
        "Release it in a minor version.");

    public static Rule SignatureChanged { get; } = Broken("signature-changed", "A method takes other arguments",
        "Calls no longer compile. Compiled code looks for the old signature and fails with a MissingMethodException.",
        "Make a new value optional: then it is a property of the options, and calls stay as they are.");

    public static Rule ArgumentWidened { get; } = Make("argument-widened", "A method takes a wider type", Risky, Breaking,
        "Calls still compile, since the old type converts to the new one; overrides, implementations and delegates do not. Compiled code looks for the old signature and fails with a MissingMethodException.",
        "Keep the type until the next major version.");

    public static Rule ArgumentRenamed { get; } = Make("argument-renamed", "An argument of a method has another name", Breaking, Compatible,
        "Calls that name the argument no longer compile. Compiled code goes by the order.", "Keep the name of the parameter; in a path it is not sent anyway.");

    public static Rule ArgumentsSwapped { get; } = Broken("arguments-swapped", "Arguments of the same type changed places",
        "Everything compiles and runs, and silently passes each value as the other one.", "Keep the order of the parameters.");

    public static Rule ResultTypeChanged { get; } = Broken("result-type-changed", "A method gives another type",
        "Code that takes the result with the old type no longer compiles. Compiled code looks for a method with the old result and fails with a MissingMethodException.",
        "Keep the schema of the response, and describe the new form under a new path or operation.");

    public static Rule ResultRefined { get; } = Make("result-refined", "A method gives a type that converts to the old one, or a result where there was none", Risky, Breaking,
        "Calls still compile; mocks, overrides and implementations do not. Compiled code looks for a method with the old result and fails with a MissingMethodException.",
        "Keep the response as it is until the next major version.");

    public static Rule ResultBecameNullable { get; } = Make("result-became-nullable", "A method may give null", Risky, Compatible,
        "The compiler warns whoever uses the result without a check, which breaks builds that take warnings for errors. Compiled code runs, and must expect null.",
        "Give every successful response the body.");

    public static Rule ErrorTypeChanged { get; } = Make("error-type-changed", "A method throws its errors with another type", Risky, Risky,
        "Everything compiles and runs, but a catch clause for ApiException of the old type no longer catches.", "Keep the schema of the error, and add properties to it.");

    public static Rule OptionRemoved { get; } = Broken("option-removed", "A property of the options is gone", Fails,
        "Keep the parameter in the document, marked as deprecated.");

    public static Rule OptionRenamed { get; } = Broken("option-renamed", "A property of the options has another name", Fails, NewName);

    public static Rule OptionTypeChanged { get; } = Broken("option-type-changed", "A property of the options has another type",
        "Code that sets it with the old type no longer compiles. Compiled code looks for a property of the old type and fails with a MissingMethodException.", NewProperty);

    public static Rule OptionWidened { get; } = Make("option-widened", "A property of the options has a wider type", Compatible, Breaking,
        "Options are there to be set, and the old type converts to the new one. Compiled code looks for a property of the old type and fails with a MissingMethodException.",
        NewProperty);

    public static Rule OptionAdded { get; } = Harmless("option-added", "The options have a new property",
        "Calls stay as they are: an option that is not set is not sent.");

    public static Rule BecameObsolete { get; } = Make("became-obsolete", "A type or member became obsolete", Risky, Compatible,
        "The compiler warns whoever uses it (CS0618), which breaks builds that take warnings for errors. Compiled code does not see it.",
        "Say in the description what to use instead.", RuleKind.Deprecation);

    public static Rule NoLongerObsolete { get; } = Harmless("no-longer-obsolete", "A type or member is no longer obsolete",
        "The compiler no longer warns.", RuleKind.Reactivation);

    private static Rule Broken(string name, string title, string why, string advice, RuleKind kind = RuleKind.Shape)
        => Make(name, title, Breaking, Breaking, why, advice, kind);

    private static Rule Harmless(string name, string title, string why, RuleKind kind = RuleKind.Shape)
        => Make(name, title, Compatible, Compatible, why, "", kind);

    private static Rule Make(
        string name, string title, Verdict source, Verdict binary, string why, string advice, RuleKind kind = RuleKind.Shape)
        => new($"csharp-{name}", Compatible, title, why, advice, kind) { Source = source, Binary = binary, JudgesCSharp = true };
}
