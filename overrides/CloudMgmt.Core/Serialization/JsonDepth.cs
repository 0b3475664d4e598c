using System.Runtime.ExceptionServices;

namespace CloudMgmt.Core;

/// <summary>
/// Gives deep JSON the stack that it costs who calls itself for each level, as models do, and Newtonsoft.Json, which on an error catches
/// and throws again at each: on the thread of the caller that could end the process.
/// </summary>
internal static class JsonDepth
{
    // What any thread has room for.
    public const int Safe = 16;

    // Reserved, not used, for as long as one text is read.
    private const int StackSize = 64 * 1024 * 1024;

    public static T Run<T>(string text, Func<T> read) => Of(text) <= Safe ? read() : OnLargeStack(read);

    public static T OnLargeStack<T>(Func<T> work)
    {
        T result = default!;
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(() =>
        {
            try
            {
                result = work();
            }
            catch (Exception e)
            {
                failure = ExceptionDispatchInfo.Capture(e);
            }
        }, StackSize)
        { IsBackground = true };
        thread.Start();
        thread.Join();
        failure?.Throw();
        return result;
    }

    /// <summary>How deep a text is nested at most, in all that Newtonsoft.Json takes for JSON.</summary>
    private static int Of(string text)
    {
        var (depth, deepest) = (0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '{' or '[' or '(': deepest = Math.Max(deepest, ++depth); break;
                case '}' or ']' or ')': depth--; break;
                case '"' or '\'': i = EndOfText(text, i); break;
                case '/': i = EndOfComment(text, i); break;
            }
        }
        return deepest;
    }

    private static int EndOfText(string text, int start)
    {
        var i = start + 1;
        while (i < text.Length && text[i] != text[start])
            i += text[i] == '\\' ? 2 : 1;
        return i;
    }

    private static int EndOfComment(string text, int start)
    {
        var isBlock = start + 1 < text.Length && text[start + 1] == '*';
        var end = isBlock ? text.IndexOf("*/", start + 2, StringComparison.Ordinal) + 1 : text.IndexOfAny(['\r', '\n'], start);
        return end > start ? end : text.Length;
    }
}
