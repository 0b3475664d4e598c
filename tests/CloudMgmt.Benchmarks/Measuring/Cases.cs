namespace CloudMgmt.Benchmarks;

/// <summary>The cases, and the clients that they use.</summary>
internal sealed class Cases : IDisposable
{
    private const int Callers = 64;

    private readonly List<IDisposable> _clients = [];
    private readonly Uri _server;
    private readonly Plan _plan;

    public Cases(Uri server, Plan plan)
    {
        (_server, _plan) = (server, plan);
        List<Contest> all =
        [
            Users($"GET {UsersPayload.Few} users", UsersPayload.Few, client => client.GetUsersAsync()) with { Target = Bounds.SmallGet },
            Users($"GET {UsersPayload.Many} users", UsersPayload.Many, client => client.GetUsersAsync()) with { Target = Bounds.LargeCall },
            Users("POST 1 user", 1, client => client.CreateUserAsync()) with { Target = Bounds.SmallPost },
            AuditLog("download", client => client.DownloadAsync(Stream.Null)),
            AuditLog("read rows", client => client.ReadRowsAsync()) with { Target = Bounds.Rows },
            Export(),
        ];
        if (!plan.ChecksAllocations)
            all.AddRange([Concurrent() with { Target = Bounds.Concurrent }, First() with { Target = Bounds.FirstCall }]);
        All = all;
    }

    public IReadOnlyList<Contest> All { get; }

    public void Dispose() => _clients.ForEach(client => client.Dispose());

    private Contest Users(string name, int count, Func<IUsersClient, Task> callAsync)
        => new(name, OfUsers(count, (client, calls) => RepeatAsync(calls, () => callAsync(client))));

    private Contest Concurrent() => new(
        $"{Callers} callers, GET {UsersPayload.Few} users",
        OfUsers(UsersPayload.Few, (client, calls) => Task.WhenAll(Enumerable.Range(0, Callers).Select(caller =>
            // The calls that do not divide evenly fall to the first callers.
            Task.Run(() => RepeatAsync((calls + Callers - 1 - caller) / Callers, client.GetUsersAsync))))));

    private Contest First() => new(
        $"first call, GET {UsersPayload.Few} users",
        [.. UsersClients.Names.Select(name => new Contestant(name, _ => FirstCall.MeasureAsync(name, Url(UsersPayload.Few))))])
    {
        Calls = 1,
        WarmsUp = false,
    };

    private Contest AuditLog(string name, Func<IAuditLogClient, Task> callAsync)
    {
        var url = Url(_plan.AuditLogThousands);
        IAuditLogClient[] clients = [Own(new HandWrittenAuditLogClient(url)), Own(new SdkAuditLogClient(url))];
        return new($"CSV of {_plan.AuditLogThousands}k rows, {name}", [.. clients.Select(client =>
            Contestant.InThisProcess(client.Name, calls => RepeatAsync(calls, () => callAsync(client))))])
        {
            Calls = 1,
        };
    }

    private Contest Export()
    {
        var thousands = _plan.ExportThousands;
        var exports = Own(new AuditLogExports(_server, thousands));
        return new($"export of {thousands}k entries", [
            Contestant.InThisProcess("over the pieces", calls => RepeatAsync(calls, exports.OverThePiecesAsync)),
            Contestant.InThisProcess(UsersClients.Sdk, calls => RepeatAsync(calls, exports.ExportAsync)),
        ])
        {
            Calls = 1,
            Target = Bounds.Export,
        };
    }

    private List<Contestant> OfUsers(int count, Func<IUsersClient, int, Task> callAsync) => [.. UsersClients.Names.Select(name =>
    {
        var client = Own(UsersClients.Create(name, Url(count)));
        return Contestant.InThisProcess(name, calls => callAsync(client, calls));
    })];

    private T Own<T>(T client)
        where T : IDisposable
    {
        _clients.Add(client);
        return client;
    }

    private Uri Url(int amount) => new(_server, $"{amount}");

    private static async Task RepeatAsync(int calls, Func<Task> callAsync)
    {
        for (var i = 0; i < calls; i++)
            await callAsync();
    }
}
