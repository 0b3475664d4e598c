namespace CloudMgmt.Emulator;

/// <summary>A service that the emulator plays.</summary>
public enum EmulatedService
{
    /// <summary>CloudEndure.</summary>
    CloudEndure,

    /// <summary>Cohesity Helios.</summary>
    Helios,

    /// <summary>BIMData.</summary>
    BimData,

    /// <summary>A service of which nobody has written the state; see <see cref="CloudMgmtEmulator.Document"/>.</summary>
    Document,
}
