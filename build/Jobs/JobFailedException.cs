namespace CloudMgmt.Build;

/// <summary>A job failed; the message says what a person can do.</summary>
internal sealed class JobFailedException(string message) : Exception(message);
