using System.Collections;

namespace CloudMgmt.Extensions.DependencyInjection.Tests.Canary;

/// <summary>All that a log would show of an exception.</summary>
internal static class ExceptionTexts
{
    public static IEnumerable<string> Of(Exception exception)
    {
        yield return $"exception {exception}";
        yield return exception.Message;
        foreach (DictionaryEntry entry in exception.Data)
            yield return $"data {entry.Key}={entry.Value}";
        var inner = exception is AggregateException all
            ? all.InnerExceptions
            : exception.InnerException is { } one ? [one] : Enumerable.Empty<Exception>();
        foreach (var text in inner.SelectMany(Of))
            yield return text;
    }
}
