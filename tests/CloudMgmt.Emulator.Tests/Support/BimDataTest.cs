namespace CloudMgmt.Emulator.Tests.Support;

internal abstract class BimDataTest : EmulatorTest
{
    protected string Cloud => $"/cloud/{Server.BimData.CloudId}";

    protected Task<Answer> CallAsync(string method, string path, object? body = null)
        => SendAsync(method, Server.BimData.BaseUrl + path, body, ("Authorization", $"Bearer {Server.BimData.AccessToken}"));
}
