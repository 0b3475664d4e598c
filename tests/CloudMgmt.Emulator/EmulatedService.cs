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
}
