using CloudMgmt.Emulator;
using CloudMgmt.Trimming;

// Of what a line says.
const int Shown = 160;

if (args is not [var application])
{
    Console.Error.WriteLine("Usage: CloudMgmt.Trimming FOLDER, where FOLDER is that of the application: Application, below this project.");
    return 1;
}

var work = Directory.CreateTempSubdirectory("trimming-");
// One address for all of them, since it is among what is sent.
await using var relay = new RecordingRelay();
var whole = await RunAsync("Whole");
foreach (var line in whole.Lines)
    Console.WriteLine(line.Length <= Shown ? line : line[..Shown] + "…");
var problems = whole.Lines.Where(line => line.Contains("written otherwise", StringComparison.Ordinal)).ToList();
foreach (var form in new[] { "Trimmed", "Native" })
{
    var run = await RunAsync(form);
    problems.AddRange(run.Differences(whole).Select(difference => $"{form}: {difference}"));
    var ours = run.Warnings.Where(warning => warning.Contains("CloudMgmt", StringComparison.Ordinal));
    problems.AddRange(ours.Select(warning => $"{form}: {warning}"));
    Console.WriteLine($"{form}: {run.Warnings.Count} warnings\n  {string.Join("\n  ", run.Warnings)}");
}
problems.ForEach(Console.Error.WriteLine);
Console.WriteLine(problems.Count == 0
    ? $"Trimmed and native: the same {whole.Sent.Length} bytes sent, {whole.Lines.Length} values read, no warning that names CloudMgmt."
    : $"{problems.Count} problems.");
work.Delete(recursive: true);
return problems.Count == 0 ? 0 : 1;

async Task<Run> RunAsync(string form)
{
    var published = Published.Of(application, form, work.FullName);
    var options = new EmulatorOptions { AddUnknownFields = true, RefuseUnknownProperties = false, TimeProvider = new StoppedClock() };
    await using var services = await CloudMgmtEmulator.StartAsync(options);
    Faults.Enqueue(services.Faults);
    relay.Connect(new Uri(services.BaseUrl));
    var lines = published.Start(Settings.Of(services, relay.Url));
    return new Run(lines, relay.Take(), published.Warnings);
}
