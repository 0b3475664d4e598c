using Application;

await HeliosCalls.RunAsync();
await CloudEndureCalls.RunAsync();
await BimDataCalls.RunAsync();
