using CloudMgmt.Core;

namespace CloudMgmt.CloudEndure;

/// <summary>Reads names and values from <c>Set-Cookie</c>. Values stay as sent: CloudEndure's XSRF value comes in quotes.</summary>
internal static class ResponseCookies
{
    public static Dictionary<string, string> Read(ApiHeaders headers)
    {
        var cookies = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var header in headers.GetValues("Set-Cookie"))
        {
            var pair = header.Split([';'], 2)[0].Split(['='], 2);
            if (pair.Length == 2)
                cookies[pair[0].Trim()] = pair[1].Trim();
        }
        return cookies;
    }
}
