using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using CloudMgmt.ClientModel;
using CloudMgmt.Core;
using CloudMgmt.OpenApi;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CloudMgmt.TestSupport.Documents;

/// <summary>Makes what a method of a client must be passed, of what the document says of it.</summary>
internal sealed class Arguments(ApiDocument document)
{
    private static readonly JsonSerializerSettings AsWritten = new() { DateParseHandling = DateParseHandling.None };

    private readonly SchemaExamples _examples = new(document, isRequest: true);

    /// <summary>The values for all parameters of a method: what it requires, no options, and no token.</summary>
    public object?[] Of(ClientOperation operation, MethodInfo method)
    {
        var parameters = method.GetParameters();
        return [
            .. operation.Arguments.Select((argument, index) => Value(argument, parameters[index].ParameterType)), null,
            CancellationToken.None,
        ];
    }

    private object? Value(Member member, Type type)
    {
        if (type == typeof(Stream))
            return Content();
        if (type == typeof(FileParameter))
            return new FileParameter(Content());
        if (type.IsAssignableFrom(typeof(FileParameter[])))
            return new[] { new FileParameter(Content()) };
        var json = _examples.Of(member.Schema ?? (member.Place == MemberPlace.Field ? member.Node : null));
        if (type == typeof(string) && json is not JsonValue)
            return json?.ToJsonString() ?? "";
        if (type == typeof(string) && json!.GetValueKind() != JsonValueKind.String)
            return json.ToJsonString();
        var value = JsonConvert.DeserializeObject(json?.ToJsonString() ?? "null", type, AsWritten);
        return value is JValue scalar ? scalar.Value : value;
    }

    private static MemoryStream Content() => new("example"u8.ToArray());
}
