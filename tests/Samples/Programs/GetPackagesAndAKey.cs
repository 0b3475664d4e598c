// # Get the packages and a key
//
// Nothing is published yet: `dotnet run --project build` in a clone of the repository leaves the packages in `artifacts/packages`. Tell
// NuGet of that folder once; `CLOUDMGMT` stands for where your clone is:
//
// ```sh
// dotnet nuget add source "$CLOUDMGMT/artifacts/packages" --name CloudMgmt
// ```
//
// Helios makes a key in its settings, under API keys, and shows it once. Put it into the environment as `HELIOS_API_KEY`, and into no file
// that others see. Where no key is at hand, the [emulator](TestWithTheEmulator.md) has one.
//
// In an empty folder:
//
// ```sh
// dotnet new console -o .
// dotnet add package CloudMgmt.Helios
// ```
//
// `Program.cs`:
//
// [code]
//
// ```sh
// dotnet run
// ```
//
// CloudEndure (`CLOUDENDURE_API_TOKEN`) and BIMData (`BIMDATA_ACCESS_TOKEN`) are alike; the
// [README of Core](../packages/core.md) lists what `FromEnvironment` reads.
using CloudMgmt.Helios;

using var client = new HeliosClient(HeliosClientOptions.FromEnvironment());
var users = await client.GetUsersAsync(new() { Domain = "LOCAL" });
foreach (var user in users.Users ?? [])
    Console.WriteLine($"{user.Username} ({user.Sid})");
