namespace CloudMgmt.Boards;

/// <summary>What an application does with the client.</summary>
internal static class Program
{
    public static async Task RunAsync(Uri server, Action<string> say)
    {
        using var client = new BoardsClient(new BoardsClientOptions
        {
            BaseUrl = server,
            Credential = BoardsCredential.FromPersonalToken("token"),
        });

        // A list.
        var jobs = await client.GetJobsAsync(new()
        {
            Limit = 1,
            ChangedSince = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(2)),
            Fields = [GetJobsFieldsItem.Name, "assignee.name"],
        });
        say($"{jobs.Data![0].Name} by {jobs.Data[0].CreatedBy?.Gid}, {jobs.Data[0].ResourceSubtype}, then {jobs.NextPage?.Offset}");

        // What is nested in what was read.
        var job = (await client.GetJobAsync("j/1")).Data!;
        var assignee = job.Assignee is null ? "nobody's" : job.Assignee.Name;
        say($"{job.Name}, due {job.DueOn:yyyy-MM-dd}, {assignee}, {job.Parent?.ResourceSubtype}");
        say(string.Join("; ", job.Places!.Select(place => $"{place.Board?.Name}/{place.Section?.Name}")));
        say(string.Join("; ", job.CustomFields!.Select(field => $"{field.Name}={field.NumberValue}{field.EnumValue?.Name}")));
        say($"liked by {job.Hearts![0].Person?.Name}, colored {job.CustomFields![1].EnumValue?.Color}");

        // What was read, changed: what is read-only is not sent, what is null on purpose is.
        var changed = await client.UpdateJobAsync("j/1", new()
        {
            Data = new() { Name = "New", DueOn = null, Assignee = "me", CustomFields = new Dictionary<string, string> { ["7"] = "x" } },
        });
        say($"{changed.Data?.Name}, due {changed.Data?.DueOn}.");
        say($"deleted: {(await client.DeleteJobAsync("j 2")).Data is not null}");

        // A form of several parts.
        using var content = new MemoryStream(Encoding.UTF8.GetBytes("a,b"));
        var file = await client.CreateFileForObjectAsync("j/1", new()
        {
            File = new FileParameter(content, "table.csv", "text/csv"),
            Name = "Täble",
            ResourceSubtype = FileRequestResourceSubtype.Stored,
            Visible = true,
        });
        say($"{file.Data?.Name} of {file.Data?.Parent?.Gid}: {file.Data?.Size}");

        // A union that only its members tell apart, also one that nobody knows.
        foreach (var gid in (string[])["1", "2", "3"])
        {
            var share = (await client.GetShareAsync(gid)).Data!;
            say(share.Match(
                (GoalShare goal) => $"goal {goal.Goal?.Name} {goal.IsEditor}",
                (BoardShare board) => $"board {board.Parent?.Name} {board.Access}",
                other => $"else {other}"));
        }

        // An error with its type.
        try
        {
            await client.GetJobAsync("none");
        }
        catch (ApiException<ErrorResponse> failure)
        {
            say($"{(int)failure.StatusCode}: {failure.Error.Errors![0].Message} ({failure.Error.Errors[0].Phrase})");
        }

        // All pages.
        await foreach (var each in client.EnumerateJobsAsync(new() { Limit = 2 }))
            say($"{each.Gid} {each.Name}");
    }
}
