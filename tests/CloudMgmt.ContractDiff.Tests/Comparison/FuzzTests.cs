using System.Text;
using CloudMgmt.OpenApi;
using NUnit.Framework;

namespace CloudMgmt.ContractDiff.Tests.Comparison;

/// <summary>Whatever the bytes: a description, or an error that names a place; never a crash, never a hang.</summary>
[CancelAfter(120_000)]
internal class FuzzTests
{
    private const int Rounds = 1_500;

    private static readonly byte[][] Seeds =
    [
        Encoding.UTF8.GetBytes(Seed),
        Encoding.UTF8.GetBytes(FileReader.Read(Encoding.UTF8.GetBytes(Seed), "seed.yaml").ToJson(int.MaxValue)),
    ];

    private const string Seed = """
        openapi: 3.1.0
        info: { title: t, version: '1' }
        security: [{ key: [] }]
        paths:
          /a/{x}:
            parameters: [{ name: x, in: path, required: true, schema: { type: string } }]
            post:
              requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/A' } } } }
              responses:
                '200': { headers: { X-A: { schema: { type: integer } } }, content: { application/json: { schema: { $ref: '#/components/schemas/B' } } } }
              callbacks: { done: { '{$url}': { post: {} } } }
        components:
          securitySchemes: { key: { type: apiKey, in: header, name: k } }
          schemas:
            A: &a { type: object, required: [id], properties: { id: { type: integer, minimum: 1 }, b: { $ref: '#/components/schemas/B' } } }
            B: { oneOf: [{ $ref: '#/components/schemas/A' }, { type: 'null' }, { type: array, items: *a }], discriminator: { propertyName: id, mapping: { a: A } } }
        """;

    [TestCase("a.yaml")]
    [TestCase("a.json")]
    public void Random_bytes(string file)
    {
        var random = new Random(20261121);
        for (var round = 0; round < Rounds; round++)
        {
            var bytes = new byte[random.Next(200)];
            random.NextBytes(bytes);
            Try(bytes, file);
        }
    }

    [TestCase("a.yaml", 0)]
    [TestCase("a.json", 1)]
    public void Truncated_documents(string file, int seed)
    {
        for (var length = 0; length < Seeds[seed].Length; length++)
            Try(Seeds[seed][..length], file);
    }

    [TestCase("a.yaml", 0)]
    [TestCase("a.json", 1)]
    public void Mutated_documents(string file, int seed)
    {
        var random = new Random(20261121);
        var read = 0;
        for (var round = 0; round < Rounds; round++)
            read += Try(Mutate(Seeds[seed], random), file) ? 1 : 0;
        // Otherwise the comparison is never reached.
        Assert.That(read, Is.GreaterThan(Rounds / 20));
    }

    // Bytes are changed, pieces repeated, moved and left out.
    private static byte[] Mutate(byte[] seed, Random random)
    {
        var bytes = seed.ToList();
        for (var edits = random.Next(1, 4); edits > 0; edits--)
        {
            var (from, length) = (random.Next(bytes.Count), random.Next(1, 30));
            length = Math.Min(length, bytes.Count - from);
            switch (random.Next(4))
            {
                case 0:
                    bytes[from] = (byte)" {}[]:,#&*'\"\\/0-x\n"[random.Next(18)];
                    break;
                case 1:
                    bytes.InsertRange(random.Next(bytes.Count), bytes.GetRange(from, length));
                    break;
                case 2:
                    bytes.RemoveRange(from, Math.Min(length, bytes.Count - 1));
                    break;
                default:
                    bytes[from] = (byte)random.Next(256);
                    break;
            }
        }
        return [.. bytes];
    }

    /// <returns>Whether it was a description after all.</returns>
    private static bool Try(byte[] bytes, string file)
    {
        try
        {
            var document = new DocumentLoader(new One(bytes)).Load(file);
            DocumentComparison.Compare(document, Original.Value, TimeProvider.System);
            DocumentComparison.Compare(Original.Value, document, TimeProvider.System);
            return true;
        }
        catch (DocumentException exception)
        {
            Assert.That(exception.Message, Does.Match($@"^{file}(:\d+:\d+)?: \S"));
            return false;
        }
    }

    private static readonly Lazy<ApiDocument> Original = new(() => new DocumentLoader(new One(Seeds[0])).Load("seed.yaml"));

    private sealed class One(byte[] bytes) : IDocumentSource
    {
        public byte[]? Read(string path) => path.StartsWith("a.", StringComparison.Ordinal) || path == "seed.yaml" ? bytes : null;
    }
}
