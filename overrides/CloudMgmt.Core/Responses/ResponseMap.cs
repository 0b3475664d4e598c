using System.Globalization;
using System.Text;

namespace CloudMgmt.Core;

/// <summary>Which answer carries what. A code beats its range (<c>4XX</c>), and a range beats <c>default</c>.</summary>
internal sealed class ResponseMap
{
    private const string Default = "default";

    // Lists, as an operation documents few answers and each call describes them anew.
    private readonly List<KeyValuePair<string, ResponseBody>> _successes = new(1);
    private readonly List<KeyValuePair<string, ErrorBody>> _failures = new(1);

    public void AddSuccess(string status, ResponseBody body) => Set(_successes, status, body);

    public void AddFailure(string status, ErrorBody body) => Set(_failures, status, body);

    /// <summary>
    /// The body of a success. A 2xx code that the document does not name is read like the first one that it does,
    /// because a newer server may answer 201 where 200 was documented.
    /// </summary>
    public ResponseBody Success(int status)
        => Find(_successes, status) ?? (_successes.Count == 0 ? ResponseBody.None : _successes[0].Value);

    public ErrorBody? Failure(int status) => Find(_failures, status);

    private static void Set<T>(List<KeyValuePair<string, T>> bodies, string status, T body)
    {
        var index = IndexOf(bodies, status);
        if (index < 0)
            bodies.Add(new(status, body));
        else
            bodies[index] = new(status, body);
    }

    private static T? Find<T>(List<KeyValuePair<string, T>> bodies, int status)
        where T : class
    {
        var code = status.ToString(CultureInfo.InvariantCulture);
        return Get(bodies, code) ?? Get(bodies, code[0] + "XX") ?? Get(bodies, Default);
    }

    private static T? Get<T>(List<KeyValuePair<string, T>> bodies, string status)
        where T : class
    {
        var index = IndexOf(bodies, status);
        return index < 0 ? null : bodies[index].Value;
    }

    private static int IndexOf<T>(List<KeyValuePair<string, T>> bodies, string status)
    {
        for (var i = 0; i < bodies.Count; i++)
        {
            if (string.Equals(bodies[i].Key, status, StringComparison.OrdinalIgnoreCase))
                return i;
        }
        return -1;
    }
}

internal enum BodyKind
{
    None,
    Json,
    Text,
    Stream,
}

/// <summary>What an answer carries.</summary>
/// <param name="Kind">How it is read.</param>
/// <param name="Type">The type of JSON.</param>
/// <param name="IsNullable">Whether JSON may be null, or nothing.</param>
internal sealed record ResponseBody(BodyKind Kind, JsonType? Type = null, bool IsNullable = false)
{
    public static ResponseBody None { get; } = new(BodyKind.None);
}

/// <summary>The typed body of a failure, with a way to raise it that needs no reflection.</summary>
internal sealed record ErrorBody(JsonType Type, Func<string, ApiErrorInfo, object, ApiException> Raise)
{
    public static ErrorBody Of<TError>(JsonType type)
        => new(type, (message, info, error) => new ApiException<TError>(message, info, (TError)error));

    /// <summary>The error; null for a body that is none, which must not hide the failure itself.</summary>
    public object? TryRead(ReadOnlyMemory<byte> body, Encoding encoding)
    {
        try
        {
            return ApiJson.ReadResponse(body, encoding, Type);
        }
        catch (UnreadableBodyException)
        {
            return null;
        }
    }
}
