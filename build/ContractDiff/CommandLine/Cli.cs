using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using CloudMgmt.ContractDiff.Git;
using CloudMgmt.ContractDiff.Reports;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.CommandLine;

/// <summary>The command <c>contract-diff</c> with its subcommand <c>rules</c>.</summary>
internal sealed class Cli
{
    private const string Description = """
        Tells what a change of an OpenAPI document breaks, for whom, and which version it needs.
          contract-diff BASE HEAD
          contract-diff --git REV[:PATH] [PATH...]
          contract-diff rules [NAME...]

          Exit codes: 0 nothing without approval is as bad as --fail-on says; 1 something is, or an approval
          is stale, or the version too low; 2 the arguments make no sense; 3 a file cannot be read.
        """;

    private readonly TextWriter _output;
    private readonly TextWriter _errors;
    private readonly TextStyle _style;
    private readonly WorkingFolder _folder;
    private ConfigFile? _configuration;

    private readonly Argument<string[]> _paths = new("documents")
    {
        Description = "BASE and HEAD: the old and the new version, both files or both folders, whose files are paired by name. With --git: the files and folders to compare, by default the current folder.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string?> _git = new("--git")
    {
        Description = "Compares the working tree with where HEAD left this revision, such as main, HEAD~1 or a tag; with 'main..' compares with main itself, and with 'main:PATH' with another file of it.",
        HelpName = "REV",
    };

    private readonly Option<bool> _fetch = new("--fetch")
    {
        Description = "Fetches what a shallow or a partial clone lacks of the revision.",
    };

    private readonly Option<bool> _brief = new("--brief")
    {
        Description = "Markdown lists the breaks alone, in a line each, and counts the rest.",
    };

    private readonly Option<int> _maxLength = new("--max-length")
    {
        Description = $"The largest number of characters of Markdown; the default is what GitHub takes for a comment, {ReportOptions.DefaultLength}.",
        HelpName = "CHARACTERS",
        DefaultValueFactory = _ => ReportOptions.DefaultLength,
        CustomParser = Number,
    };

    private readonly Option<int> _maxAnnotations = new("--max-annotations")
    {
        Description = $"The largest number of annotations of the format github; the default is what GitHub shows of a step, {ReportOptions.DefaultAnnotations}.",
        HelpName = "NUMBER",
        DefaultValueFactory = _ => ReportOptions.DefaultAnnotations,
        CustomParser = Number,
    };

    private readonly Option<string[]> _formats = new("--format")
    {
        Description = "Can be repeated. The default is text.",
        HelpName = string.Join('|', ReportTarget.Formats),
    };

    private readonly Option<string[]> _outputs = new("--output")
    {
        Description = "A file for the format of the same rank; '-' is the standard output, where formats without a file go too.",
        HelpName = "FILE",
    };

    private readonly Option<string[]> _failOn = new("--fail-on")
    {
        Description = "What makes the exit code 1, as a list with commas or repeated: breaks on an axis (the default is wire,source,binary); with risky also what is only risky there; any change but of texts; none.",
        HelpName = "wire|source|binary|risky|any|none",
    };

    private readonly Option<string[]> _approvals = new("--approvals")
    {
        Description = "YAML with the changes that are accepted, or a folder of such files. Can be repeated.",
        HelpName = "FILE",
    };

    private readonly Option<string?> _severity = new("--severity")
    {
        Description = "YAML with verdicts that replace those of the rules.",
        HelpName = "FILE",
    };

    private readonly Option<string?> _baseVersion = new("--base-version")
    {
        Description = "The semantic version of the old package; together with --head-version it checks the bump.",
        HelpName = "VERSION",
    };

    private readonly Option<string?> _headVersion = new("--head-version")
    {
        Description = "The semantic version that the new package is to have.",
        HelpName = "VERSION",
    };

    private readonly Option<string?> _config = new("--config")
    {
        Description = $"YAML with values for these options, by their names without dashes, and 'documents'. The default is {ConfigFile.Name} of the current folder or, in a repository, of one above up to its root.",
        HelpName = "FILE",
    };

    private readonly Option<bool> _allowOutside = new("--allow-outside-refs")
    {
        Description = "Follows references to files outside of the folder of the document, of the folders BASE and HEAD, or of the repository of --git.",
    };

    private readonly Option<bool> _allowRemote = new("--allow-remote-refs")
    {
        Description = "Follows references to http and https addresses.",
    };

    private readonly Argument<string[]> _ruleNames = new("names")
    {
        Description = "Rules to explain, as reports name them; all if there are none.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string> _rulesFormat = new("--format")
    {
        Description = "The default is text.",
        HelpName = string.Join('|', RuleList.Formats),
        DefaultValueFactory = _ => "text",
    };

    private Cli(TextWriter output, TextWriter errors, TextStyle style, WorkingFolder folder)
        => (_output, _errors, _style, _folder) = (output, errors, style, folder);

    /// <summary>Does what the arguments say.</summary>
    /// <param name="arguments">Without the name of the program.</param>
    /// <param name="output">Takes the reports that go to no file.</param>
    /// <param name="errors">Takes what is wrong.</param>
    /// <param name="style">What the output can show; plain text if it is null.</param>
    /// <param name="folder">Where relative paths count from; the working folder of the process if it is null.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Run(
        IReadOnlyList<string> arguments, TextWriter output, TextWriter errors, TextStyle? style = null, string? folder = null)
    {
        if (Directory.Exists(folder ?? "."))
            return new Cli(output, errors, style ?? TextStyle.Plain, folder is null ? WorkingFolder.Current : new(folder)).Run(arguments);
        errors.WriteLine("contract-diff: the current folder is gone; change to another one.");
        return ExitCode.Usage;
    }

    private int Run(IReadOnlyList<string> arguments)
    {
        try
        {
            var code = Invoke(arguments);
            UnwrittenException.Try(_output.Flush);
            return code;
        }
        catch (Exception exception) when (exception is UnwrittenException or IOException or UnauthorizedAccessException)
        {
            return Fail(ExitCode.Unreadable, exception.Message);
        }
        catch (UsageException exception)
        {
            return Fail(ExitCode.Usage, Placed(exception.Message.Split(':', ' ')[0], exception.Message));
        }
        catch (GitException exception)
        {
            return Fail(exception.IsUsage ? ExitCode.Usage : ExitCode.Unreadable, Placed(_git.Name, exception.Message));
        }
        catch (DocumentException exception)
        {
            return Fail(ExitCode.Unreadable, exception.Message + Remedy(exception));
        }
        catch (Exception exception)
        {
            // A stack trace helps nobody who only runs the tool.
            return Fail(ExitCode.Unreadable, $"this is a bug of contract-diff, please report it: {exception.GetType().Name}: {exception.Message}");
        }
    }

    private int Invoke(IReadOnlyList<string> arguments)
    {
        var root = Root();
        var result = Parse(root, arguments);
        if (result.CommandResult.Command == root && result.Action == root.Action)
            result = Parse(root, [.. Configured(result, arguments)]);
        return result.Invoke(new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            Output = _output,
            Error = _errors,
            ProcessTerminationTimeout = null,
        });
    }

    private static ParseResult Parse(RootCommand root, IReadOnlyList<string> arguments)
    {
        // A path may begin with '@' and is no file with arguments.
        var result = root.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        return result.Errors.Count == 0 ? result : throw new UsageException(string.Join(' ', result.Errors.Select(error => error.Message)));
    }

    // What is typed may end in documents after '--', so that what the file holds goes before it.
    private IEnumerable<string> Configured(ParseResult typed, IReadOnlyList<string> arguments)
    {
        if ((typed.GetValue(_config) ?? ConfigFile.Find(_folder)) is not { } path)
            return arguments;
        IEnumerable<Option> options =
            [
                _git, _fetch, _formats, _outputs, _brief, _maxLength, _maxAnnotations, _failOn, _approvals, _severity, _baseVersion,
                _headVersion, _allowOutside, _allowRemote,
            ];
        _configuration = new(path, _folder, options, [_outputs, _approvals, _severity]);
        List<string> configured = [.. _configuration.Arguments(typed, typed.GetValue(_paths) ?? [])];
        var documents = configured.IndexOf("--");
        return documents < 0 ? [.. configured, .. arguments] : [.. configured[..documents], .. arguments, .. configured[documents..]];
    }

    private RootCommand Root()
    {
        var rules = new Command("rules", "Lists every rule, or explains some, with a pair of examples each.") { _ruleNames, _rulesFormat };
        rules.SetAction(result =>
        {
            var names = result.GetValue(_ruleNames) ?? [];
            CheckOptions(result, names);
            UnwrittenException.Try(() => RuleList.Write(names, result.GetValue(_rulesFormat)!, _output));
        });
        var root = new RootCommand(Description)
        {
            _paths, _git, _fetch, _formats, _outputs, _brief, _maxLength, _maxAnnotations, _failOn, _approvals, _severity, _baseVersion,
            _headVersion, _config, _allowOutside, _allowRemote, rules,
        };
        root.SetAction(result => new CompareCommand(Settings(result), _output, _errors).Run());
        return root;
    }

    private CompareSettings Settings(ParseResult result)
    {
        return new(
            _folder,
            Paths(result),
            result.GetValue(_git),
            result.GetValue(_fetch),
            ReportTarget.Parse(result.GetValue(_formats) ?? [], result.GetValue(_outputs) ?? []),
            Reports(result),
            result.GetValue(_approvals) ?? [],
            result.GetValue(_severity),
            DeclaredVersions.Parse(result.GetValue(_baseVersion), result.GetValue(_headVersion)),
            result.GetValue(_allowOutside),
            result.GetValue(_allowRemote));
    }

    private ReportOptions Reports(ParseResult result)
    {
        var failOn = result.GetValue(_failOn) ?? [];
        return new(
            failOn.Length > 0 ? FailOnOption.Parse(failOn) : FailOn.Default,
            _style,
            result.GetValue(_brief),
            AtLeast(ReportOptions.LeastLength, _maxLength, result),
            AtLeast(0, _maxAnnotations, result),
            new RepositoryPaths(_folder));
    }

    private static int Number(ArgumentResult result)
    {
        var text = result.Tokens.Count > 0 ? result.Tokens[0].Value : "";
        if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            result.AddError($"{((OptionResult)result.Parent!).Option.Name}: '{text}' is no whole number up to {int.MaxValue}; write it in digits.");
        return number;
    }

    private static int AtLeast(int least, Option<int> option, ParseResult result)
        => result.GetValue(option) is var number && number >= least
            ? number
            : throw new UsageException($"{option.Name}: {number} is less than {least}.");

    private string[] Paths(ParseResult result)
    {
        var paths = result.GetValue(_paths) ?? [];
        CheckOptions(result, paths);
        if (paths.Contains("-"))
            throw new UsageException("'-' is no document: the standard input is not read; name a file.");
        // Most likely a variable of a shell that is not set.
        if (paths.Contains(""))
            throw new UsageException("the name of a document is empty.");
        if (result.GetValue(_git) is not null || paths.Length == 2)
            return paths;
        throw new UsageException(paths switch
        {
            [] => "BASE and HEAD are missing; see contract-diff --help.",
            [var only] when Nearest.IsSlip(only, "rules") => $"there is no command '{only}'; did you mean 'rules'?",
            [var only] => $"HEAD is missing after BASE '{only}'.",
            _ => $"'{paths[2]}' is one too many after BASE '{paths[0]}' and HEAD '{paths[1]}'.",
        });
    }

    // What is no option is taken for an argument; after '--' it may be called like one.
    private static void CheckOptions(ParseResult result, IEnumerable<string> arguments)
    {
        var free = result.Tokens.TakeWhile(token => token.Type != TokenType.DoubleDash).Select(token => token.Value).ToHashSet();
        foreach (var option in arguments.Where(argument => argument is ['-', _, ..] && free.Contains(argument)))
        {
            var name = option.Split('=')[0];
            var likely = Nearest.Suggest(name, result.CommandResult.Command.Options.Select(known => known.Name));
            throw new UsageException($"there is no option '{name}'.{(likely.Length > 0 ? likely : " contract-diff --help lists those there are.")}");
        }
    }

    private string Remedy(DocumentException exception) => exception.Fault switch
    {
        DocumentFault.Missing => Lookalike(exception.File),
        DocumentFault.OutsideReference => $" Allow it with {_allowOutside.Name}.",
        DocumentFault.RemoteReference => $" Allow it with {_allowRemote.Name}.",
        _ => "",
    };

    private string Lookalike(string file)
    {
        var full = _folder.Full(file);
        if (new FileInfo(full).LinkTarget is { } target)
            return $" It is a link to '{target}', which is not there.";
        if (Path.GetDirectoryName(full) is not { } folder || !Directory.Exists(folder))
            return $" There is no folder '{Path.GetDirectoryName(file)}' either.";
        string[] names = [.. Directory.EnumerateFiles(folder).Where(DocumentSniffer.HasName).Select(other => Path.GetFileName(other)!)];
        var nearest = names.Length > 0 ? Nearest.To(Path.GetFileName(file), names) : "";
        return nearest.Length > 0 && Nearest.IsSlip(Path.GetFileName(file), nearest)
            ? $" Did you mean '{nearest}'?"
            : $" Relative paths count from '{_folder.Full(".")}'.";
    }

    // Who never typed the option looks for it in the file.
    private string Placed(string option, string message) => _configuration?.Place(option) is { } place ? $"{place}: {message}" : message;

    private int Fail(int exitCode, string message)
    {
        _errors.WriteLine($"contract-diff: {Visible.Text(message)}");
        return exitCode;
    }
}
