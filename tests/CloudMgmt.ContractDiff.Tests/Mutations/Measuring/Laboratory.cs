using System.Collections.Concurrent;
using System.Globalization;
using CloudMgmt.CodeGeneration;
using CloudMgmt.ContractDiff.Rules;
using CloudMgmt.ContractDiff.Tests.Generation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.DotNet.ApiCompatibility;
using Microsoft.DotNet.ApiCompatibility.Rules;

namespace CloudMgmt.ContractDiff.Tests.Mutations.Measuring;

/// <summary>Measures what mutations of one API do: everything is generated, compiled and run for real.</summary>
internal sealed class Laboratory(Api api)
{
    private const string BaseLost = "CP0007";

    private readonly PackageBuilder _builder = new(api);
    private readonly ConcurrentDictionary<(string Spec, bool WithOverrides), Lazy<Old>> _old = new();

    /// <summary>The old and the new spec of a mutation, as JSON.</summary>
    public (string Base, string Head) Specs(Mutation mutation)
    {
        var spec = _builder.Spec();
        mutation.Before?.Invoke(spec);
        var before = PackageBuilder.Text(spec);
        mutation.Edit(spec);
        return (before, PackageBuilder.Text(spec));
    }

    public Measurement Measure(string baseSpec, string headSpec, Verdict wire)
    {
        var head = _builder.Build(headSpec, withOverrides: true);
        var image = Compiler.TryEmit(head, out _);
        var withOverrides = image is not null;
        if (image is null)
        {
            head = _builder.Build(headSpec, withOverrides: false);
            image = Compiler.Emit(head);
        }
        var old = _old.GetOrAdd(
            (baseSpec, withOverrides), key => new Lazy<Old>(() => new Old(_builder.Build(key.Spec, key.WithOverrides)))).Value;
        var apiCompat = ApiCompat(old.Client, head);
        // Where the wire stays the same, the service must see the same requests. But code that was compiled against a base class writes
        // into whatever is passed instead: it must not run here.
        var execute = wire == Verdict.Compatible && !apiCompat.Contains(BaseLost);
        var errors = Errors(old.Rebuild(image)).ToList();
        var run = ConsumerRun.Of(image, old.Consumer, execute);
        var sends = execute ? Difference(old.Requests, run.Requests) : null;
        return new Measurement(
            errors.Count > 0 || sends is not null ? Verdict.Breaking : Verdict.Compatible,
            run.Failures.Count > 0 || sends is not null ? Verdict.Breaking : Verdict.Compatible,
            string.Join("; ", errors.Take(1).Concat(run.Failures.Take(1)).Concat(sends is null ? [] : [sends])), apiCompat, withOverrides);
    }

    private static IEnumerable<string> Errors(CSharpCompilation compilation)
        => compilation.GetDiagnostics()
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Select(diagnostic => $"{diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}");

    private static IReadOnlyList<string> ApiCompat(CSharpCompilation old, CSharpCompilation head)
        => [.. new ApiComparer(new RuleFactory(null!, enableRuleAttributesMustMatch: false, enableRuleCannotChangeParameterName: true))
            .GetDifferences(old.Assembly, head.Assembly)
            .Select(difference => difference.DiagnosticId).Distinct().Order(StringComparer.Ordinal)];

    private static string? Difference(IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> after)
        => before.Where(request => after.TryGetValue(request.Key, out var now) && now != request.Value)
            .Select(request => $"{request.Key} silently sends {after[request.Key].Split('\n')[0]}")
            .FirstOrDefault();

    /// <summary>An old client with its consumer.</summary>
    private sealed class Old
    {
        private readonly SyntaxTree _source;
        private readonly Lazy<IReadOnlyDictionary<string, string>> _requests;

        public Old(CSharpCompilation client)
        {
            Client = client;
            _source = Compiler.Parse(Measuring.Consumer.For(client));
            var image = Compiler.Emit(client);
            Consumer = Compiler.Emit(Rebuild(image));
            _requests = new(() => Run(image));
        }

        public CSharpCompilation Client { get; }

        public byte[] Consumer { get; }

        /// <summary>What each call sends to the old service.</summary>
        public IReadOnlyDictionary<string, string> Requests => _requests.Value;

        public CSharpCompilation Rebuild(byte[] client)
            => Compiler.Create("Consumer", [_source], MetadataReference.CreateFromImage(client));

        private IReadOnlyDictionary<string, string> Run(byte[] client)
        {
            var run = ConsumerRun.Of(client, Consumer, execute: true);
            return run.Failures.Count == 0 && run.Requests.Count > 0
                ? run.Requests
                : throw new InvalidOperationException($"The consumer does not even run against its own client: {run.Failures.FirstOrDefault()}");
        }
    }
}
