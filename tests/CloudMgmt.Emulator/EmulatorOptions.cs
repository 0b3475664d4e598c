namespace CloudMgmt.Emulator;

/// <summary>Settings of a <see cref="CloudMgmtEmulator"/>; the defaults are the strict ones.</summary>
public sealed class EmulatorOptions
{
    /// <summary>The clock behind timestamps, sessions, tokens and delayed answers.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>
    /// Whether a request is refused for a query parameter, or a property of its body, that the specification does not know; otherwise it
    /// is ignored.
    /// </summary>
    public bool RefuseUnknownProperties { get; init; } = true;

    /// <summary>
    /// The services that refuse a request body with a read-only property. The others ignore the property, and the journal says so: OpenAPI
    /// only advises against sending one, and BIMData stands on a framework that ignores it.
    /// </summary>
    public IReadOnlyCollection<EmulatedService> RefuseReadOnlyProperties { get; init; } =
    [
        EmulatedService.CloudEndure, EmulatedService.Helios,
    ];

    /// <summary>
    /// Whether every successful JSON answer carries what a newer version of the service might send: in each object
    /// the property <c>emulatorUnknownProperty</c>, and <c>EMULATOR_UNKNOWN_VALUE</c> in place of each text of an enum
    /// (at the end of a list of them).
    /// </summary>
    public bool AddUnknownFields { get; init; }

    /// <summary>
    /// Whether BIMData answers as its reference document of May 2019 says: the size of a cloud is a bare number, <c>root_folder_id</c> is a
    /// text, and clouds, projects and users lack what came later. Otherwise it answers in the form that the vendor's newer clients demand,
    /// with properties that the specification leaves out. All 22 operations are there either way.
    /// </summary>
    public bool BimDataOf2019 { get; init; }

    /// <summary>How many CloudEndure logins in a row may fail before further ones are answered with 429 for a minute.</summary>
    public int FailedLoginLimit { get; init; } = 5;
}
