using System.Globalization;
using System.Text;

namespace CloudMgmt.ClientModel;

/// <summary>Writes the C# of the generated code that is more than a name: literals, arguments of attributes,
/// and what reads and writes JSON.</summary>
internal static class CSharpPrinter
{
    // The class of the runtime that has the readers and writers.
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

    /// <summary>The name of a property in JSON, escaped, as a literal in UTF-8.</summary>
    public static string Utf8Literal(string name) => $"{Literal(string.Concat(name.Select(EscapeInJson)))}u8";

    /// <summary>An expression that reads a value from the cursor <c>json</c>.</summary>
    /// <param name="type">The type of the value.</param>
    /// <param name="owner">The class in which it stands; null for one that hides no types.</param>
    public static string Read(CSharpType type, ModelType? owner = null) => type switch
    {
        { Element: { } element }
            => $"json.{ReadMethod(type)}({Reader(element, type.HasNullableElements, owner)}){(HasNullableReferences(type) ? "!" : "")}",
        // In a type no member is looked for.
        { Model: { Kind: ModelKind.Class or ModelKind.Union } model } when owner?.Hides(model) == true
            => $"json.ReadFormat<{model.Name}, {model.Name}.JsonFormat>()",
        { Model.Kind: ModelKind.Class or ModelKind.Union } => $"{type.Name}.ReadJson(ref json)",
        _ => $"json.{ReadMethod(type)}()",
    };

    /// <summary>A delegate that reads a value.</summary>
    public static string Reader(CSharpType type, bool isNullable = true, ModelType? owner = null) => type switch
    {
        { Element: not null } => $"static (ref json) => {Read(type, owner)}",
        { Model: { Kind: ModelKind.Class or ModelKind.Union } model } when owner?.Hides(model) == true
            => $"static (ref json) => {Read(type, owner)}",
        { Model.Kind: ModelKind.Class or ModelKind.Union } => $"{type.Name}.ReadJson",
        // Null among them can only be the default value.
        { Model.Kind: ModelKind.TextEnum } when !isNullable => $"{Values}.ReadTextEnumOrDefault<{type.Name}>",
        { Name: "DateTimeOffset" } when !isNullable => $"{Values}.ReadTimeOrDefault",
        _ => $"{Values}.{ReadMethod(type)}",
    };

    /// <summary>An expression that writes a value to <c>json</c>.</summary>
    public static string Write(CSharpType type, string value) => type switch
    {
        { Element: { } element } => $"json.{(type.Name == CSharpType.Map ? "WriteMap" : "WriteList")}({value}, {Writer(element)})",
        { Model.IsEnum: true } => $"json.WriteEnum<{type.Name}>({value})",
        _ => $"json.{WriteMethod(type)}({value})",
    };

    /// <summary>A delegate that writes a value.</summary>
    public static string Writer(CSharpType type)
        => type.Element is not null || type.IsValue ? $"static (json, value) => {Write(type, "value")}" : $"{Values}.{WriteMethod(type)}";

    /// <summary>The accessors of a property.</summary>
    /// <param name="property">The property.</param>
    /// <param name="index">Its place among all properties of the class and its bases.</param>
    public static string Accessors(Member property, int index) => property switch
    {
        { HasValue: true } => $"get => GetJsonProperty(field, {index}); set => SetRequiredJsonProperty(ref field, value, {index});",
        { HasBitForNull: true }
            => $"get => GetJsonValue({Field(property)}, {index}); set => SetJsonValue(ref {Field(property)}, value, {index});",
        _ => $"get; set => SetJsonProperty(ref field, value, {index});",
    };

    /// <summary>What holds the values of properties of which a bit says that they are null, all of one type together.</summary>
    public static IEnumerable<string> Fields(IEnumerable<Member> properties)
        => properties.Where(property => property.HasBitForNull).GroupBy(property => property.Type.Name, Field)
            .Select(fields => $"private {fields.Key} {string.Join(", ", fields)};");

    /// <summary>What selects a property in a switch on the length of its name.</summary>
    public static string Label(Member property)
        => $"{Encoding.UTF8.GetByteCount(property.WireName)} when json.NameIs({NameLiteral(property.WireName)})";

    /// <summary>The name of a property as it is read, as a literal in UTF-8.</summary>
    // As it can come: what is no Unicode has no UTF-8, and no literal in it.
    public static string NameLiteral(string name) => $"{Literal(Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(name)))}u8";

    /// <summary>A statement that reads a property, once it is selected.</summary>
    /// <inheritdoc cref="Accessors" path="/param"/>
    /// <param name="owner">The class.</param>
    public static string Assign(Member property, int index, ModelType owner) => property is { HasValue: true, Type.IsValue: true }
        ? $"if ({Read(property.Type)} is {{ }} value{index}) {property.Name} = value{index}; else SetJsonNull({index});"
        : $"{property.Name} = {Read(property.Type, owner)};";

    /// <summary>The call that begins a property, and says whether it is written.</summary>
    /// <param name="property">The property.</param>
    /// <param name="index">Its place among all properties of the class and its bases.</param>
    public static string Begin(Member property, int index)
    {
        var arguments = $"{Utf8Literal(property.WireName)}, HasJsonProperty({index})";
        if (property.HasValue)
            arguments += $", HasJsonProperty({index + 1})";
        if (property.IsReadOnly)
            return $"json.ReadOnlyProperty({arguments})";
        if (!property.IsRequired)
            return $"json.Property({arguments})";
        return $"json.{(property.HasValue ? "RequiredProperty" : "NullableProperty")}({arguments}, this, nameof({property.Name}))";
    }

    /// <summary>A statement that refuses to send an object without a property that its base may be without.</summary>
    /// <inheritdoc cref="Begin" path="/param"/>
    public static string Demand(Member property, int index)
        => $"if (!HasJsonProperty({index})) json.NullableProperty({Utf8Literal(property.WireName)}, false, this, nameof({property.Name}));";

    /// <summary>The attributes of a property.</summary>
    public static IEnumerable<string> Attributes(Member property)
    {
        if (property.IsSecret)
        {
            yield return "ApiSecret";
            yield return "DebuggerDisplay(\"(secret)\")";
        }

        if (property.IsObsolete)
            yield return "Obsolete(\"The service deprecates this property.\")";
    }

    /// <summary>The call that gives a request a value.</summary>
    public static string Call(Member member, IEnumerable<string> reserved)
    {
        var call = new StringBuilder(member.Place == MemberPlace.Field ? "Form" : member.Place.ToString());
        call.Append($"({Literal(member.WireName)}, {(member.IsRequired ? Variable(member) : $"options?.{member.Name}")}");
        if (member is { Style: not null, Place: not MemberPlace.Path })
            call.Append($", ArrayStyle.{member.Style}");
        if (member.IsRequired && member.Place != MemberPlace.Path)
            call.Append(", required: true");
        if (member.HasDates)
            call.Append(", dateOnly: true");
        if (string.Join(", ", reserved.Select(Literal)) is { Length: > 0 } values)
            call.Append($", reserved: [{values}]");
        if (member is { Style: not null, Place: MemberPlace.Path })
            call.Append($", style: PathStyle.{member.Style}");
        if (member.IsExploded)
            call.Append(", explode: true");
        if (member.AllowsReserved)
            call.Append(", allowReserved: true");
        if (member.MediaType is { } mediaType)
            call.Append($", mediaType: {Literal(mediaType)}");
        return call.Append(')').ToString();
    }

    /// <summary>The call that gives a request its body.</summary>
    public static string BodyCall(Member body, string mediaType)
    {
        var name = body.Type.Name == "Stream" ? "BinaryBody" : MediaTypes.KindOf(mediaType) == BodyKind.Json ? "JsonBody" : "TextBody";
        var type = mediaType == "application/json" && name == "JsonBody" ? "" : $", mediaType: {Literal(mediaType)}";
        var writer = name == "JsonBody" ? $", {Writer(body.Type)}" : "";
        return $"{name}({(body.IsRequired ? "body" : "options?.Body")}{writer}{(body.IsRequired ? ", required: true" : "")}{type})";
    }

    /// <summary>The call that sends a form in several parts.</summary>
    public static string PartsCall(string mediaType)
        => MediaTypes.OfParts(mediaType) is var type && type == MediaTypes.Multipart ? "AsMultipart()" : $"AsMultipart({Literal(type)})";

    /// <summary>The calls that tell a request what to make of a response.</summary>
    public static IEnumerable<string> Calls(ClientResponse response)
    {
        if (response.IsSuccess)
        {
            yield return response.Body switch
            {
                BodyKind.Json => Returns("Returns", response, response.IsNullable),
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

    /// <summary>The call that tells a union of an alternative.</summary>
    public static string Add(Client client, ModelType union, Alternative alternative, IEnumerable<string> names)
    {
        var type = alternative.Type;
        var arguments = new[] { Shape(client, union, type), ValueReader(type), Writer(type) }.Concat(names.Select(Literal));
        return $"Add<{type}>({string.Join(", ", arguments)})";
    }

    /// <summary>The form of a class, by which unions know it.</summary>
    public static string Shape(Client client, ModelType model)
    {
        var mandatory = model.Required;
        var fields = model.AllProperties.Select(property =>
        {
            var constant = client.Unions.Constant(property);
            var required = mandatory.Contains(property.WireName) ? ", isRequired: true" : "";
            return $"new({Literal(property.WireName)}, {Kinds(property.Type)}{required}{(constant is null ? "" : $", constant: {Literal(constant)}")})";
        });
        return $"JsonShape.Object([{string.Join(", ", fields)}])";
    }

    private static string Shape(Client client, ModelType union, CSharpType type) => type switch
    {
        { Name: CSharpType.ReceivedList, Element: { } item } when Unions.HasLists(union) => $"JsonShape.List({Shape(client, union, item)})",
        { Name: CSharpType.Map, Element: { } value } when client.Unions.Of(union).HasForms
            => $"JsonShape.Map(JsonShape.Of({Kinds(value)}))",
        { Model: { IsEnum: true } model } => $"JsonShape.Enum({string.Join(", ", model.Values.Select(value => Literal(value.Value)).Prepend(Kinds(type)))})",
        { Model: { Kind: ModelKind.Class } model } when client.Unions.IsFormed(model) => $"{type}.JsonShape",
        _ => $"JsonShape.Of({Kinds(type)})",
    };

    // The kinds of JSON that a value of the type can be.
    private static string Kinds(CSharpType type) => type switch
    {
        { Name: CSharpType.Map } or { Model.Kind: ModelKind.Class } => "JsonKinds.Object",
        { Element: not null } => "JsonKinds.List",
        { Model.Kind: ModelKind.TextEnum } or { Name: "string" or "DateTimeOffset" or "byte[]" } => "JsonKinds.Text",
        { Model.Kind: ModelKind.NumberEnum } or { Name: "int" or "long" or "ulong" or "float" or "double" or "decimal" }
            => "JsonKinds.Number",
        { Name: "bool" } => "JsonKinds.Boolean",
        { Model: { Kind: ModelKind.Union } union }
            => string.Join(" | ", union.Alternatives.Select(alternative => Kinds(alternative.Type)).Distinct()),
        _ => "JsonKinds.Any",
    };

    private static string Returns(string method, ClientResponse response, bool isNullable = false)
        => $"{method}<{response.Type}>({Literal(response.Status)}, {ValueReader(response.Type!)}"
            + $"{(isNullable ? ", isNullable: true" : "")})";

    // The readers of values may give null, where a body has none.
    private static string ValueReader(CSharpType type)
        => type.IsValue && !HasDefault(type)
            ? $"static (ref json) => json.ReadValue({Reader(type)})" : Reader(type, isNullable: false);

    // No name of a property has a sign before it.
    private static string Field(Member property) => $"_{char.ToLowerInvariant(property.Name[0])}{property.Name[1..]}";

    private static string EscapeInJson(char character) => character switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        < ' ' or '\u0085' or '\u2028' or '\u2029' => $"\\u{(int)character:x4}",
        _ => character.ToString(),
    };

    private static string ReadMethod(CSharpType type) => type switch
    {
        { Element: { } element, Name: CSharpType.Map } => IsNotNull(type, element) ? "ReadValueMap" : "ReadMap",
        { Element: { } element } => IsNotNull(type, element) ? "ReadValues" : "ReadList",
        { Model.Kind: ModelKind.TextEnum } => $"ReadTextEnum<{type.Name}>",
        { Model.Kind: ModelKind.NumberEnum } => $"ReadNumberEnum<{type.Name}>",
        _ => $"Read{Kind(type)}",
    };

    private static string WriteMethod(CSharpType type)
        => type switch
        {
            { Model.Kind: ModelKind.Union } => "WriteUnion",
            { Model: not null } => "WriteModel",
            { IsDate: true } => "WriteDate",
            _ => $"Write{Kind(type)}",
        };

    /// <summary>What a scalar is called in the names of members.</summary>
    public static string Kind(CSharpType type) => type.Name switch
    {
        "string" => "String",
        "DateTimeOffset" => "Time",
        "byte[]" => "Bytes",
        "int" => "Int32",
        "long" => "Int64",
        "ulong" => "UInt64",
        "float" => "Single",
        "double" => "Double",
        "decimal" => "Decimal",
        "bool" => "Boolean",
        _ => "Any",
    };

    // Whether the readers of the elements may give a null that the collection cannot hold.
    private static bool IsNotNull(CSharpType collection, CSharpType element)
        => element.IsValue && !collection.HasNullableElements && !HasDefault(element);

    // What is read as the default value, where null comes all the same.
    private static bool HasDefault(CSharpType type) => type.Name == "DateTimeOffset" || type.Model?.Kind == ModelKind.TextEnum;

    // The type of a reader does not say whether a text or model can be null.
    private static bool HasNullableReferences(CSharpType type)
        => type.Element is { } element && ((type.HasNullableElements && !element.IsValue) || HasNullableReferences(element));
}
