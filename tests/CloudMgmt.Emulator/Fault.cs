using System.Buffers;
using System.Text;
using CloudMgmt.Emulator.Pipeline;

namespace CloudMgmt.Emulator;

/// <summary>
/// One scripted misbehaviour. Start from a static member, refine it with the others:
/// <c>Fault.Answer(503).WithHeader("Retry-After", "2")</c>, <c>Fault.RealAnswer().CutAfter(10)</c>.
/// </summary>
public sealed record Fault
{
    private static readonly SearchValues<char> NameCharacters
        = SearchValues.Create("!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    private Fault()
    {
    }

    internal Reply? Scripted { get; private init; }

    internal bool IsHandled { get; private init; }

    internal bool IsAnswered { get; private init; } = true;

    internal IReadOnlyList<KeyValuePair<string, string>> Headers { get; private init; } = [];

    internal Func<TimeProvider, CancellationToken, Task> Wait { get; private init; } = (_, _) => Task.CompletedTask;

    internal BodyBreak? Break { get; private init; }

    /// <summary>This answer, in place of the service's; the request is not handled and changes nothing.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The status is not one of 200 to 999.</exception>
    public static Fault Answer(int statusCode, string body = "", string contentType = "application/json")
    {
        ArgumentNullException.ThrowIfNull(body);
        return Answer(statusCode, Encoding.UTF8.GetBytes(body), contentType);
    }

    /// <summary>This answer, in place of the service's; the request is not handled and changes nothing.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The status is not one of 200 to 999.</exception>
    public static Fault Answer(int statusCode, byte[] body, string contentType)
    {
        ArgumentNullException.ThrowIfNull(body);
        ArgumentNullException.ThrowIfNull(contentType);
        // What is less is no answer yet, and a client would wait for one.
        ArgumentOutOfRangeException.ThrowIfLessThan(statusCode, 200);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(statusCode, 999);
        return new Fault { Scripted = new Reply(statusCode) { Body = body, ContentType = body.Length == 0 ? null : contentType } };
    }

    /// <summary>The service's own answer, to be delayed, cut or given more headers.</summary>
    public static Fault RealAnswer() => new() { IsHandled = true };

    /// <summary>The connection is dropped before the request is handled: nothing changes.</summary>
    public static Fault Abort() => new() { IsAnswered = false };

    /// <summary>The request is handled, with all its effects, but the connection is dropped before the answer.</summary>
    public static Fault LoseAnswer() => new() { IsHandled = true, IsAnswered = false };

    /// <summary>Adds a header to the answer; a <c>Content-Type</c> takes the place of the one that is there.</summary>
    /// <exception cref="ArgumentException">
    /// Name or value is not ASCII, or of characters that a header cannot have, or the header says where the body ends, which is for
    /// the server to say (<see cref="CutAfter"/> makes it wrong).
    /// </exception>
    public Fault WithHeader(string name, string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(value);
        if (name.AsSpan().ContainsAnyExcept(NameCharacters))
            throw new ArgumentException("The name has a character that the name of a header cannot have.", nameof(name));
        if (value.Any(c => c is not '\t' and (< ' ' or > '~')))
            throw new ArgumentException("The value has a character that is not ASCII, or that a header cannot have.", nameof(value));
        return name.ToLowerInvariant() is "content-length" or "transfer-encoding"
            ? throw new ArgumentException("Where the body ends is for the server to say; CutAfter makes it wrong.", nameof(name))
            : this with { Headers = [.. Headers, new(name, value)] };
    }

    /// <summary>Holds the request, not yet handled, until the task ends.</summary>
    public Fault HeldUntil(Task released)
    {
        ArgumentNullException.ThrowIfNull(released);
        return this with { Wait = (_, cancellation) => released.WaitAsync(cancellation) };
    }

    /// <summary>Holds the request, not yet handled, for a time by the clock of <see cref="EmulatorOptions.TimeProvider"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative, and not infinite.</exception>
    public Fault Delayed(TimeSpan delay)
    {
        if (delay != Timeout.InfiniteTimeSpan)
            ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        return this with { Wait = (clock, cancellation) => Task.Delay(delay, clock, cancellation) };
    }

    /// <summary>Drops the connection after the headers and this many bytes of the body.</summary>
    public Fault CutAfter(int bodyBytes) => BrokenAfter(bodyBytes, resumeWhen: null);

    /// <summary>Sends the headers and this many bytes of the body, and the rest once the task ends.</summary>
    public Fault StalledAfter(int bodyBytes, Task released)
    {
        ArgumentNullException.ThrowIfNull(released);
        return BrokenAfter(bodyBytes, released);
    }

    private Fault BrokenAfter(int bodyBytes, Task? resumeWhen)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bodyBytes);
        return this with { Break = new BodyBreak(bodyBytes, resumeWhen) };
    }

    internal sealed record BodyBreak(int AfterBytes, Task? ResumeWhen);
}
