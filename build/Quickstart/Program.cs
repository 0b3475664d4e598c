using CloudMgmt.Emulator;
using Quickstart;

await using var server = await CloudMgmtEmulator.StartAsync();
Story.Title($"Three services, played by the emulator at {server.BaseUrl}");

await CloudEndureTour.RunAsync(server.CloudEndure);
await HeliosTour.RunAsync(server.Helios);
await BimDataTour.RunAsync(server.BimData);
await ErrorTour.RunAsync(server);

return Story.End();
