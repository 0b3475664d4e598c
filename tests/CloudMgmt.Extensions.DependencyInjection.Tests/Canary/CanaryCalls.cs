using CloudMgmt.BimData;
using CloudMgmt.CloudEndure;
using CloudMgmt.Helios;

namespace CloudMgmt.Extensions.DependencyInjection.Tests.Canary;

/// <summary>Calls that carry secrets in every place that can hold one: headers, paths, queries, bodies.</summary>
internal static class CanaryCalls
{
    public static IEnumerable<Func<CancellationToken, Task>> Of(IHeliosClient client) =>
    [
        token => client.GetUsersAsync(With(new GetUsersOptions { Usernames = [Bird.Value], Domain = Bird.Value }), token),
        token => client.GetUserAsync(Bird.Value, With(new Helios.GetUserOptions()), token),
        token => client.CreateUserApiKeyAsync(Bird.Value, new() { Name = Bird.Value }, With(new CreateUserApiKeyOptions()), token),
        token => client.CreateUsersAsync(
            [new() { Username = Bird.Value, Domain = "LOCAL", LocalUserParams = new() { Password = Bird.Secret } }],
            With(new CreateUsersOptions()),
            token),
        token => client.CreateSessionAsync(
            new() { Username = Bird.Value, Password = Bird.Secret, Domain = "LOCAL", OtpCode = Bird.Secret },
            With(new CreateSessionOptions()),
            token),
        token => client.RegenerateS3KeyAsync(Bird.Value, With(new RegenerateS3KeyOptions()), token),
        // Refused before they are sent.
        token => client.CreateUsersAsync(
            [new() { Domain = null!, Username = null!, LocalUserParams = new() { Password = Bird.Secret } }], null, token),
        token => client.GetUsersAsync(With(new GetUsersOptions(), Bird.Secret + "\n"), token),
    ];

    public static IEnumerable<Func<CancellationToken, Task>> Of(ICloudEndureClient client) =>
    [
        token => client.GetExtendedAccountInfoAsync(With(new GetExtendedAccountInfoOptions()), token),
        token => client.ReplaceApiTokenAsync(With(new ReplaceApiTokenOptions()), token),
        token => client.SetPasswordAsync(new() { Token = Bird.Secret, NewPassword = Bird.Secret }, With(new SetPasswordOptions()), token),
        token => client.CreateUserAsync(new() { Username = Bird.Value }, With(new CreateUserOptions()), token),
        token => client.GetProjectAuditLogAsync(Bird.Value, With(new GetProjectAuditLogOptions()), token),
        async token => await (await client.DownloadProjectAuditLogCsvAsync(Bird.Value, null, token)).DisposeAsync(),
    ];

    public static IEnumerable<Func<CancellationToken, Task>> Of(IBimDataClient client) =>
    [
        token => client.GetCloudAsync(1, With(new GetCloudOptions()), token),
        token => client.CreateCloudAsync(new() { Name = Bird.Value }, With(new CreateCloudOptions()), token),
        token => client.GetCloudUserAsync(Bird.Value, Bird.Value, With(new GetCloudUserOptions()), token),
        token => client.CreateCloudProcessorAsync(
            Bird.Value,
            new() { Name = Bird.Value, AdditionalProperties = { ["token"] = Bird.Secret } },
            With(new CreateCloudProcessorOptions()),
            token),
    ];

    private static T With<T>(T options, string secret = Bird.Secret)
        where T : RequestOptions
    {
        options.Headers["Proxy-Authorization"] = secret;
        options.Headers["X-Password"] = secret;
        return options;
    }
}
