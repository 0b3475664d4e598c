using System.CommandLine;
using CloudMgmt.Build;

var repository = Repository.Find();
var quickstart = new QuickstartJob(repository);

var root = new RootCommand("Builds CloudMgmt. Without a command: generate what changed, build, pack, and run the quickstart from the packages.");
root.SetAction(_ => Job.Run(new StartJob(repository, quickstart).Run));
root.Add(Command("quickstart", "Runs the quickstart from the packages in artifacts/packages.", quickstart.Run));
root.Add(Command("drift", "Regenerates everything and compares it with generated/.", () => new CodeGenerationJob(repository).Run("drift")));
root.Add(Command("lint", "Lints the specs with Redocly and with our own checks.", new LintJob(repository).Run));
return root.Parse(args).Invoke();

static Command Command(string name, string description, Action job)
{
    var command = new Command(name, description);
    command.SetAction(_ => Job.Run(job));
    return command;
}
