using CloudMgmt.Benchmarks;

// First of all, since a first call is timed from here; and without the command line library, which would count as well.
var started = Usage.Now();
if (args is [FirstCall.Command, var client, var url])
    return await FirstCall.RunAsync(client, new Uri(url), started);
if (args is [BenchmarkServer.Command])
    return await BenchmarkServer.RunAsync();
return await BenchmarkCommand.Create().Parse(args).InvokeAsync();
