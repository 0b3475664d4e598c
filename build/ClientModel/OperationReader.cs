using CloudMgmt.CodeGeneration.Preparation;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.CSharp;

/// <summary>Reads what the methods of an operation take and give.</summary>
internal sealed class OperationReader(SchemaForms forms, TypeMapper types, ElementRules elements)
{
    /// <summary>The operations of a document with their names; what they take and give is read later, when the types have theirs.</summary>
    public static IReadOnlyList<ClientOperation> List(ApiDocument document, SchemaForms forms, string client)
    {
        var names = new OperationNames(client);
        return
        [
            .. from path in document.Root.Map("paths").Maps()
               let item = forms.Resolve(path.Value)
               where item is not null
               from method in OperationNames.Methods
               let operation = item.Map(method)
               where operation is not null
               select new ClientOperation
               {
                   Name = names.Next(operation.Text("operationId"), method, path.Key),
                   Method = method.ToUpperInvariant(),
                   Path = path.Key,
                   Node = operation,
                   Item = item,
               },
        ];
    }

    public void Read(ClientOperation operation)
    {
        var (arguments, options) = (new List<Member>(), new List<Member>());
        var names = new MemberNames(operation.Name);
        foreach (var parameter in Parameters(operation))
            Add(parameter, operation, names, arguments, options);
        AddBody(operation, names, arguments, options);
        (operation.Arguments, operation.Options) = (arguments, options);
        ReadResult(operation);
    }

    // Those of the path come first, but the operation may replace them.
    private IEnumerable<MapNode> Parameters(ClientOperation operation)
    {
        var own = Parameters(operation.Node).ToList();
        var shared = Parameters(operation.Item).Where(s => !own.Any(o => o.Text("name") == s.Text("name") && o.Text("in") == s.Text("in")));
        return shared.Concat(own);
    }

    private IEnumerable<MapNode> Parameters(MapNode owner) => (owner.List("parameters")?.Items ?? []).Select(forms.Resolve).OfType<MapNode>();

    private void Add(MapNode parameter, ClientOperation operation, MemberNames names, List<Member> arguments, List<Member> options)
    {
        var name = parameter.Text("name") ?? "";
        var (variable, property) = (names.Variable(name, "Parameter"), names.Property(name, "Parameter"));
        var type = parameter.Map("content") is not null ? CSharpType.Of("string") : types.Of(parameter["schema"], operation, TypeMapper.PassedList);
        var member = new Member(variable.TrimStart('@'), name, type, parameter) { Schema = parameter["schema"] };
        if (parameter.Flag("required") || parameter.Text("in") == "path")
            arguments.Add(member);
        else
            options.Add(member with { Name = property, IsObsolete = parameter.Flag("deprecated") });
    }

    private void AddBody(ClientOperation operation, MemberNames names, List<Member> arguments, List<Member> options)
    {
        if (forms.Resolve(operation.Node["requestBody"]) is not { } body || body.Map("content") is not { Entries.Count: > 0 } content)
            return;
        var media = content.Entries.MinBy(entry => MediaTypes.Preference(entry.Key));
        var fields = MediaTypes.IsForm(media.Key) ? Fields(media.Value.Map("schema"), names) : [];
        foreach (var (field, isRequired) in fields)
            (isRequired ? arguments : options).Add(field);
        if (fields.Count > 0)
            return;
        var isRequiredBody = body.Flag("required");
        var type = MediaTypes.IsJson(media.Key) ? types.Of((media.Value as MapNode)?["schema"], operation, TypeMapper.PassedList)
            : CSharpType.Of(MediaTypes.IsText(media.Key) ? "string" : "Stream");
        (isRequiredBody ? arguments : options).Add(new Member(isRequiredBody ? "body" : "Body", "", type, body) { Schema = (media.Value as MapNode)?["schema"], IsBody = true });
    }

    private List<(Member Field, bool IsRequired)> Fields(Node? schema, MemberNames names)
    {
        if (forms.Resolve(schema) is not { } target || forms.Of(target) is not { Kind: not SchemaFormKind.Any } form)
            return [];
        if (form.Kind == SchemaFormKind.Alias)
            form = types.Follow(form.Target) is { } aliased ? forms.Of(aliased) : form;
        var required = SchemaForms.Required(form).ToHashSet();
        var fields = new List<(Member, bool)>();
        foreach (var (name, node) in SchemaForms.Properties(form))
        {
            if (node is not MapNode field)
                continue;
            var (variable, property) = (names.Variable(name, "Field"), names.Property(name, "Field"));
            var isRequired = required.Contains(name);
            fields.Add((new Member(isRequired ? variable.TrimStart('@') : property, name, FieldType(field), field) { IsObsolete = !isRequired && field.Flag("deprecated") }, isRequired));
        }
        return fields;
    }

    private CSharpType FieldType(MapNode field)
    {
        if (forms.Resolve(field) is not { } schema)
            return CSharpType.Any;
        return SchemaForms.TypeOf(schema["type"]) == "array"
            ? CSharpType.Collection(TypeMapper.PassedList, Scalar(forms.Resolve(schema["items"])), hasNullableElements: false)
            : Scalar(schema);
    }

    private CSharpType Scalar(MapNode? schema)
    {
        if (schema is null || forms.Of(schema) is not { Kind: SchemaFormKind.Own } form)
            return CSharpType.Any;
        var format = form["format"].Text();
        return CSharpType.Of(FormScalars.Of(form.SharedType ?? SchemaForms.TypeOf(form["type"]), elements.IsText(schema) ? null : format, format == "binary"));
    }

    private void ReadResult(ClientOperation operation)
    {
        var responses = operation.Node.Map("responses").Maps().Where(response => !response.Key.StartsWith("x-", StringComparison.Ordinal)).ToList();
        var hasSuccess = responses.Any(response => response.Key.StartsWith('2'));
        var successes = responses.Where(response => response.Key.StartsWith('2') || (response.Key == "default" && !hasSuccess))
            .Select(response => (Status: response.Key, Node: forms.Resolve(response.Value))).Where(response => response.Node is not null).ToList();
        operation.Errors = Errors(operation, responses.Select(response => response.Key).Except(successes.Select(success => success.Status)));
        var results = successes.Select(success => Result(operation, success.Status, success.Node!)).ToList();
        operation.Successes = [.. successes.Select(success => success.Node!)];
        operation.Result = results.OfType<CSharpType>().Aggregate((CSharpType?)null, Combine);
        operation.IsResultNullable = operation.Result is not null && results.Contains(null);
    }

    private static CSharpType Combine(CSharpType? result, CSharpType next) => result is null || result.ToString() == next.ToString() ? next : CSharpType.Any;

    // Without JSON an error has its text only.
    private Dictionary<string, CSharpType> Errors(ClientOperation operation, IEnumerable<string> statuses)
    {
        var errors = new Dictionary<string, CSharpType>(StringComparer.OrdinalIgnoreCase);
        foreach (var status in statuses)
        {
            if (operation.Method != "HEAD" && Json(forms.Resolve(operation.Node.Map("responses")![status]).Map("content")) is { } media)
                errors.TryAdd(status, types.Of((media as MapNode)?["schema"], operation));
        }

        return errors;
    }

    private static Node? Json(MapNode? content) => content?.Entries.FirstOrDefault(entry => MediaTypes.IsJson(entry.Key)).Value;

    private CSharpType? Result(ClientOperation operation, string status, MapNode response)
    {
        if (operation.Method == "HEAD" || status is "204" or "205" || response.Map("content") is not { Entries.Count: > 0 } content)
            return null;
        if (Json(content) is { } media)
            return types.Of((media as MapNode)?["schema"], operation);
        return CSharpType.Of(content.Entries.All(entry => MediaTypes.IsPlainText(entry.Key)) ? "string" : "Stream");
    }
}
