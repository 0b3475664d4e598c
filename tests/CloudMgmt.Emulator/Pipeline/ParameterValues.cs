using System.Text.Json.Nodes;
using CloudMgmt.Emulator.Specs;

namespace CloudMgmt.Emulator.Pipeline;

/// <summary>The parameters of a request as JSON, which gives them the type that the specification says.</summary>
internal sealed class ParameterValues
{
    private readonly Dictionary<(ParameterPlace Place, string Name), JsonNode> _values = [];

    public JsonNode? Find(ParameterPlace place, string name) => _values.GetValueOrDefault((place, name));

    public void Add(SpecParameter parameter, JsonNode value) => _values.Add((parameter.Place, parameter.Name), value);
}
