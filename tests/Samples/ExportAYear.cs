// # A year of an audit log as a file for Excel
//
// The service gives 1,500 entries at a time; the export walks through the range and tells how far it is. Stop it whenever you like: the
// same call goes on where the file ends. `EscapeFormulas` keeps a spreadsheet from running what others wrote into a name.
//
// ```sh
// dotnet new console -o .
// dotnet add package CloudMgmt.CloudEndure
// ```
//
// `ExportAYear.cs`:
//
// [code]
//
// `Program.cs`:
//
// ```csharp
// using CloudMgmt.CloudEndure;
// using CloudMgmt.Samples;
//
// using var client = new CloudEndureClient(CloudEndureClientOptions.FromEnvironment());
// await ExportAYear.RunAsync(client, args[0], DateTimeOffset.UtcNow, "audit.csv", Console.Out);
// ```
//
// `PROJECT` stands for the id of the project, which the console of CloudEndure shows in its address:
//
// ```sh
// dotnet run -- "$PROJECT"
// ```
using CloudMgmt.CloudEndure;

namespace CloudMgmt.Samples;

internal static class ExportAYear
{
    public static async Task<long> RunAsync(
        ICloudEndureClient client, string projectId, DateTimeOffset end, string path, TextWriter output,
        CancellationToken cancellationToken = default)
    {
        var done = await client.ExportProjectAuditLogAsync(projectId, end.AddYears(-1), path, new()
        {
            To = end,
            WriteByteOrderMark = true,
            EscapeFormulas = true,
            Progress = new Progress<AuditLogExportProgress>(progress => output.WriteLine(progress)),
        }, cancellationToken);
        return done.Entries;
    }
}
