using System.Text.RegularExpressions;
using CloudMgmt.OpenApi;

namespace CloudMgmt.CodeGeneration;

/// <summary>The path template and the declared path parameters must name the same parameters.</summary>
internal static partial class PathParameterCheck
{
    public static IEnumerable<Problem> Run(Spec spec)
        => from path in spec.OfType("PathItem")
           where path.Name.StartsWith('/')
           from operation in spec.OfType("Operation")
           where ReferenceEquals(operation.Owner, path)
           from problem in Check(spec, path, operation)
           select problem;

    private static IEnumerable<Problem> Check(Spec spec, SpecObject path, SpecObject operation)
    {
        var expected = Placeholder().Matches(path.Name).Select(match => match.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        var declared = Declared(spec, path).Concat(Declared(spec, operation)).ToLookup(entry => entry.Name, entry => entry.Place);
        foreach (var name in expected.Where(name => !declared.Contains(name)))
        {
            var suggestion = Nearest.Suggest(name, declared.Select(entry => entry.Key).Except(expected));
            yield return new Problem(ProblemIds.PathParameter, Spec.At(operation.Value), $"the path parameter '{{{name}}}' of {path.Name} is not declared in parameters.{suggestion}");
        }
        foreach (var entry in declared.Where(entry => !expected.Contains(entry.Key)))
        {
            var suggestion = Nearest.Suggest(entry.Key, expected);
            yield return new Problem(ProblemIds.PathParameter, Spec.At(entry.First()),
                $"the path parameter '{entry.Key}' does not occur in {path.Name}.{suggestion}");
        }
    }

    private static IEnumerable<(string Name, Node Place)> Declared(Spec spec, SpecObject owner)
        => from item in owner.Value.List("parameters")?.Items ?? []
           let parameter = spec.Resolve(item)
           where parameter.Text("in") == "path"
           select ((parameter["name"] as ScalarNode)?.Text ?? "", item);

    [GeneratedRegex(@"\{([^{}]*)\}")]
    private static partial Regex Placeholder();
}
