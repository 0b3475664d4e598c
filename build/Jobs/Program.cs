using System.CommandLine;
using CloudMgmt.Build;

var repository = Repository.Find();

var root = new RootCommand("Builds CloudMgmt. Without a command: generate what changed, build, pack, and run the quickstart from the packages.");
root.SetAction(_ => Job.Run(() => new StartJob(repository, JobProgress.OnConsole()).Run()));
root.Add(Command("quickstart", "Runs the quickstart from the packages in artifacts/packages.", () => Quickstart(repository)));
root.Add(Command("drift", "Regenerates everything and compares it with generated/.", () => new CodeGenerationJob(repository).Run("drift")));
root.Add(Command("lint", "Lints the specs with Redocly and with our own checks.", new LintJob(repository).Run));
var revision = new Option<string?>("--base") { Description = "The revision to compare with. Without it: where the branch left main or, on main, the commit before." };
root.Add(With("contract", "Says what the changes of the specs break, for whom, and which version they need.", [revision], result => new ContractJob(repository).Run(result.GetValue(revision))));
root.Add(With("release", "Writes the changelog of the packages whose version went up, from the changes of their specs.", [revision], result => new ReleaseJob(repository).Run(result.GetValue(revision))));
var check = new Option<bool>("--check") { Description = "Fail if a listing is not up to date." };
root.Add(With("api", "Lists the public API of the packages in build/PublicApi.", [check], result => Api(new PublicApiJob(repository), result.GetValue(check))));
var folder = new Argument<string>("folder") { Description = "Holds the pairs and what other tools say of them." };
root.Add(With("peers", "Compares the verdicts of contract-diff with those of other tools, on pairs that you have.", [folder], result => new PeersJob().Run(result.GetRequiredValue(folder))));
var times = new Option<int>("--times") { Description = "How often each project runs.", DefaultValueFactory = _ => 20 };
var busy = new Option<int>("--busy") { Description = "How many threads keep the processors busy beside it.", DefaultValueFactory = _ => 4 };
var settings = new Option<bool>("--settings") { Description = "Run each project once under each of a list of odd but legal settings instead." };
var projects = new Argument<string[]>("project") { Description = "Test projects, such as CloudMgmt.Core.Tests. Without any: those with sockets or time.", Arity = ArgumentArity.ZeroOrMore };
root.Add(With("stress", "Looks for tests that depend on a quiet machine or on its environment.", [times, busy, settings, projects], result =>
    new StressJob(repository).Run(result.GetValue(times), result.GetValue(busy), result.GetValue(settings), result.GetValue(projects) ?? [])));
return root.Parse(args).Invoke();

static void Quickstart(Repository repository)
    => new QuickstartJob(repository, JobProgress.OnConsole(), new JobLog(repository.Log("quickstart"))).Run();

static void Api(PublicApiJob job, bool check)
{
    if (check)
        job.Check();
    else
        job.Write();
}

static Command With(string name, string description, IReadOnlyList<Symbol> symbols, Action<ParseResult> job)
{
    var command = new Command(name, description);
    foreach (var symbol in symbols)
    {
        if (symbol is Option option)
            command.Add(option);
        else
            command.Add((Argument)symbol);
    }

    command.SetAction(result => Job.Run(() => job(result)));
    return command;
}

static Command Command(string name, string description, Action job)
{
    var command = new Command(name, description);
    command.SetAction(_ => Job.Run(job));
    return command;
}
