using System.Text;

namespace CloudMgmt.Core;

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
