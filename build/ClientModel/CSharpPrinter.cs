using System.Globalization;
using System.Text;

namespace CloudMgmt.ClientModel;

/// <summary>Writes the C# of the generated code that is more than a name: literals, arguments of attributes, and what reads JSON.</summary>
internal static class CSharpPrinter
{
    // The class of the runtime that has the readers.
    private const string Values = "JsonValues";

    public static string Literal(string text)
    {
        var literal = new StringBuilder("\"");
        foreach (var c in text)
        {
            literal.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                >= ' ' and <= '~' => c.ToString(),
                _ => $"\\u{(int)c:x4}",
            });
        }

        return literal.Append('"').ToString();
    }

    /// <summary>The raw value of an enumeration.</summary>
    public static string Literal(EnumValue value, ModelKind kind)
        => kind == ModelKind.TextEnum ? Literal(value.Value) : $"{long.Parse(value.Value, CultureInfo.InvariantCulture)}";

    /// <summary>An expression that reads a value from the cursor <c>json</c>.</summary>
    public static string Read(CSharpType type) => type switch
    {
        { Element: { } element } => $"json.{Method(type)}({Reader(element)}){(HasNullableReferences(type) ? "!" : "")}",
        { Model.Discriminator: not null } => $"{type.Name}.ReadSubtype(ref json)",
        _ => $"json.{Method(type)}()",
    };

    /// <summary>A delegate that reads a value.</summary>
    public static string Reader(CSharpType type) => type switch
    {
        { Element: not null } => $"static (ref json) => {Read(type)}",
        { Model.Discriminator: not null } => $"{type.Name}.ReadSubtype",
        _ => $"{Values}.{Method(type)}",
    };

    /// <summary>The attributes of a property: its name in JSON, and what its type does not say of it.</summary>
    public static IEnumerable<string> Attributes(Member property, Schemas schemas)
    {
        var hasDates = property.Type.Element is { IsDate: true };
        yield return $"JsonProperty({Literal(property.WireName)}{(hasDates ? ", ItemConverterType = typeof(DateConverter)" : "")})";
        if (property.Type.IsDate)
            yield return "JsonConverter(typeof(DateConverter))";
        var facts = new (bool IsTrue, string Name)[]
        {
            (property.IsRequired, "Required"),
            (schemas.IsNullable(property.Node), "Nullable"),
            (schemas.Has(property.Node, "readOnly"), "ReadOnly"),
            (property.IsSecret, "Secret"),
        };
        if (string.Join(", ", facts.Where(fact => fact.IsTrue).Select(fact => $"{fact.Name} = true")) is { Length: > 0 } text)
            yield return $"ApiProperty({text})";
        if (property.IsSecret)
            yield return "DebuggerDisplay(\"(secret)\")";
        if (property.IsObsolete)
            yield return "Obsolete(\"The service deprecates this property.\")";
    }

    /// <summary>The call that gives a request a value.</summary>
    public static string Call(Member member, IEnumerable<string> reserved)
    {
        var call = new StringBuilder(member.Place == MemberPlace.Field ? "Form" : member.Place.ToString());
        call.Append($"({Literal(member.WireName)}, {(member.IsRequired ? Variable(member) : $"options?.{member.Name}")}");
        if (member.Style is not null)
            call.Append($", ArrayStyle.{member.Style}");
        if (member.IsRequired && member.Place != MemberPlace.Path)
            call.Append(", required: true");
        if (member.HasDates)
            call.Append(", dateOnly: true");
        if (string.Join(", ", reserved.Select(Literal)) is { Length: > 0 } values)
            call.Append($", reserved: [{values}]");
        return call.Append(')').ToString();
    }

    /// <summary>The call that gives a request its body.</summary>
    public static string BodyCall(Member body, string mediaType)
    {
        var name = MediaTypes.KindOf(mediaType) switch { BodyKind.Json => "JsonBody", BodyKind.Text => "TextBody", _ => "BinaryBody" };
        var type = mediaType == "application/json" ? "" : $", mediaType: {Literal(mediaType)}";
        return $"{name}({(body.IsRequired ? "body, required: true" : "options?.Body")}{type})";
    }

    /// <summary>The calls that tell a request what to make of a response.</summary>
    public static IEnumerable<string> Calls(ClientResponse response)
    {
        if (response.IsSuccess)
        {
            yield return response.Body switch
            {
                BodyKind.Json => Returns("Returns", response),
                var kind => Returns(kind, response.Status),
            };
        }
        // Where nothing else is said, what the service sends is as well the error.
        if (response.Body == BodyKind.Json && (!response.IsSuccess || response.Status == ClientResponse.Default))
            yield return Returns("Fails", response);
    }

    /// <summary>The call that tells a request what to make of a body that is no JSON.</summary>
    public static string Returns(BodyKind kind, string status) => $"Returns{(kind == BodyKind.None ? "Nothing" : kind)}({Literal(status)})";

    /// <summary>The name of an argument in C#.</summary>
    public static string Variable(Member argument) => CSharpNames.Escape(argument.Name);

    // A body that is one value is not worth a reader.
    private static string Returns(string method, ClientResponse response)
        => $"{method}<{response.Type}>({Literal(response.Status)}{(response.Type!.IsValue ? "" : $", {Reader(response.Type)}")})";

    private static string Method(CSharpType type) => type switch
    {
        { Element: { } element, Name: CSharpType.Map } => element.IsValue && !type.HasNullableElements ? "ReadValueMap" : "ReadMap",
        { Element: { } element } => element.IsValue && !type.HasNullableElements ? "ReadValues" : "ReadList",
        { Model.Kind: ModelKind.TextEnum } => $"ReadTextEnum<{type.Name}>",
        { Model.Kind: ModelKind.NumberEnum } => $"ReadNumberEnum<{type.Name}>",
        { Model: not null } => $"ReadModel<{type.Name}>",
        _ => type.Name switch
        {
            "string" => "ReadString",
            "DateTimeOffset" => "ReadTime",
            "byte[]" => "ReadBytes",
            "int" => "ReadInt32",
            "long" => "ReadInt64",
            "float" => "ReadSingle",
            "double" => "ReadDouble",
            "decimal" => "ReadDecimal",
            "bool" => "ReadBoolean",
            _ => "ReadAny",
        },
    };

    // The type of a reader does not say whether a text or model can be null.
    private static bool HasNullableReferences(CSharpType type)
        => type.Element is { } element && ((type.HasNullableElements && !element.IsValue) || HasNullableReferences(element));
}
