using CloudMgmt.Emulator.Specs;

namespace CloudMgmt.Emulator.Pipeline;

/// <summary>Finds the operation of a method and path.</summary>
internal sealed class Router(SpecDocument spec)
{
    private readonly SpecOperation[] _operations = [.. spec.Operations.OrderBy(operation => operation.Path.PlaceholderCount)];

    public Route Find(string method, string path)
    {
        // Two templates may fit, such as /users/sessions and /users/{sid}: the one with fewer parameters counts.
        var template = _operations.FirstOrDefault(operation => operation.Path.Match(path) is not null)?.Path.Text;
        var candidates = _operations.Where(operation => operation.Path.Text == template).ToArray();
        var match = candidates.FirstOrDefault(operation => operation.Method == method);
        return new(match, match?.Path.Match(path), [.. candidates.Select(operation => operation.Method)]);
    }
}

/// <param name="Operation">The operation; null if the path or the method is unknown.</param>
/// <param name="PathValues">The path parameters of the operation.</param>
/// <param name="Methods">The methods that the path knows; none if the path is unknown.</param>
internal sealed record Route(SpecOperation? Operation, IReadOnlyDictionary<string, string>? PathValues, IReadOnlyList<string> Methods);
