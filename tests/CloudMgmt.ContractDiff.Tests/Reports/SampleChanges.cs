using CloudMgmt.ContractDiff.Changes;
using CloudMgmt.ContractDiff.Rules;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.Tests.Reports;

/// <summary>Reports as they come out of a comparison, without one.</summary>
internal static class SampleChanges
{
    private const string Document = """
        openapi: 3.1.0
        info: { title: users, version: '1' }
        paths:
          /users:
            get: {}
            post: {}
        components:
          schemas:
            User: { properties: { email: { type: string } } }
        """;

    public static Rule Renamed { get; } = new("member-renamed", Verdict.Compatible, "A member was renamed",
        "Code that names it stops compiling.", "Keep the name.")
    {
        Source = Verdict.Breaking,
        Binary = Verdict.Breaking,
    };

    /// <summary>A removed operation, a risky shared schema, a rename in C# only, and an addition.</summary>
    public static Report Mixed { get; } = Report(
        Removed(),
        Create(
            OperationRules.RemovedAfterDeprecation,
            "/components/schemas/User/properties/email",
            "The pattern changed.",
            Verdict.Risky) with
        { Operations = ["GET /users", "POST /users"], BaseText = "a+", HeadText = "b+" },
        Create(OperationRules.OperationIdChanged, "/paths/~1users/post", "The operationId changed from 'a' to 'b'.") with
        {
            Source = Verdict.Breaking,
            Binary = Verdict.Breaking,
            Operations = ["POST /users"],
            CSharp = [new(Renamed, "UsersClient.AAsync", "It is called BAsync.")],
        },
        Create(OperationRules.Added, "/paths/~1users/post", "POST /users is new.") with { Operations = ["POST /users"] });

    public static Report Quiet { get; } = new("base.yaml", "head.yaml", [new("base.yaml", "head.yaml", [], IsSame: true)]);

    public static Report Report(params Change[] changes)
        => new("base.yaml", "head.yaml", [new("base.yaml", "head.yaml", changes, IsSame: false)]);

    /// <summary>GET /users is gone.</summary>
    public static Change Removed()
    {
        var node = Find(Compare.Load(Document, "base.yaml").Root, "/paths/~1users/get");
        return Create(
            OperationRules.Removed, "", "GET /users is gone.",
            Verdict.Breaking) with
        { BaseNode = node, HeadNode = null, Operations = ["GET /users"], BaseText = "GET /users" };
    }

    public static Change Create(Rule rule, string pointer, string message, Verdict wire = Verdict.Compatible) => new()
    {
        Rule = rule,
        Wire = wire,
        Source = Verdict.Compatible,
        Binary = Verdict.Compatible,
        Operations = [],
        BaseNode = null,
        HeadNode = Find(Compare.Load(Document, "head.yaml").Root, pointer),
        Message = message,
    };

    /// <summary>A change that says the text wherever a change takes text from a document or a person.</summary>
    public static Report Hostile(string text) => Report(Removed() with
    {
        Message = text,
        Operations = [text],
        BaseText = text,
        HeadText = text,
        CSharp = [new(Renamed, text, text)],
    }, Removed() with { Message = text, Approval = new("0123456789ab", text, text, text) });

    private static Node Find(Node root, string pointer)
        => pointer.Split('/').Skip(1).Aggregate(root, (node, segment) => ((MapNode)node)[Node.Unescape(segment)]!);
}
