using System.Text.RegularExpressions;
using CloudMgmt.TestSupport.Contracts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NUnit.Framework;

namespace CloudMgmt.Conventions.Tests;

/// <summary>
/// What is written by hand beside a client takes paths, parameters and operations from the generated code: typed a second time, it would
/// miss in silence what an edit of the document changes.
/// </summary>
internal sealed partial class OverrideConventions
{
    private static readonly string Overrides = Path.Combine(AppContext.BaseDirectory, "overrides");

    /// <summary>Texts that a document has as well, for something else.</summary>
    private static readonly (string File, string Text)[] OfTheirOwn =
    [
        ("AuditLogColumns.cs", "username"),         // a column of the CSV text
        ("AuditLogEntryRow.cs", "username"),        // the same
        ("CloudEndureCredential.cs", "username"),   // a field of the login, which the document does not describe
    ];

    private static IEnumerable<string> Apis
        => Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "specs"), "*.yaml")
            .Select(file => Path.GetFileNameWithoutExtension(file));

    [TestCaseSource(nameof(Apis))]
    public void Nothing_of_the_document_is_typed_again(string api)
    {
        var files = Directory.EnumerateDirectories(Overrides).Single(
            folder => Path.GetFileName(folder).Equals($"CloudMgmt.{api}", StringComparison.OrdinalIgnoreCase));
        var repeated = from file in Directory.EnumerateFiles(files, "*.cs", SearchOption.AllDirectories)
                       from text in Repeated(api, File.ReadAllText(file))
                       where !OfTheirOwn.Contains((Path.GetFileName(file), text))
                       select $"{Path.GetFileName(file)}: {text}";
        Assert.That(repeated, Is.Empty);
    }

    [Test]
    public void No_exception_is_stale()
        => Assert.That(
            OfTheirOwn.Where(
                entry => !Directory.EnumerateFiles(Overrides, entry.File, SearchOption.AllDirectories).Any(
                    file => Texts(File.ReadAllText(file)).Contains(entry.Text))),
            Is.Empty);

    [TestCase("""new ApiRequest("POST", "/users/sessions", "Renamed")""", "/users/sessions")]
    [TestCase("""const string Path = "/users";""", "/users")]
    [TestCase("""$"users of {domain}/groups" """, "/groups")]
    [TestCase(""""$$"""/users/{{sid}}/x""" """", "/users/")]
    [TestCase("""throw new($"GetUser (GET /users/{sid}) failed")""", "GetUser (GET /users/")]
    [TestCase("""request.DefaultHeader("accessClusterId", 1).Query(@"sids", sids)""", "accessClusterId", "sids")]
    [TestCase("""request.OperationId == "GetTenantAccess" """, "GetTenantAccess")]
    public void A_repetition_is_seen(string code, params string[] texts)
        => Assert.That(Repeated("helios", code), Is.EqualTo(texts));

    [TestCase("""new ApiRequest("POST", "/token", "GetToken"); // as /users/sessions does""")]
    [TestCase("""new Uri("https://users/groups"); x.Header("session", nameof(GetUsersAsync))""")]
    public void What_the_document_does_not_know_is_no_repetition(string code) => Assert.That(Repeated("helios", code), Is.Empty);

    private static IEnumerable<string> Repeated(string api, string code)
    {
        var operations = SpecDocument.Operations(api);
        var segments = operations
            .SelectMany(operation => operation.Path.Split('/')).Where(segment => segment.Length > 0 && segment[0] != '{').ToHashSet();
        var names = operations
            .SelectMany(operation => operation.Parameters.Select(parameter => parameter.Name).Append(operation.OperationId)).ToHashSet();
        return Texts(code)
            .Where(text => names.Contains(text) || PathSegment().Matches(text).Any(match => segments.Contains(match.Groups[1].Value)));
    }

    private static IEnumerable<string> Texts(string code)
        => CSharpSyntaxTree.ParseText(code).GetRoot().DescendantTokens()
            .Where(
                token => token.IsKind(SyntaxKind.InterpolatedStringTextToken)
                    || token.Value is string && !token.IsKind(SyntaxKind.IdentifierToken))
            .Select(token => token.ValueText);

    // Not within a word or an address.
    [GeneratedRegex(@"(?<![\w./:])/([\w-]+)")]
    private static partial Regex PathSegment();
}
