using System.CommandLine;

namespace CloudMgmt.CodeGeneration;

/// <summary>The commands <c>generate</c>, <c>write</c>, <c>list</c>, <c>drift</c> and <c>lint</c>. Exit code 0 means that all is well,
/// 1 that there are problems.</summary>
/// <param name="output">Where it tells what it did.</param>
/// <param name="errors">Where it tells what is wrong.</param>
/// <param name="openNSwag">Gives the NSwag that the option --nswag names; the tool itself without it.</param>
internal sealed class CommandLine(TextWriter output, TextWriter errors, Func<string?, INSwag>? openNSwag = null)
{
    private readonly Func<string?, INSwag> _openNSwag = openNSwag ?? (path => new NSwagTool(path));

    private readonly Option<DirectoryInfo> _root = new("--root")
    {
        Description = "The root folder of the repository.",
        DefaultValueFactory = _ => new DirectoryInfo(Repository.FindRoot()),
        Recursive = true,
    };

    private readonly Option<string?> _nswag = new("--nswag")
    {
        Description = "NSwag's dotnet-nswag.dll, for generate and drift.",
        Recursive = true,
    };

    private readonly Argument<string[]> _apis = new("api")
    {
        Description = "Names from build/apis.json; all of them if none is given.",
        DefaultValueFactory = _ => [],
    };

    private readonly Argument<string[]> _files = new("file")
    {
        Description = "Specs to check, relative to the root; those of build/apis.json if none is given.",
        DefaultValueFactory = _ => [],
    };

    public int Run(IReadOnlyList<string> arguments)
    {
        var generate = new Command("generate", "Brings generated/ up to date with specs/.") { _apis };
        generate.SetAction(result => Guard(() => Generate(result)));

        var document = new Argument<string>("document") { Description = "An OpenAPI document, as YAML or JSON." };
        var @namespace = new Option<string>("--namespace") { Description = "The namespace of the code.", Required = true };
        var client = new Option<string>("--client") { Description = "The name of the client class.", Required = true };
        var folder = new Option<string>("--output") { Description = "The folder for the code.", Required = true };
        var overlay = new Option<string?>("--overlay") { Description = "An OpenAPI Overlay 1.0 file with changes of the document." };
        var inputs = new Option<string?>("--inputs") { Description = "A file that takes the paths of all files that were read." };
        var write = new Command("write", "Writes the client of any document into a folder.")
        {
            document, @namespace, client, folder, overlay, inputs,
        };
        write.SetAction(result => Guard(() =>
        {
            var repository = Open(result);
            var api = new Api(
                "client", result.GetValue(document)!, result.GetValue(@namespace)!, result.GetValue(client)!, Foreign: true,
                result.GetValue(overlay));
            new ClientWriter(repository, CreateGenerator(repository, result), output).Write(
                api, result.GetValue(folder)!, result.GetValue(inputs));
        }));

        var list = new Command("list", "Tells what generated/ holds.");
        list.SetAction(result => Guard(() => GeneratedList.Write(Open(result), output)));

        var drift = new Command("drift", "Fails if generated/ is not what specs/ and the templates give, byte for byte.") { _apis };
        drift.SetAction(result => Guard(() => Drift(result)));

        var lint = new Command("lint", "Checks specs, house style included.") { _files };
        lint.SetAction(result => Guard(() => Lint(result)));

        var root = new RootCommand("Generates the API clients from their OpenAPI documents.")
        {
            _root, _nswag, generate, write, list, drift, lint,
        };
        return root.Parse(arguments).Invoke();
    }

    private void Generate(ParseResult result)
    {
        var repository = Open(result);
        var generator = new IncrementalGenerator(repository, CreateGenerator(repository, result), output);
        ForEach(repository.Select(result.GetValue(_apis)!), generator.BringUpToDate);
    }

    private void Drift(ParseResult result)
    {
        var repository = Open(result);
        var drift = new DriftCheck(repository, CreateGenerator(repository, result), output);
        ForEach(repository.Select(result.GetValue(_apis)!), drift.Check);
    }

    private void Lint(ParseResult result)
    {
        var repository = Open(result);
        var files = result.GetValue(_files)!;
        if (files.Length == 0)
            files = [.. repository.Apis.Where(api => !api.Foreign).Select(api => api.Spec)];
        ForEach(files, file => SpecChecks.ForLint(Spec.Load(repository, file)));
        output.WriteLine($"Checked {files.Length} specs.");
    }

    private Repository Open(ParseResult result) => new(result.GetValue(_root)!.FullName);

    private Generator CreateGenerator(Repository repository, ParseResult result) => new(repository, _openNSwag(result.GetValue(_nswag)));

    /// <summary>Goes on after a problem, so that one run names those of every API.</summary>
    private static void ForEach<T>(IEnumerable<T> items, Action<T> action)
    {
        var problems = new List<Problem>();
        foreach (var item in items)
        {
            try
            {
                action(item);
            }
            catch (ProblemException exception)
            {
                problems.AddRange(exception.Problems);
            }
        }
        ProblemException.ThrowIfAny(problems);
    }

    private int Guard(Action action)
    {
        try
        {
            action();
            return 0;
        }
        catch (ProblemException exception)
        {
            Show(exception.Problems);
            return 1;
        }
    }

    private void Show(IReadOnlyList<Problem> problems)
    {
        foreach (var line in Problem.Shown(problems))
            errors.WriteLine(line);
    }
}
