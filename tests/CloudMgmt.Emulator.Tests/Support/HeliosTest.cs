namespace CloudMgmt.Emulator.Tests.Support;

internal abstract class HeliosTest : EmulatorTest
{
    protected Task<Answer> CallAsync(string method, string path, object? body = null, params (string Name, string Value)[] headers)
        => SendAsync(method, Server.Helios.BaseUrl + path, body, [("apiKey", Server.Helios.ApiKey), .. headers]);

    protected static string[] Sids(Answer list, string name)
        => [.. list.Expect(200).Json[name]!.AsArray().Select(item => item!["sid"]!.GetValue<string>())];
}
