using System.Globalization;

namespace CloudMgmt.Core;

/// <summary>Which answer carries what. A code beats its range (<c>4XX</c>), and a range beats <c>default</c>.</summary>
internal sealed class ResponseMap
{
    private const string Default = "default";
    private readonly Dictionary<string, ResponseBody> _successes = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, ErrorBody> _failures = new(StringComparer.OrdinalIgnoreCase);

    public void AddSuccess(string status, ResponseBody body) => _successes[status] = body;

    public void AddFailure(string status, ErrorBody body) => _failures[status] = body;

    /// <summary>
    /// The body of a success. A 2xx code that the document does not name is read like the first one that it does,
    /// because a newer server may answer 201 where 200 was documented.
    /// </summary>
    public ResponseBody Success(int status) => Find(_successes, status) ?? _successes.Values.FirstOrDefault() ?? ResponseBody.None;

    public bool Names(int status) => Find(_successes, status) is not null;

    public ErrorBody? Failure(int status) => Find(_failures, status);

    private static T? Find<T>(Dictionary<string, T> bodies, int status)
        where T : class
    {
        var code = status.ToString(CultureInfo.InvariantCulture);
        return bodies.TryGetValue(code, out var exact) ? exact
            : bodies.TryGetValue(code[0] + "XX", out var range) ? range
            : bodies.TryGetValue(Default, out var any) ? any
            : null;
    }
}
