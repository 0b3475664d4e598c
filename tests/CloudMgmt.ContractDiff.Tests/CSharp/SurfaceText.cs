using CloudMgmt.ClientModel;

namespace CloudMgmt.ContractDiff.Tests.CSharp;

/// <summary>A line for each type and member, so that two surfaces can be compared.</summary>
internal static class SurfaceText
{
    public static IEnumerable<string> Of(Client surface)
        => surface.Operations.SelectMany(operation => Of(surface, operation))
            .Concat(surface.Models.SelectMany(model => Of(surface, model)));

    private static IEnumerable<string> Of(Client surface, ClientOperation operation)
    {
        var result = operation.Result is null ? "" : $"<{operation.Result}{(operation.IsResultNullable ? "?" : "")}>";
        var arguments = string.Concat(operation.Arguments.Select(argument => $"{argument.Type} {argument.Name}, "));
        var signature = $"({arguments}{operation.Name}Options? options, CancellationToken cancellationToken)";
        var obsolete = operation.IsObsolete ? "obsolete " : "";
        foreach (var owner in (string[])[surface.Name, $"I{surface.Name}"])
        {
            yield return $"{obsolete}{owner}: Task{result} {operation.Name}Async{signature}";
            yield return $"{obsolete}{owner}: Task<ApiResponse{result}> {operation.Name}WithResponseAsync{signature}";
        }
        yield return $"class {operation.Name}Options : RequestOptions";
        foreach (var option in operation.Options)
            yield return $"{(option.IsObsolete ? "obsolete " : "")}{operation.Name}Options: {option.Type}? {option.Name}";
    }

    private static IEnumerable<string> Of(Client surface, ModelType model)
    {
        var obsolete = model.IsObsolete ? "obsolete " : "";
        if (model.IsEnum)
        {
            yield return $"{obsolete}enum {model.Name} : {(model.Kind == ModelKind.TextEnum ? "string" : "long")}";
            foreach (var value in model.Values)
                yield return $"{model.Name}: {value.Name} = {value.Value}";
            yield break;
        }
        if (model.Kind == ModelKind.Union)
        {
            yield return $"{obsolete}union {model.Name}";
            foreach (var alternative in model.Alternatives)
            {
                yield return $"{model.Name}: TryGet{alternative.Name} {alternative.Type}{(alternative.Type.IsValue ? "" : "?")}";
                yield return $"{model.Name}: {(alternative.HasConversion ? "" : $"From{alternative.Name} ")}{alternative.Type}";
            }
            yield break;
        }
        yield return $"{obsolete}class {model.Name} : {model.Base?.Name ?? "ApiModel"}";
        foreach (var property in model.Properties)
        {
            var kind = $"{(surface.Demands.Include(model, property) ? "required " : "")}{property.TypeText}";
            yield return $"{(property.IsObsolete ? "obsolete " : "")}{model.Name}: {kind} {property.Name} ({property.WireName})";
            if (property.Time is not null)
                yield return $"{model.Name}: DateTimeOffset{(property.HasValue ? "" : "?")} {property.Time} ({property.WireName})";
        }
    }
}
