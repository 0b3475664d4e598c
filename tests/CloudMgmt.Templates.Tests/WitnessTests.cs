using CloudMgmt.ClientModel;
using CloudMgmt.CodeGeneration;
using CloudMgmt.ContractDiff.Tests.Generation;
using NUnit.Framework;

namespace CloudMgmt.Templates.Tests;

/// <summary>NSwag, asked which types it would make of the document that it is given, makes those of the model.</summary>
internal sealed class WitnessTests
{
    private const string Operations = """
        {% for operation in Operations %}
        {% for parameter in operation.Parameters %}
        {{ operation.ActualOperationName }}({{ parameter.Name }}): {{ parameter.Type | rtrimquestionmark }}
        {% endfor %}
        {% for response in operation.Responses %}
        {{ operation.ActualOperationName }} {{ response.StatusCode }}: {{ response.Type | rtrimquestionmark }}
        {% endfor %}
        {% if operation.HasDefaultResponse %}
        {{ operation.ActualOperationName }} default: {{ operation.DefaultResponse.Type | rtrimquestionmark }}
        {% endif %}
        {% endfor %}
        """;

    private const string Class = """
        {{ ClassName }} : {% if HasInheritance %}{{ BaseClassName }}{% else %}ApiModel{% endif %}
        {% for property in Properties %}
        {{ ClassName }}.{{ property.Name }}: {{ property.Type | rtrimquestionmark }}
        {% endfor %}
        """;

    private const string Enum = """
        {% for enum in Enums %}
        {{ Name }}.{{ enum.Name }} = {{ enum.Value }}
        {% endfor %}
        """;

    [TestCase("tests/CloudMgmt.Templates.Tests/torture.yaml", "TortureClient")]
    [TestCase("specs/bimdata.yaml", "BimDataClient")]
    [TestCase("specs/cloudendure.yaml", "CloudEndureClient")]
    [TestCase("specs/helios.yaml", "HeliosClient")]
    public void NSwag_would_make_the_same_types(string spec, string name)
    {
        var client = Models.Of(File.ReadAllText(Path.Combine(TestRoot.Home, spec)), name);
        var expected = client.Operations.SelectMany(Of).Concat(client.Models.SelectMany(Of)).ToList();
        var actual = Ask(client).ToList();
        Assert.That(actual.Except(expected), Is.Empty, "only of NSwag");
        Assert.That(expected.Except(actual), Is.Empty, "only of the model");
    }

    private static IEnumerable<string> Ask(Client client)
    {
        using var root = new TestRoot();
        root.Write("build/Templates/File.liquid", "{{ Clients }}\n{{ Classes }}");
        root.Write("build/Templates/Client.Interface.liquid", "");
        root.Write("build/Templates/Client.Class.liquid", Operations);
        root.Write("build/Templates/Class.liquid", Class);
        root.Write("build/Templates/Enum.liquid", Enum);
        root.Write("in.json", NSwagDocument.Write(client).ToJsonString());
        var variables = $"Input=in.json,Output=out.txt,Namespace=N,ClientClass={client.Name}";
        var result = new NSwagInProcess().Run(Path.Combine(root.Path, "nswag.json"), variables);
        Assert.That(result.ExitCode, Is.Zero, result.Summary);
        return Lines(File.ReadAllText(Path.Combine(root.Path, "out.txt")));
    }

    private static IEnumerable<string> Lines(string text) => text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0);

    private static IEnumerable<string> Of(ClientOperation operation)
    {
        foreach (var member in operation.Members.Where(member => member.Place is not (MemberPlace.Field or MemberPlace.Body)))
            yield return $"{operation.Name}({member.Name}): {member.Type}";
        if (operation.Body is { } body && MediaTypes.IsJson(operation.MediaType!))
            yield return $"{operation.Name}(body): {body.Type}";
        foreach (var response in operation.Responses)
            yield return $"{operation.Name} {response.Status}: {(response.Body == BodyKind.Json ? $"{response.Type}" : "void")}";
    }

    private static IEnumerable<string> Of(ModelType type)
        => type.IsEnum
            ? type.Values.Select(value => $"{type.Name}.{value.Name} = {(type.Kind == ModelKind.TextEnum ? value.Name : value.Value)}")
            : type.Properties.Select(property => $"{type.Name}.{property.Name}: {property.Type}")
                .Prepend($"{type.Name} : {type.Base?.Name ?? "ApiModel"}");
}
