namespace CloudMgmt.Core;

internal enum BodyKind
{
    None,
    Json,
    Text,
    Stream,
}

/// <summary>What an answer carries.</summary>
internal sealed record ResponseBody(BodyKind Kind, Type Type)
{
    public static ResponseBody None { get; } = new(BodyKind.None, typeof(void));
}

/// <summary>The typed body of a failure, with a way to raise it that needs no reflection.</summary>
internal sealed record ErrorBody(Type Type, Func<string, ApiErrorInfo, object, ApiException> Raise)
{
    public static ErrorBody Of<TError>() => new(typeof(TError), (message, info, error) => new ApiException<TError>(message, info, (TError)error));
}
