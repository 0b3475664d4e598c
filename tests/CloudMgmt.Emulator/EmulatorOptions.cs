namespace CloudMgmt.Emulator;

/// <summary>Settings of a <see cref="CloudMgmtEmulator"/>; the defaults are the strict ones.</summary>
public sealed class EmulatorOptions
{
    /// <summary>The clock behind timestamps, sessions, tokens and delayed answers.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Whether a request body with a property that the specification does not know is refused.</summary>
    public bool RefuseUnknownProperties { get; init; } = true;

    /// <summary>
    /// Whether every successful JSON answer carries what a newer version of the service might send: in each object
    /// the property <c>emulatorUnknownProperty</c>, and <c>EMULATOR_UNKNOWN_VALUE</c> in place of each text of an enum
    /// (at the end of a list of them).
    /// </summary>
    public bool AddUnknownFields { get; init; }

    /// <summary>How many CloudEndure logins in a row may fail before further ones are answered with 429 for a minute.</summary>
    public int FailedLoginLimit { get; init; } = 5;
}
