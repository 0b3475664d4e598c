using CloudMgmt.ClientModel;
using CloudMgmt.OpenApi;

namespace CloudMgmt.CodeGeneration;

/// <summary>What is to be generated.</summary>
/// <param name="Documents">The documents for NSwag, in UTF-8.</param>
/// <param name="Inputs">One hash of everything that the generated code depends on.</param>
/// <param name="Operations">How many operations there are.</param>
/// <param name="Warnings">What is strange in the document, and was passed over.</param>
internal sealed record PreparedSpec(
    IReadOnlyList<Lazy<byte[]>> Documents, Lazy<string> Inputs, int Operations, IReadOnlyList<Problem> Warnings);

/// <summary>From a spec to the generated files, without looking at those that are there already.</summary>
internal sealed class Generator(Repository repository, INSwag nswag)
{
    // At a time, of NSwag: more of them would take more memory than stock NSwag does.
    private const int Processes = 2;

    private const string RequiredMembers = "RequiredMembers.cs";

    /// <exception cref="ProblemException">The spec is not such that the code would mean what it says.</exception>
    public PreparedSpec Prepare(Api api) => Prepare(api, Spec.Load(repository, api.Spec, api.Overlay));

    /// <exception cref="ProblemException">The spec is not such that the code would mean what it says.</exception>
    public PreparedSpec Prepare(Api api, Spec spec)
    {
        var (client, warnings) = Model(api, spec);
        var documents = NSwagDocument.Write(client);
        return new(
            documents,
            new(() => InputHash.Compute(repository, api, documents.Select(document => document.Value), nswag.Version)),
            client.Operations.Count,
            warnings);
    }

    /// <summary>What is to be generated, and what is strange in the document.</summary>
    /// <exception cref="ProblemException">The spec is not such that the code would mean what it says.</exception>
    public static (Client Client, IReadOnlyList<Problem> Warnings) Model(Api api, Spec spec)
    {
        var warnings = Check(api, spec);
        var client = Read(spec, api);
        if (client.Operations.Count == 0 && client.Models.Count == 0)
        {
            throw new ProblemException(
                ProblemIds.Model, Spec.At(spec.Root["paths"] ?? spec.Root),
                "there is no operation here, and no schema: nothing to make a client of.");
        }

        NormalForm.Check(client);
        return (client, [.. warnings, .. client.WithoutServer.Select(WithoutServer)]);
    }

    /// <param name="api">What is generated.</param>
    /// <param name="spec">What of.</param>
    /// <param name="isAlone">Whether no project adds to the code what a framework lacks.</param>
    public GeneratedFiles Generate(Api api, PreparedSpec spec, bool isAlone = false)
    {
        var sources = OutputSplitter.Split(Print(api, spec.Documents), api.Spec);
        if (isAlone && sources.Values.Any(source => source.Contains(".SetsRequiredMembers]", StringComparison.Ordinal)))
        {
            var text = File.ReadAllText(repository.Absolute($"build/Templates/{RequiredMembers}"));
            sources.Add(RequiredMembers, text.ReplaceLineEndings("\n"));
        }
        return new(spec.Inputs.Value, sources.AsReadOnly(), spec.Operations);
    }

    private static Problem WithoutServer(MapNode holder) => new(
        ProblemIds.Server, Spec.At(holder["servers"]!),
        $"no call goes to '{Addresses.First(holder)}', the server of this operation or path, but to the base URL of the client: "
            + "it is no http or https address, or 'servers' of the document has no absolute one that it lies below.")
    {
        IsWarning = true,
    };

    private static IReadOnlyList<Problem> Check(Api api, Spec spec)
    {
        if (api.Foreign)
            return SpecChecks.ForForeign(spec);
        SpecChecks.ForBuild(spec);
        return [];
    }

    private static Client Read(Spec spec, Api api)
    {
        try
        {
            return new Client(spec.Document, api.Client, hasCredentials: api.Foreign);
        }
        catch (DocumentException exception)
        {
            throw new ProblemException([Spec.ToProblem(exception)]);
        }
    }

    /// <summary>
    /// What NSwag makes of the documents, in their order. While it is at work, the next document is written here, and the caller takes
    /// apart what there is already; nothing else happens at the same time.
    /// </summary>
    private IEnumerable<string> Print(Api api, IEnumerable<Lazy<byte[]>> documents)
    {
        using var failure = new CancellationTokenSource();
        var running = new Queue<Task<string>>();
        try
        {
            foreach (var document in documents)
            {
                var content = document.Value;
                running.Enqueue(Task.Run(() => RunNSwag(api, content, failure.Token)));
                if (running.Count == Processes)
                    yield return running.Dequeue().GetAwaiter().GetResult();
            }
            while (running.TryDequeue(out var output))
                yield return output.GetAwaiter().GetResult();
        }
        finally
        {
            // Whoever still runs does so in vain, and has a folder to remove.
            failure.Cancel();
            Task.WhenAll(running.Cast<Task>()).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing).GetAwaiter().GetResult();
        }
    }

    private string RunNSwag(Api api, byte[] document, CancellationToken cancellation)
    {
        using var work = TemporaryFolder.Create(repository.WorkFolder, api.Name);
        var input = work.File("openapi.json");
        var output = work.File("output.cs");
        File.WriteAllBytes(input, document);
        var result = nswag.Run(repository.NSwagConfiguration, Variables(api, input, output), cancellation);
        // NSwag's own exit code is not to be relied on alone: without output there is nothing to go on with.
        if (!result.Succeeded || !File.Exists(output))
        {
            throw new ProblemException(
                ProblemIds.NSwagFailed, new SourceLocation(api.Spec),
                $"NSwag failed on this spec (exit code {result.ExitCode}): {result.Summary}");
        }
        return File.ReadAllText(output);
    }

    /// <summary>NSwag splits at commas, so paths are relative to nswag.json: what the root folder is called does not matter.</summary>
    private string Variables(Api api, string input, string output)
        => $"Input={repository.Relative(input)},Output={repository.Relative(output)},Namespace={api.Package},ClientClass={api.Client}";
}
