using System.Globalization;

namespace CloudMgmt.Benchmarks;

/// <summary>
/// The first call of a program, from the start of Main to the answer: loading and compiling included. Each has a process of its own.
/// </summary>
internal static class FirstCall
{
    public const string Command = "first-call";

    /// <summary>In the process that is measured.</summary>
    public static async Task<int> RunAsync(string client, Uri url, Usage started)
    {
        using var users = UsersClients.Create(client, url);
        await users.GetUsersAsync();
        var (wall, cpu, allocated) = Usage.Now().Since(started, calls: 1);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{wall} {cpu} {allocated}"));
        return 0;
    }

    /// <summary>In the process that compares.</summary>
    public static async Task<Sample> MeasureAsync(string client, Uri url)
    {
        using var process = OwnProcess.Start(Command, client, url.AbsoluteUri);
        var line = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        var figures = line.Split(' ').Select(figure => double.Parse(figure, CultureInfo.InvariantCulture)).ToList();
        return new Sample(figures[0], figures[1], figures[2]);
    }
}
