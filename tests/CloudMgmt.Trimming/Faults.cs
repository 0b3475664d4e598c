using CloudMgmt.Emulator;

namespace CloudMgmt.Trimming;

/// <summary>Answers that the services themselves would not give.</summary>
internal static class Faults
{
    private const string OddGroups = """
        // No JSON in the strict sense.
        { 'groups': [ {
            sid: 'S-1-5-32', name: 'caf\u00e9', 'roles': ['X',], /* more than a double holds */ big: 1e400, none: undefined,
            at: '2025-03-01T12:00:00.1234567+02:00', long: 123456789012345678901234567890 } ] }
        """;

    public static void Enqueue(FaultQueue faults)
    {
        faults.Enqueue("GetUsers", Fault.Answer(503).WithHeader("Retry-After", "0"));
        faults.Enqueue("GetGroups", Fault.Answer(200, OddGroups));
        faults.Enqueue("GetTenantAccess", Fault.Answer(200, """{"tenantAccesses":{"a":"b"}}"""));
        faults.Enqueue("GetProjectStorage", Fault.Answer(418, "<p>I am a teapot</p>", "text/html"));
    }
}
