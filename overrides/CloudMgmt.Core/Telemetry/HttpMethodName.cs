namespace CloudMgmt.Core;

/// <summary>The name of an HTTP method as the semantic conventions want it, which bounds the number of names.</summary>
internal static class HttpMethodName
{
    public const string Other = "_OTHER";

    public static string Of(string method)
        => method is "GET" or "PUT" or "POST" or "PATCH" or "DELETE" or "HEAD" or "OPTIONS" or "TRACE" or "CONNECT" ? method : Other;
}
