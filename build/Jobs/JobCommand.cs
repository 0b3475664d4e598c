using System.CommandLine;
using CloudMgmt.Build.NewApi;

namespace CloudMgmt.Build;

/// <summary>The jobs by their words. The exit code tells the truth, and a failure is one readable line.</summary>
internal sealed class JobCommand(Surroundings surroundings)
{
    private readonly Option<string?> _revision = new("--base")
    {
        Description = "The revision to compare with. Without it: where the branch left main or, on main, the last release.",
    };

    private readonly Option<bool> _check = new("--check") { Description = "Fail if a listing is not up to date." };

    private readonly Option<bool> _serve = new("--serve") { Description = "Serve the site until the program is ended." };

    private readonly Option<bool> _picture = new("--picture") { Description = "Draw this run in .github/quickstart.svg." };

    private readonly Argument<string> _document = new("spec") { Description = "An OpenAPI document, as YAML or JSON." };

    private readonly Argument<string> _name = new("name")
    {
        Description = "What the classes of the API are called after, such as Petstore.",
    };

    private readonly Option<string>[] _code =
    [
        new("--namespace") { Description = "The namespace of the code.", Required = true },
        new("--client") { Description = "The name of the client class.", Required = true },
        new("--output") { Description = "The folder for the code: empty, not there yet, or written like this before.", Required = true },
        new("--overlay") { Description = "An OpenAPI Overlay 1.0 file with changes of the document." },
    ];

    private readonly Argument<string> _documents = new("folder")
    {
        Description = "Holds OpenAPI documents, which may be packed with gzip.",
    };

    private readonly Option<string[]> _tools = new("--tools")
    {
        Description = "Which generators: ours, nswag, kiota.",
        DefaultValueFactory = _ => [.. GeneralityJob.Tools],
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<int> _schemas = new("--schemas")
    {
        Description = "How many schemas the largest document has; the default makes 52 MB with 44,000 breaks.",
        DefaultValueFactory = _ => 22_000,
    };

    private readonly Option<string?> _tool = new("--tool")
    {
        Description = "The installed contract-diff to measure; without it that of the build.",
    };

    private readonly Option<int> _times = new("--times") { Description = "How often each project runs.", DefaultValueFactory = _ => 20 };

    private readonly Option<int> _busy = new("--busy")
    {
        Description = "How many threads keep the processors busy beside it.",
        DefaultValueFactory = _ => 4,
    };

    private readonly Option<bool> _settings = new("--settings")
    {
        Description = "Run each project once under each of a list of odd but legal settings instead.",
    };

    private readonly Argument<string[]> _projects = new("project")
    {
        Description = "Test projects, such as CloudMgmt.Core.Tests. Without any: those with sockets or time.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    /// <returns>0 if the job did what it should, else 1.</returns>
    public int Run(IReadOnlyList<string> arguments)
    {
        var root = new RootCommand(
            "Builds CloudMgmt. Without a command: generate what changed, build, pack, and run the quickstart from the packages.")
        {
            Command(
                "quickstart", "Runs the quickstart from the packages in artifacts/packages.",
                (repository, result) => Quickstart(repository, result.GetValue(_picture)), _picture),
            Command(
                "drift",
                "Regenerates everything and compares it with generated/.",
                (repository, _) => new CodeGenerationJob(repository).Run("drift")),
            Command(
                "lint",
                "Lints the specs with Redocly and with our own checks.",
                (repository, _) => new LintJob(repository, surroundings).Run()),
            Command(
                "generate", "Writes the C# client of any document, which compiles against CloudMgmt.Core alone.",
                (repository, result) => Generate(repository, result), [_document, .. _code]),
            Command(
                "new-api", "Adds an API to this repository: its document, package, registration, tests and part of the emulator.",
                (repository, result) => AddApi(repository, result), _name, _document),
            Command(
                "contract", "Says what the changes of the specs break, for whom, and which version they need.",
                (repository, result) => new ContractJob(repository, surroundings).Run(result.GetValue(_revision)), _revision),
            Command(
                "release", "Writes the changelog of the packages whose version went up, from the changes of their specs.",
                (repository, result) => new ReleaseJob(repository, surroundings).Run(result.GetValue(_revision)), _revision),
            Command(
                "api",
                "Lists the public API of the packages in build/PublicApi.",
                (repository, result) => Api(repository, result.GetValue(_check)),
                _check),
            Command(
                "docs", "Makes the documentation site in artifacts/docs/site.",
                (repository, result) => new DocsJob(repository, surroundings).Run(result.GetValue(_serve)), _serve),
            Command(
                "agreement", "Holds contract-diff against typed pairs of documents, and prints what another tool says of them.",
                (repository, _) => new AgreementJob(repository, surroundings).Run()),
            Command(
                "size", "Measures contract-diff on made-up documents of five sizes.",
                (repository, result) => new SizeJob(repository, surroundings).Run(result.GetValue(_schemas), result.GetValue(_tool)),
                _schemas,
                _tool),
            Command(
                "generality", "Makes clients of the documents of a folder, with this generator and with others, and compiles them.",
                (repository, result) => new GeneralityJob(repository, surroundings).Run(
                    result.GetRequiredValue(_documents), result.GetRequiredValue(_tools)),
                _documents, _tools),
            Command(
                "stress", "Looks for tests that depend on a quiet machine or on its environment.",
                (repository, result) => Stress(repository, result), _times, _busy, _settings, _projects),
        };
        root.SetAction(_ => Guard(repository => new StartJob(repository, JobProgress.OnConsole()).Run()));
        return root.Parse(arguments).Invoke(new InvocationConfiguration { Output = surroundings.Output, Error = surroundings.Errors });
    }

    private Command Command(string name, string description, Action<Repository, ParseResult> job, params IReadOnlyList<Symbol> symbols)
    {
        var command = new Command(name, description);
        foreach (var symbol in symbols)
        {
            if (symbol is Option option)
                command.Add(option);
            else
                command.Add((Argument)symbol);
        }

        command.SetAction(result => Guard(repository => job(repository, result)));
        return command;
    }

    private int Guard(Action<Repository> job)
    {
        try
        {
            job(Repository.Find(surroundings.Folder));
            return 0;
        }
        catch (JobFailedException failure)
        {
            surroundings.Errors.WriteLine(failure.Message);
            return 1;
        }
    }

    private void Generate(Repository repository, ParseResult result)
    {
        var options = _code.Where(option => result.GetResult(option) is not null).SelectMany(
            option => new[] { option.Name, result.GetRequiredValue(option) });
        new CodeGenerationJob(repository).RunIn(
            surroundings.Folder, ["write", result.GetRequiredValue(_document), .. options]);
    }

    private void AddApi(Repository repository, ParseResult result)
        => new NewApiJob(repository, surroundings.Output).Run(
            result.GetRequiredValue(_name), Path.GetFullPath(result.GetRequiredValue(_document), surroundings.Folder));

    private static void Quickstart(Repository repository, bool draws)
        => new QuickstartJob(repository, JobProgress.OnConsole(), new JobLog(repository.Log("quickstart"))).Run(draws);

    private void Api(Repository repository, bool isCheck)
    {
        var job = new PublicApiJob(repository, surroundings.Output);
        if (isCheck)
            job.Check();
        else
            job.Write();
    }

    private void Stress(Repository repository, ParseResult result) => new StressJob(repository, surroundings.Output)
        .Run(result.GetValue(_times), result.GetValue(_busy), result.GetValue(_settings), result.GetValue(_projects) ?? []);
}
