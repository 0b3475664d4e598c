using Microsoft.Extensions.Logging;

namespace CloudMgmt.Core;

/// <summary>
/// The logger of the application, whose failures are its own: they must not make a failure of a call that the service carried out.
/// </summary>
internal sealed class QuietLogger(ILogger logger) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
        => null;

    public bool IsEnabled(LogLevel logLevel) => Quietly.Ask((logger, logLevel), static s => s.logger.IsEnabled(s.logLevel));

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        => Quietly.Do(
            (logger, logLevel, eventId, state, exception, formatter),
            static s => s.logger.Log(s.logLevel, s.eventId, s.state, s.exception, s.formatter));
}
