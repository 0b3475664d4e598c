using System.ComponentModel;
using CloudMgmt.Emulator;
using CloudMgmt.OpenApi.Processes;

if (args is not [var folder])
{
    Console.Error.WriteLine(
        "Usage: CloudMgmt.Witness FOLDER, where FOLDER is that of this project: its scripts and its package.json are there.");
    return 1;
}

if (!Succeeds(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], []))
    return 1;
await using var server = await CloudMgmtEmulator.StartAsync();
var succeeded = Succeeds("node", ["--test", "--test-reporter=spec"], new()
{
    ["EMULATOR_URL"] = server.BimData.BaseUrl,
    ["EMULATOR_AUTHORIZATION"] = $"Bearer {server.BimData.AccessToken}",
    ["EMULATOR_CLOUD"] = $"{server.BimData.CloudId}",
    ["EMULATOR_MEMBER"] = $"{server.BimData.MemberId}",
});

// One is meant: a role that there is not.
var violations = server.Requests.SelectMany(request => request.ValidationErrors.Select(error => $"{request}: {error}")).ToList();
Console.WriteLine(
    $"{server.Requests.Count} requests of the vendor's client came, and {violations.Count} did not fit the specification: {string.Join("; ", violations)}");
return succeeded && violations.Count == 1 ? 0 : 1;

bool Succeeds(string program, string[] arguments, Dictionary<string, string?> variables)
{
    try
    {
        return new ChildProcess(program, arguments, folder) { Environment = variables }.RunAtConsole() == 0;
    }
    catch (Win32Exception)
    {
        Console.Error.WriteLine($"'{program}' could not be started. This needs Node.js 20 or later with npm: https://nodejs.org");
        return false;
    }
}
