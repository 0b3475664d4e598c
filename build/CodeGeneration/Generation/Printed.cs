using CloudMgmt.ClientModel;

namespace CloudMgmt.CodeGeneration;

/// <summary>What the templates print of the client as a whole.</summary>
/// <param name="Title">What the service is called.</param>
/// <param name="Description">What the document says of it.</param>
/// <param name="BaseUrl">An expression for the default address.</param>
/// <param name="Headers">Constants for the names of headers.</param>
/// <param name="Security">Its credentials and settings; null if they are written by hand.</param>
internal sealed record PrintedClient(
    string Title, string Description, string BaseUrl, IReadOnlyList<PrintedConstant> Headers, PrintedSecurity? Security)
{
    public static PrintedClient Of(Client client)
    {
        var info = client.Schemas.Document.Root["info"];
        var baseUrl = client.BaseUrl is { } url ? $"new Uri({CSharpPrinter.Literal(url)})" : "null";
        var headers = client.InternalNames.Headers.Select(name => new PrintedConstant(name.Constant, CSharpPrinter.Literal(name.Header)));
        return new(
            XmlDocumentation.Of(info, "title") ?? "The service.", XmlDocumentation.Of(info, "description") ?? "", baseUrl, [.. headers],
            PrintedSecurity.Of(client));
    }
}

/// <summary>What the template prints of a constant.</summary>
/// <param name="Name">The name of the constant.</param>
/// <param name="Literal">Its value in C#.</param>
internal sealed record PrintedConstant(string Name, string Literal);

/// <summary>What the templates print of an operation: its methods and its options class.</summary>
/// <param name="Name">What both are called after.</param>
/// <param name="Method">The method, as a literal.</param>
/// <param name="Path">The template of the path, as a literal.</param>
/// <param name="Route">Method and path, as in the document, and the address if it is not that of the others.</param>
/// <param name="Summary">What it does.</param>
/// <param name="Remarks">More of that; null if there is no more.</param>
/// <param name="Returns">What it gives, in words.</param>
/// <param name="Result">The type of that, in angle brackets; null if it gives nothing.</param>
/// <param name="Errors">The typed errors, and the statuses that they come with, in words.</param>
/// <param name="IsObsolete">Whether the document deprecates it.</param>
/// <param name="Arguments">What must be passed.</param>
/// <param name="Options">What may be passed.</param>
/// <param name="Request">The method that makes its request, and how.</param>
/// <param name="Alternatives">The methods that make the request for another media type of that.</param>
/// <param name="Paging">The method that gives all items; null if it does not page.</param>
internal sealed record PrintedOperation(
    string Name, string Method, string Path, string Route, string Summary, string? Remarks, string Returns, string? Result,
    IReadOnlyList<string> Errors, bool IsObsolete, IReadOnlyList<PrintedMember> Arguments, IReadOnlyList<PrintedMember> Options,
    PrintedRequest Request,
    IReadOnlyList<PrintedRequest> Alternatives, PrintedPaging? Paging)
{
    public static PrintedOperation Of(Client client, ClientOperation operation) => new(
        operation.Name,
        CSharpPrinter.Literal(operation.Method),
        CSharpPrinter.Literal(PathParameters.Sent(operation.Path)),
        RouteOf(client, operation),
        XmlDocumentation.Of(operation.Node, "summary") ?? "Calls the service.",
        XmlDocumentation.Of(operation.Node, "description"),
        operation.Successes.FirstOrDefault()?.Description is { } returns ? XmlDocumentation.Of(returns) : "The answer of the service.",
        operation.ResultText is { } result ? $"<{result}>" : null,
        [.. operation.Errors.GroupBy(error => error.Value.ToString(), error => error.Key).Select(Error)],
        operation.IsObsolete,
        [.. operation.Arguments.Select(member => PrintedMember.Of(client, member))],
        [.. operation.Options.Select(member => PrintedMember.Of(client, member))],
        PrintedRequest.Of(client, operation),
        [.. operation.Alternatives.Select(alternative => PrintedRequest.Of(client, operation, alternative))],
        PrintedPaging.Of(client, operation));

    private static string RouteOf(Client client, ClientOperation operation)
    {
        var route = $"<c>{XmlDocumentation.Literal(operation.ToString())}</c>";
        if (operation.Form is { } form)
            route += $" as <c>{XmlDocumentation.Literal(form)}</c>";
        return client.ServerOf(operation) is { } server
            ? $"{route} of <c>{XmlDocumentation.Literal(server)}</c>, unless the client has another base URL than the default" : route;
    }

    private static string Error(IGrouping<string, string> error)
        => $"The service refuses the call with <c>{XmlDocumentation.Literal(error.Key)}</c>: "
            + $"{string.Join(", ", error.Select(Status))}.";

    private static string Status(string status)
        => status == ClientResponse.Default ? "any other status" : XmlDocumentation.Literal(status);
}

/// <summary>What the template prints of a method that makes a request.</summary>
/// <param name="Name">The name of the method.</param>
/// <param name="Parts">The calls that describe the request.</param>
/// <param name="Accept">What is asked for, as a literal.</param>
internal sealed record PrintedRequest(string Name, IReadOnlyList<string> Parts, string Accept)
{
    public static PrintedRequest Of(Client client, ClientOperation operation)
        => new(client.InternalNames.Request(operation), [.. Calls(client, operation)], CSharpPrinter.Literal(operation.Accept));

    public static PrintedRequest Of(Client client, ClientOperation operation, IGrouping<string, string> alternative)
    {
        var kind = MediaTypes.IsPlainText(alternative.Key) ? BodyKind.Text : BodyKind.Stream;
        return new(
            client.InternalNames.Request(operation, alternative.Key),
            [.. alternative.Select(status => CSharpPrinter.Returns(kind, status))],
            CSharpPrinter.Literal(alternative.Key));
    }

    private static IEnumerable<string> Calls(Client client, ClientOperation operation)
    {
        if (client.ServerOf(operation) is { } server)
            yield return $"Server({CSharpPrinter.Literal(server)})";
        foreach (var member in operation.Members.Where(member => !member.IsBody))
            yield return CSharpPrinter.Call(member, client.ReservedValues(operation, member));
        if (operation.IsMultipart)
            yield return CSharpPrinter.PartsCall(operation.MediaType!);

        if (operation.Body is { } body)
            yield return CSharpPrinter.BodyCall(body, operation.MediaType!);
        foreach (var call in operation.Responses.SelectMany(CSharpPrinter.Calls))
            yield return call;
        foreach (var way in client.Security?.WaysInto(operation) ?? [])
            yield return $"Secured({string.Join(", ", way.Select(CSharpPrinter.Literal))})";
        if (operation.IdempotencyKey is { } header)
            yield return $"IdempotencyKey({CSharpPrinter.Literal(header)})";
        else if (operation.IsIdempotent is { } isIdempotent)
            yield return isIdempotent ? "Idempotent()" : "NotRepeatable()";
    }
}

/// <summary>What the templates print of an argument or option.</summary>
/// <param name="Name">The name in the documentation.</param>
/// <param name="Variable">The name in C#.</param>
/// <param name="Type">The type without a question mark.</param>
/// <param name="Description">What it is.</param>
/// <param name="IsObsolete">Whether the document deprecates it.</param>
internal sealed record PrintedMember(string Name, string Variable, string Type, string Description, bool IsObsolete)
{
    public static PrintedMember Of(Client client, Member member)
        => new(
            member.Name, CSharpPrinter.Variable(member), member.Type.ToString(), XmlDocumentation.Of(client.Texts.Of(member)),
            member.IsObsolete);
}

/// <summary>What the template prints of a class.</summary>
/// <param name="Place">Where it goes.</param>
/// <param name="Name">The name of the class.</param>
/// <param name="Base">The class that it is derived from.</param>
/// <param name="Hiding">The modifier of what hides the same of a generated base; empty without one.</param>
/// <param name="Description">What it is.</param>
/// <param name="IsObsolete">Whether the document deprecates it.</param>
/// <param name="Maker">How readers make it, without what C# demands of others; null if it demands nothing.</param>
/// <param name="Shape">Its form, by which unions know it; null if none needs it.</param>
/// <param name="Discriminator">The property that tells the subtypes apart, as a literal; null if there is none.</param>
/// <param name="Subtypes">The classes that it stands for.</param>
/// <param name="Members">The properties; null if it has none of its own.</param>
/// <param name="Fields">The fields of properties that do not have one of their own, a line for each type.</param>
/// <param name="Has">The arms of a switch that tells of each whether it is there, several on a line.</param>
/// <param name="Demands">Statements that refuse to send it without what its bases may be without.</param>
/// <param name="IsWritten">Whether it has something to say when it is written.</param>
internal sealed record PrintedClass(
    string Place, string Name, string Base, string Hiding, string Description, bool IsObsolete, PrintedMaker? Maker, PrintedShape? Shape,
    string? Discriminator, IReadOnlyList<PrintedSubtype> Subtypes, IReadOnlyList<PrintedProperty>? Members, IReadOnlyList<string> Fields,
    IReadOnlyList<string> Has, IReadOnlyList<string> Demands, bool IsWritten)
{
    // In characters, of what is not indented.
    private const int LineLength = 132;

    public static PrintedClass Of(Client client, ModelType type)
    {
        var (index, demands) = (0, new List<string>());
        var demanded = type.RequiredOfBases.ToHashSet();
        foreach (var property in type.Bases.Reverse().SelectMany(parent => parent.Properties))
        {
            if (demanded.Contains(property))
                demands.Add(CSharpPrinter.Demand(property, index));
            index += Places(property);
        }

        var members = new List<PrintedProperty>();
        var arms = new List<string>();
        foreach (var property in type.Properties)
        {
            members.Add(PrintedProperty.Of(client, type, property, index));
            arms.Add($"nameof({property.Name}) => HasJsonProperty({index}),");
            if (property.Time is { } time)
                arms.Add($"nameof({time}) => HasJsonProperty({index}),");
            index += Places(property);
        }
        return new(
            PlaceOf(client, type),
            type.Name,
            type.Base?.Name ?? "ApiModel",
            type.Base is null ? "" : "new ",
            XmlDocumentation.Of(type.Description),
            type.IsObsolete,
            PrintedMaker.Of(client, type),
            PrintedShape.Of(client, type),
            type.Discriminator is { } discriminator ? CSharpPrinter.NameLiteral(discriminator) : null,
            [.. type.Subtypes.Select(subtype => PrintedSubtype.Of(type, subtype))],
            members.Count == 0 ? null : members,
            [.. CSharpPrinter.Fields(type.Properties)],
            Lines(arms),
            demands,
            members.Count + demands.Count > 0);
    }

    private static List<string> Lines(IEnumerable<string> arms)
    {
        var lines = new List<string>();
        foreach (var arm in arms)
        {
            if (lines is [.., var last] && last.Length + arm.Length < LineLength)
                lines[^1] = $"{last} {arm}";
            else
                lines.Add(arm);
        }

        return lines;
    }

    /// <summary>What marks the file of a type for <see cref="OutputSplitter"/>.</summary>
    public static string PlaceOf(Client client, ModelType type)
        => (client.Files.IsPart(type) ? OutputSplitter.Part : OutputSplitter.File) + client.Files.Of(type);

    // A second place remembers that null came, where the field has no room for it.
    private static int Places(Member property) => property.HasValue || property.HasBitForNull ? 2 : 1;
}

/// <summary>What the template prints of a constructor that sets nothing, whatever C# demands.</summary>
/// <param name="Base">The call of that of the base; null if the base demands nothing.</param>
internal sealed record PrintedMaker(string? Base)
{
    public static PrintedMaker? Of(Client client, ModelType type)
        => !client.Demands.IncludeAny(type) ? null
            : new(client.Demands.IncludeAny(type.Base) ? $"base(default({type.Base!.Name}.JsonFormat))" : null);
}

/// <summary>What the template prints of the form of a class.</summary>
/// <param name="Hiding">The modifier of what hides that of a base; empty without one.</param>
/// <param name="Form">The form.</param>
internal sealed record PrintedShape(string Hiding, string Form)
{
    public static PrintedShape? Of(Client client, ModelType type)
        => client.Unions.IsFormed(type)
            ? new(type.Bases.Any(client.Unions.IsFormed) ? "new " : "", CSharpPrinter.Shape(client, type))
            : null;
}

/// <summary>What the template prints of a union.</summary>
/// <param name="Place">Where it goes.</param>
/// <param name="Name">The name of the class.</param>
/// <param name="Description">What it is.</param>
/// <param name="IsObsolete">Whether the document deprecates it.</param>
/// <param name="Discriminator">The property that tells objects apart, as a literal; null if there is none.</param>
/// <param name="Alternatives">What it can be.</param>
/// <param name="HasReferences">Whether some of that can be null.</param>
internal sealed record PrintedUnion(
    string Place, string Name, string Description, bool IsObsolete, string? Discriminator, IReadOnlyList<PrintedAlternative> Alternatives,
    bool HasReferences)
{
    public static PrintedUnion Of(Client client, ModelType type)
    {
        var reading = client.Unions.Of(type);
        return new(
            PrintedClass.PlaceOf(client, type),
            type.Name,
            XmlDocumentation.Of(type.Description),
            type.IsObsolete,
            reading.Discriminator is { } discriminator ? CSharpPrinter.Literal(discriminator) : null,
            [
                .. type.Alternatives.Select((alternative, index) => new PrintedAlternative(
                    alternative.Name,
                    alternative.Type.ToString(),
                    index,
                    CSharpPrinter.Add(client, type, alternative, reading.Names[index]),
                    alternative.HasConversion,
                    alternative == type.TextEnumeration,
                    $"{(alternative.Type.IsValue ? "" : "[NotNullWhen(true)] ")}out {alternative.Type}{(alternative.Type.IsValue ? "" : "?")}")),
            ],
            type.Alternatives.Any(alternative => !alternative.Type.IsValue));
    }
}

/// <summary>What the template prints of an alternative of a union.</summary>
/// <param name="Name">What its members are called after.</param>
/// <param name="Type">The type.</param>
/// <param name="Index">Its place among the alternatives.</param>
/// <param name="Add">The call that tells the union of it.</param>
/// <param name="HasConversion">Whether it converts to the union.</param>
/// <param name="IsText">Whether a text converts as well: C# does not go by way of the enumeration.</param>
/// <param name="Out">How a parameter gives it out, but for the name.</param>
internal sealed record PrintedAlternative(string Name, string Type, int Index, string Add, bool HasConversion, bool IsText, string Out);

/// <summary>What the template prints of a subtype.</summary>
/// <param name="Value">The value of the discriminator, as a literal.</param>
/// <param name="Read">An expression that reads the class.</param>
internal sealed record PrintedSubtype(string Value, string Read)
{
    public static PrintedSubtype Of(ModelType parent, (string Value, ModelType Type) subtype)
        => new(CSharpPrinter.Literal(subtype.Value), CSharpPrinter.Read(CSharpType.Of(subtype.Type), parent));
}

/// <summary>What the template prints of a property.</summary>
/// <param name="Name">The name of the property.</param>
/// <param name="Type">The type.</param>
/// <param name="Time">The property that gives the same as a date and time; null if there is none.</param>
/// <param name="Description">What it is.</param>
/// <param name="IsDemanded">Whether who makes an object has to set it.</param>
/// <param name="Accessors">How it is got and set.</param>
/// <param name="Label">What the case that reads it says of its name in JSON.</param>
/// <param name="Attributes">What stands above it.</param>
/// <param name="Assign">A statement that reads it.</param>
/// <param name="Begin">An expression that begins to write it, if it is written.</param>
/// <param name="Write">An expression that writes its value.</param>
internal sealed record PrintedProperty(
    string Name, string Type, PrintedTime? Time, string Description, bool IsDemanded, string Accessors, string Label,
    IReadOnlyList<string> Attributes, string Assign, string Begin, string Write)
{
    public static PrintedProperty Of(Client client, ModelType owner, Member property, int index) => new(
        property.Name,
        property.TypeText,
        PrintedTime.Of(property),
        XmlDocumentation.Of(client.Texts.Of(property)),
        client.Demands.Include(owner, property),
        CSharpPrinter.Accessors(property, index),
        CSharpPrinter.Label(property),
        [.. CSharpPrinter.Attributes(property)],
        CSharpPrinter.Assign(property, index, owner),
        CSharpPrinter.Begin(property, index),
        CSharpPrinter.Write(property.Type, property.Name));
}

/// <summary>What the template prints of the property that gives a number of milliseconds as a date and time.</summary>
/// <param name="Name">The name of the property.</param>
/// <param name="Type">The type.</param>
/// <param name="Accessors">How it is got and set.</param>
internal sealed record PrintedTime(string Name, string Type, string Accessors)
{
    public static PrintedTime? Of(Member property) => property.Time is null ? null : new(
        property.Time,
        property.HasValue ? "DateTimeOffset" : "DateTimeOffset?",
        $"get => UnixTime.Of({property.Name}); set => {property.Name} = UnixTime.Milliseconds(value);");
}

/// <summary>What the template prints of an enumeration.</summary>
/// <param name="Place">Where it goes.</param>
/// <param name="Name">The name of the type.</param>
/// <param name="Description">What it is.</param>
/// <param name="IsObsolete">Whether the document deprecates it.</param>
/// <param name="Raw">The type of its values.</param>
/// <param name="IsText">Whether they are texts.</param>
/// <param name="Values">The values that the document knows.</param>
/// <param name="Known">A pattern for them.</param>
internal sealed record PrintedEnum(
    string Place, string Name, string Description, bool IsObsolete, string Raw, bool IsText, IReadOnlyList<PrintedValue> Values,
    string Known)
{
    public static PrintedEnum Of(Client client, ModelType type)
    {
        var isText = type.Kind == ModelKind.TextEnum;
        var values = type.Values
            .Select(value => new PrintedValue(
                value.Name, XmlDocumentation.Literal(value.Value), CSharpPrinter.Literal(value, type.Kind))).ToList();
        var known = string.Join(" or ", values.Select(value => value.Literal));
        return new(
            PrintedClass.PlaceOf(client, type), type.Name, XmlDocumentation.Of(type.Description), type.IsObsolete,
            isText ? "string" : "long",
            isText, values, known);
    }
}

/// <summary>What the template prints of a value of an enumeration.</summary>
/// <param name="Name">The property that holds it.</param>
/// <param name="Text">The value on the wire.</param>
/// <param name="Literal">The value in C#.</param>
internal sealed record PrintedValue(string Name, string Text, string Literal);
