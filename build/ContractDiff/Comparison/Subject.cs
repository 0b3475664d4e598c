using System.Text;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.Comparison;

/// <summary>Names a place of a document the way people speak of it: <c>User.address.city</c>,
/// or <c>status of the 200 response</c>.</summary>
internal static class Subject
{
    public static string Of(Node? node)
    {
        var path = new Stack<Node>();
        for (var current = node; current?.Parent is not null; current = current.Parent)
            path.Push(current);
        var (owner, members) = ("", new StringBuilder());
        while (path.TryPop(out var step))
        {
            switch (step.Parent!.Key)
            {
                case "schemas" or "$defs" when members.Length == 0:
                    (owner, _) = (step.Key, members.Clear());
                    break;
                case "properties" or "patternProperties" or "dependentSchemas":
                    members.Append(members.Length == 0 && !IsSchemaName(owner) ? "" : ".").Append(step.Key);
                    break;
                case "parameters":
                    (owner, _) = ($"the parameter '{step.Text("name") ?? step.Key}'", members.Clear());
                    break;
                case "responses":
                    (owner, _) = (int.TryParse(step.Key, out _) || step.Key == "default"
                        ? $"the {step.Key} response"
                        : $"the response '{step.Key}'", members.Clear());
                    break;
                case "headers":
                    (owner, _) = ($"the header '{step.Key}'", members.Clear());
                    break;
                default:
                    Append(step, ref owner, members);
                    break;
            }
        }
        return members.Length == 0
            ? owner
            : IsSchemaName(owner) ? $"{owner}{members}" : owner.Length == 0 ? $"{members}" : $"'{members}' of {owner}";
    }

    private static void Append(Node step, ref string owner, StringBuilder members)
    {
        switch (step.Key)
        {
            case "requestBody":
                owner = "the request body";
                members.Clear();
                break;
            case "items" when step.Parent!.Key != "properties":
                members.Append("[]");
                break;
            case "additionalProperties" when step.Parent!.Key != "properties":
                members.Append("{}");
                break;
        }
    }

    private static bool IsSchemaName(string owner) => owner.Length > 0 && !owner.StartsWith("the ", StringComparison.Ordinal);
}
