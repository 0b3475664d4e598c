using System.Text.Json.Nodes;
using CloudMgmt.ContractDiff.Rules;
using static CloudMgmt.ContractDiff.Rules.Verdict;

namespace CloudMgmt.ContractDiff.Tests.Mutations;

/// <summary>
/// Edits of unions, as a request, a response, a list and a property. All are of one spec, the smallest, to which the same unions are added,
/// so that one old client serves them all.
/// </summary>
internal static class UnionMutations
{
    private const string Api = "bimdata";
    private const string Box = """{"$ref": "#/components/schemas/Box"}""";
    private const string Barrel = """{"$ref": "#/components/schemas/Barrel"}""";
    private const string Sack = """{"$ref": "#/components/schemas/Sack"}""";
    private const string BoxOrBarrel = $$"""{"oneOf": [{{Box}}, {{Barrel}}]}""";

    // Sent and Received are the bodies of one operation, Store and Shelf those of another.
    private const string Schemas = $$"""
        {
          "Box": {"type": "object", "required": ["type"], "properties": {"type": {"type": "string", "enum": ["box"]}, "sides": {"type": "integer"} } },
          "Barrel": {"type": "object", "required": ["type"], "properties": {"type": {"type": "string", "enum": ["barrel"]}, "volume": {"type": "number"} } },
          "Sack": {"type": "object", "required": ["type"], "properties": {"type": {"type": "string", "enum": ["sack"]}, "grain": {"type": "string"} } },
          "Sent": {{BoxOrBarrel}},
          "Received": {{BoxOrBarrel}},
          "Store": {{Holder}},
          "Shelf": {{Holder}}
        }
        """;

    private const string Holder = $$"""
        {
          "type": "object",
          "properties": {
            "plain": {{Box}}, "union": {{BoxOrBarrel}}, "plains": {"type": "array", "items": {{Box}} },
            "unions": {"type": "array", "items": {{BoxOrBarrel}} }, "label": {"oneOf": [{"type": "string"}, {"type": "boolean"}]},
            "level": {"oneOf": [{"type": "string", "enum": ["low", "high"]}, {"type": "boolean"}]}
          }
        }
        """;

    public static IEnumerable<Mutation> All =>
    [
        .. Whole("Sent", "sent", added: Compatible, removed: Breaking),
        .. Whole("Received", "received", added: Risky, removed: Compatible),
        .. Parts("Store", "sent", wider: Compatible, form: Compatible, narrower: Breaking),
        .. Parts("Shelf", "received", wider: Breaking, form: Risky, narrower: Compatible),
        .. Bodies(),
    ];

    // A union that is a body. A form that is new in an answer names itself by a new value of an open enumeration, which breaks only who is
    // strict.
    private static IEnumerable<Mutation> Whole(string union, string direction, Verdict added, Verdict removed)
    {
        yield return Of($"alternative of a {direction} union added", added, spec => spec.SetAlternatives(union, Box, Barrel, Sack));
        yield return Of($"alternative of a {direction} union removed", removed, spec => spec.SetAlternatives(union, Box));
        yield return Of(
            $"alternative of a {direction} union replaced", Worst(added, removed),
            spec => spec.SetAlternatives(union, Box, Sack));
        yield return Of($"alternatives of a {direction} union in another order", Compatible,
            spec => spec.SetAlternatives(union, Barrel, Box));
        yield return Of($"schema of a {direction} union renamed", Compatible, spec => spec.RenameSchema(union, "RenamedUnion"));
        yield return Of($"{direction} union from oneOf to anyOf", Compatible, spec => spec.Schema(union).Rename("oneOf", "anyOf"));
        yield return Of($"discriminator of a {direction} union added", Compatible, spec => Discriminate(spec, "box", "barrel"));
        yield return Of(
            $"discriminator of a {direction} union removed", Risky, spec => spec.Schema(union).Remove("discriminator"),
            spec => Discriminate(spec, "box", "barrel"));
        yield return Of(
            $"mapping of the discriminator of a {direction} union changed", Worst(added, removed),
            spec => Discriminate(spec, "crate", "barrel"),
            spec => Discriminate(spec, "box", "barrel"));

        void Discriminate(JsonObject spec, string box, string barrel) => spec.Schema(union)["discriminator"] = SpecEdits.Parse($$"""
            {"propertyName": "type", "mapping": {"{{box}}": "#/components/schemas/Box", "{{barrel}}": "#/components/schemas/Barrel"} }
            """);
    }

    // Unions within an object.
    private static IEnumerable<Mutation> Parts(string holder, string direction, Verdict wider, Verdict form, Verdict narrower)
    {
        yield return Part("plain", "property becomes a union of its type and another", form, BoxOrBarrel);
        yield return Part("union", "property that is a union becomes one of its types", narrower, Box);
        yield return Part("union", "property gets another alternative", form, $$"""{"oneOf": [{{Box}}, {{Barrel}}, {{Sack}}]}""");
        yield return Part(
            "union", "property that is a union becomes a reference to the like", Compatible,
            """{"$ref": "#/components/schemas/Sent"}""");
        yield return Part("plains", "list of a type becomes one of unions", form, List(BoxOrBarrel));
        yield return Part("unions", "list of unions becomes one of a type", narrower, List(Box));
        yield return Part(
            "unions", "list of unions gets another alternative", form,
            List($$"""{"oneOf": [{{Box}}, {{Barrel}}, {{Sack}}]}"""));
        yield return Part(
            "label", "union of plain values gets a number", wider,
            """{"oneOf": [{"type": "string"}, {"type": "boolean"}, {"type": "integer"}]}""");
        yield return Part(
            "label", "union of plain values may be null", wider,
            """{"oneOf": [{"type": "string"}, {"type": "boolean"}], "nullable": true}""");
        yield return Part(
            "label", "text of a union becomes an enumeration", narrower,
            """{"oneOf": [{"type": "string", "enum": ["low"]}, {"type": "boolean"}]}""");
        yield return Part(
            "level", "enumeration of a union becomes a text", wider,
            """{"oneOf": [{"type": "string"}, {"type": "boolean"}]}""");
        yield return Part(
            "level", "enumeration of a union gets another beside it", form,
            """{"oneOf": [{"type": "string", "enum": ["low", "high"]}, {"type": "string", "enum": ["on"]}, {"type": "boolean"}]}""");

        Mutation Part(string property, string what, Verdict wire, string schema)
            => Of($"{direction} {what}", wire, spec => spec.Properties(holder)[property] = SpecEdits.Parse(schema));

        static string List(string items) => $$"""{"type": "array", "items": {{items}} }""";
    }

    private static IEnumerable<Mutation> Bodies()
    {
        yield return Of(
            "request becomes a union of its type and another", Compatible,
            spec => Request(spec, BoxOrBarrel), spec => Request(spec, Box));
        yield return Of("request that is a union becomes one of its types", Breaking, spec => Request(spec, Box));
        yield return Of(
            "response becomes a union of its type and another", Risky,
            spec => Response(spec, BoxOrBarrel), spec => Response(spec, Box));
        yield return Of("response that is a union becomes one of its types", Compatible, spec => Response(spec, Box));
        yield return Of("schema of an alternative renamed", Compatible, spec => spec.RenameSchema("Barrel", "Cask"));
        yield return Of("property of an alternative removed", Risky, spec => spec.Properties("Barrel").Remove("volume"));

        static void Request(JsonObject spec, string schema)
            => spec.Operation(new("/crates", "put")).Find("requestBody", "content", "application/json")["schema"] = SpecEdits.Parse(schema);

        static void Response(JsonObject spec, string schema)
            => spec.Operation(new("/crates", "put")).Answer()["schema"] = SpecEdits.Parse(schema);
    }

    private static Verdict Worst(Verdict one, Verdict other) => one > other ? one : other;

    private static Mutation Of(string name, Verdict wire, Action<JsonObject> edit, Action<JsonObject>? before = null)
        => new($"union: {name}", Api, wire, edit)
        {
            Before = spec =>
            {
                foreach (var (schema, value) in SpecEdits.Parse(Schemas))
                    spec.Find("components", "schemas")[schema] = value!.DeepClone();
                spec.Find("paths")["/crates"] = Exchange("PutCrate", "Sent", "Received");
                spec.Find("paths")["/shelves"] = Exchange("PutShelf", "Store", "Shelf");
                before?.Invoke(spec);
            },
        };

    private static JsonObject Exchange(string operation, string request, string response) => SpecEdits.Parse($$"""
        {
          "put": {
            "operationId": "{{operation}}", "tags": ["Crates"], "description": "Exchanges.", "parameters": [],
            "requestBody": {"required": true, "content": {"application/json": {"schema": {"$ref": "#/components/schemas/{{request}}"} } } },
            "responses": {"200": {"description": "Done.", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/{{response}}"} } } } }
          }
        }
        """);

    private static void SetAlternatives(this JsonObject spec, string union, params string[] alternatives)
        => spec.Schema(union)["oneOf"] = new JsonArray([.. alternatives.Select(SpecEdits.Parse)]);
}
