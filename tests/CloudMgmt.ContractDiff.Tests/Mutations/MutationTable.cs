using System.Text.Json.Nodes;
using CloudMgmt.ContractDiff.Rules;
using static CloudMgmt.ContractDiff.Rules.Verdict;

namespace CloudMgmt.ContractDiff.Tests.Mutations;

/// <summary>The mutations: each kind of edit on each of the specs.</summary>
internal static class MutationTable
{
    private const string Int32 = """{"type": "integer", "format": "int32"}""";
    private const string Int64 = """{"type": "integer", "format": "int64"}""";
    private const string Text = """{"type": "string"}""";

    /// <summary>Kinds for which one spec is enough, taken in turn.</summary>
    private static readonly IReadOnlyList<Func<Targets, Mutation>> Singles =
    [
        t => new Mutation("description changed", t.Api, Compatible, spec => spec.Schema(t.Answer)["description"] = "Said in other words."),
        t => new Mutation(
            "schema of another name in other letters", t.Api, Compatible,
            spec => spec.RenameSchema(t.Answer, char.ToLowerInvariant(t.Answer[0]) + t.Answer[1..])),
        t => new Mutation("path renamed", t.Api, Breaking, spec => spec.Find("paths").Rename(t.Read.Path, $"/v2{t.Read.Path}")),
        t => new Mutation(
            "second success with the same body", t.Api, Compatible,
            spec => spec.Operation(t.Read).Find("responses")["203"] = spec.Operation(t.Read).Success().DeepClone()),
        t => new Mutation("second success with another body", t.Api, Compatible, spec => spec.Operation(t.Read).Find("responses")["203"] = SpecEdits.Parse("""
            {"description": "Another.", "content": {"application/json": {"schema": {"type": "array", "items": {"type": "string"}}}}}
            """)),
        t => new Mutation(
            "media type of the response becomes a vendor's", t.Api, Breaking,
            spec => spec.Operation(t.Read).Success().Find("content").Rename("application/json", "application/vnd.x+json")),
        t => new Mutation("error response removed", t.Api, Risky, spec => spec.Operation(t.Read).Find("responses").Remove("default")),
        t => new Mutation(
            "response becomes a list", t.Api, Breaking,
            spec => spec.Operation(t.Read)
                .Answer()["schema"] = new JsonObject { ["type"] = "array", ["items"] = SpecEdits.ReferenceTo(t.Answer) }),
        t => new Mutation(
            "body becomes a form", t.Api, Breaking,
            spec => spec.Operation(t.Write).Find("requestBody", "content").Rename("application/json", "application/x-www-form-urlencoded")),
        t => new Mutation(
            "optional body added", t.Api, Compatible,
            spec => spec.Operation(t.Nothing)["requestBody"] = new JsonObject { ["content"] = Json(t.Body) }),
        t => new Mutation(
            "required body added", t.Api, Breaking,
            spec => spec.Operation(t.Nothing)["requestBody"] = new JsonObject { ["required"] = true, ["content"] = Json(t.Body) }),
        t => new Mutation("received text gets the format uuid", t.Api, Compatible, spec => spec.Property(t.Text)["format"] = "uuid"),
        t => new Mutation(
            "received property becomes any of several types", t.Api, Breaking,
            spec => Replace(spec.Property(t.Text), """{"oneOf": [{"type": "string"}, {"type": "integer"}]}""")),
        t => new Mutation("received property becomes required", t.Api, Compatible, spec => spec.Schema(t.Text.Schema).Require(t.Text.Name)),
        t => new Mutation("received property becomes optional", t.Api, Breaking, spec => spec.Schema(t.Text.Schema).Remove("required"))
        {
            Before = spec => spec.Schema(t.Text.Schema).Require(t.Text.Name),
        },
        t => new Mutation("maximum length of a sent text", t.Api, Risky, spec => spec.Property(t.SentText)["maxLength"] = 10)
        {
            Before = spec => spec.Property(t.SentText).Remove("maxLength"),
        },
        t => new Mutation("unused schema removed", t.Api, Compatible, spec => spec.Find("components", "schemas").Remove("Unused"))
        {
            Before = spec => spec.Find("components", "schemas")["Unused"] = SpecEdits.Parse("""{"type": "object", "description": "Unused.", "properties": {"a": {"type": "string"}}}"""),
        },
        t => new Mutation(
            "server moved", t.Api, Breaking,
            spec => spec["servers"] = new JsonArray(SpecEdits.Parse("""{"url": "https://moved.example.com"}"""))),
        t => new Mutation(
            "security removed from an operation", t.Api, Compatible, spec => spec.Operation(t.Read)["security"] = new JsonArray()),
        t => new Mutation("items of a sent list become unique", t.Api, Risky, spec => spec.Property(t.SentList)["uniqueItems"] = true)
        {
            Before = spec => spec.Property(t.SentList).Remove("uniqueItems"),
        },
        t => new Mutation(
            "other properties are no longer accepted", t.Api, Breaking, spec => spec.Schema(t.Body)["additionalProperties"] = false),
        t => new Mutation(
            "reference within allOf becomes a bare one", t.Api, Compatible,
            spec => Replace(spec.Property(t.EnumProperty), SpecEdits.ReferenceTo(t.ReceivedEnum).ToJsonString()))
        {
            Before = spec => Replace(
                spec.Property(t.EnumProperty), $$"""{"allOf": [{{SpecEdits.ReferenceTo(t.ReceivedEnum).ToJsonString()}}]}"""),
        },
        t => new Mutation("required received property added", t.Api, Compatible, spec =>
        {
            spec.Properties(t.Answer)["added"] = SpecEdits.Parse(Text);
            spec.Schema(t.Answer).Require("added");
        }),
        t => WithParameter(t, "default of a parameter added", Text, false, Risky, (_, parameter) => parameter["schema"]!["default"] = "x"),
        t => WithParameter(
            t, "minimum of a parameter raised", """{"type": "integer", "minimum": 1}""", false, Breaking,
            (_, parameter) => parameter["schema"]!["minimum"] = 2),
        t => WithParameter(t, "parameter moves from query to header", Text, false, Breaking, (_, parameter) => parameter["in"] = "header"),
        t => WithParameter(
            t, "parameter becomes a list", Text, false, Compatible,
            (_, parameter) => parameter["schema"] = SpecEdits.Parse("""{"type": "array", "items": {"type": "string"}}""")),
        t => new Mutation(
            "items of a received list become nullable", t.Api, Breaking, spec => spec.Property(t.List).Find("items")["nullable"] = true),
        t => new Mutation(
            "sent property that may be null becomes required", t.Api, Breaking,
            spec => spec.Schema(t.SentText.Schema).Require(t.SentText.Name))
        {
            Before = spec => spec.Property(t.SentText)["nullable"] = true,
        },
        t => new Mutation(
            "type with a required property is sent too", t.Api, Compatible, spec => spec.Find("paths")["/added"] = SpecEdits.Parse($$$"""
                {
                  "post": {
                    "operationId": "PostAdded", "tags": ["Added"], "description": "Added.", "parameters": [],
                    "requestBody": {"required": true, "content": {{{Json(t.Answer).ToJsonString()}}}},
                    "responses": {"204": {"description": "Done."}}
                  }
                }
                """))
        {
            Before = spec =>
            {
                spec.Property(t.Text).Remove("readOnly");
                spec.Schema(t.Text.Schema).Require(t.Text.Name);
            },
        },
    ];

    public static IReadOnlyList<Mutation> All { get; } =
    [
        .. Targets.All.SelectMany(target => Names(target).Concat(Operations(target)).Concat(Parameters(target)).Concat(Bodies(target))
            .Concat(Types(target)).Concat(Enumerations(target)).Concat(Objects(target)).Append(Deprecation(target))),
        .. Singles.Select((kind, index) => kind(Targets.All[index % Targets.All.Count])),
        .. UnionMutations.All,
    ];

    private static IEnumerable<Mutation> Names(Targets t)
    {
        yield return new("operationId renamed", t.Api, Compatible, spec => spec.Operation(t.Read)["operationId"] = "FetchItAll");
        yield return new("tag renamed", t.Api, Compatible, spec => spec.Operation(t.Read)["tags"] = new JsonArray("Renamed"));
        yield return new("schema renamed", t.Api, Compatible, spec => spec.RenameSchema(t.Answer, "RenamedSchema"));
        yield return new("enumeration renamed", t.Api, Compatible, spec => spec.RenameSchema(t.ReceivedEnum, "RenamedEnum"));
        yield return new("received property renamed", t.Api, Risky,
            spec => spec.Properties(t.Text.Schema).Rename(t.Text.Name, "renamedText"));
        yield return new("sent property renamed", t.Api, Risky,
            spec => spec.Properties(t.SentText.Schema).Rename(t.SentText.Name, "renamedText"));
        yield return new("path parameter renamed", t.Api, Compatible,
            spec => spec.RenamePathParameter(t.PathParameter.Name, t.PathParameter.NewName));
        yield return new("two path parameters of the same type swapped in order", t.Api, Compatible,
            spec => spec.Operation(t.TwoTexts).Parameters().Swap(0, 1));
        yield return new("inline object becomes a reference", t.Api, Compatible,
            spec => spec.Operation(t.Read).Answer()["schema"] = SpecEdits.ReferenceTo(t.Answer))
        {
            Before = spec => spec.Operation(t.Read).Answer()["schema"] = spec.Schema(t.Answer).DeepClone(),
        };
        yield return new("reference becomes an inline object", t.Api, Compatible,
            spec => spec.Operation(t.Read).Answer()["schema"] = spec.Schema(t.Answer).DeepClone());
    }

    private static IEnumerable<Mutation> Operations(Targets t)
    {
        yield return new("operation added", t.Api, Compatible, spec => spec.Find("paths")["/added"] = SpecEdits.Parse("""
            {"get": {"operationId": "GetAdded", "tags": ["Added"], "description": "Added.", "parameters": [], "responses": {"204": {"description": "Done."}}}}
            """));
        yield return new("operation removed", t.Api, Breaking, spec => spec.Find("paths", t.Nothing.Path).Remove(t.Nothing.Method));
        yield return new("response body added", t.Api, Compatible, spec => spec.Operation(t.Nothing).Success()["content"] = Json(t.Answer))
        {
            Before = spec => spec.Operation(t.Nothing).Find("responses").Rename("204", "200"),
        };
        yield return new("response body removed", t.Api, Breaking, spec => spec.Operation(t.Read).Success().Remove("content"));
        yield return new("second media type of the response", t.Api, Compatible,
            spec => spec.Operation(t.Read).Success().Find("content")["text/csv"] = SpecEdits.Parse("""{"schema": {"type": "string"}}"""));
    }

    private static IEnumerable<Mutation> Parameters(Targets t)
    {
        yield return new("optional parameter added", t.Api, Compatible, spec => spec.Operation(t.Read).AddParameter("added", Text));
        yield return new("required parameter added", t.Api, Breaking,
            spec => spec.Operation(t.Read).AddParameter("added", Text, required: true));
        yield return WithParameter(
            t, "optional parameter removed", Text, false, Risky,
            (operation, _) => operation.Parameters().RemoveAt(operation.Parameters().Count - 1));
        yield return WithParameter(
            t, "required parameter removed", Text, true, Risky,
            (operation, _) => operation.Parameters().RemoveAt(operation.Parameters().Count - 1));
        yield return WithParameter(
            t, "required parameter becomes optional", Text, true, Compatible, (_, parameter) => parameter["required"] = false);
        yield return WithParameter(
            t, "optional parameter becomes required", Text, false, Breaking, (_, parameter) => parameter["required"] = true);
        yield return WithParameter(
            t, "optional parameter from int32 to int64", Int32, false, Compatible,
            (_, parameter) => parameter["schema"] = SpecEdits.Parse(Int64));
        yield return WithParameter(
            t, "optional parameter from int64 to int32", Int64, false, Breaking,
            (_, parameter) => parameter["schema"] = SpecEdits.Parse(Int32));
        yield return WithParameter(
            t, "optional parameter gets the format date-time", Text, false, Breaking,
            (_, parameter) => parameter["schema"] = SpecEdits.Parse("""{"type": "string", "format": "date-time"}"""));
        yield return WithParameter(
            t, "default of a parameter changed", """{"type": "integer", "default": 10}""", false, Breaking,
            (_, parameter) => parameter["schema"]!["default"] = 20);
        yield return new("two optional parameters swapped in order", t.Api, Compatible,
            spec => spec.Operation(t.Read).Parameters().Swap(
                spec.Operation(t.Read).Parameters().Count - 1, spec.Operation(t.Read).Parameters().Count - 2))
        {
            Before = spec => TwoParameters(spec.Operation(t.Read), required: false),
        };
        yield return new("two required parameters of the same type swapped in order", t.Api, Compatible,
            spec => spec.Operation(t.Read).Parameters().Swap(
                spec.Operation(t.Read).Parameters().Count - 1, spec.Operation(t.Read).Parameters().Count - 2))
        {
            Before = spec => TwoParameters(spec.Operation(t.Read), required: true),
        };
    }

    private static Mutation WithParameter(
        Targets t, string name, string schema, bool required, Verdict wire, Action<JsonObject, JsonObject> edit)
        => new(name, t.Api, wire, spec => edit(spec.Operation(t.Read), spec.Operation(t.Read).Parameter("edited")))
        {
            Before = spec => spec.Operation(t.Read).AddParameter("edited", schema, required),
        };

    private static void TwoParameters(JsonObject operation, bool required)
    {
        operation.AddParameter("first", Text, required);
        operation.AddParameter("second", Text, required);
    }

    private static IEnumerable<Mutation> Bodies(Targets t)
    {
        yield return new("required body becomes optional", t.Api, Compatible,
            spec => spec.Operation(t.Write).Find("requestBody")["required"] = false);
        yield return new("optional body becomes required", t.Api, Breaking,
            spec => spec.Operation(t.Write).Find("requestBody")["required"] = true)
        {
            Before = spec => spec.Operation(t.Write).Find("requestBody")["required"] = false,
        };
        yield return new("second media type of the body", t.Api, Compatible,
            spec => spec.Operation(t.Write).Find(
                "requestBody", "content")["text/xml"] = SpecEdits.Parse("""{"schema": {"type": "string"}}"""));
        yield return new("body removed", t.Api, Breaking, spec => spec.Operation(t.Write).Remove("requestBody"));
    }

    private static IEnumerable<Mutation> Types(Targets t)
    {
        yield return new("received integer from int64 to int32", t.Api, Compatible, spec => spec.Property(t.Number)["format"] = "int32");
        yield return new("received integer from int32 to int64", t.Api, Breaking,
            spec => spec.Property(t.Number)["format"] = "int64")
        { Before = spec => spec.Property(t.Number)["format"] = "int32" };
        yield return new("received text gets the format date-time", t.Api, Compatible,
            spec => spec.Property(t.Text)["format"] = "date-time");
        yield return new("sent text gets the format date-time", t.Api, Breaking, spec => spec.Property(t.SentText)["format"] = "date-time");
        yield return new("received text becomes an integer", t.Api, Breaking, spec => spec.Property(t.Text)["type"] = "integer");
        yield return new("received property becomes nullable", t.Api, Breaking,
            spec => spec.Property(t.Text)["nullable"] = true)
        { Before = spec => spec.Property(t.Text).Remove("nullable") };
        yield return new("received property is no longer nullable", t.Api, Compatible,
            spec => spec.Property(t.Text).Remove("nullable"))
        { Before = spec => spec.Property(t.Text)["nullable"] = true };
        yield return new("sent property becomes nullable", t.Api, Compatible,
            spec => spec.Property(t.SentText)["nullable"] = true)
        { Before = spec => spec.Property(t.SentText).Remove("nullable") };
        yield return new("sent property is no longer nullable", t.Api, Breaking,
            spec => spec.Property(t.SentText).Remove("nullable"))
        { Before = spec => spec.Property(t.SentText)["nullable"] = true };
    }

    private static IEnumerable<Mutation> Enumerations(Targets t)
    {
        yield return new("enumeration value appended to what is received", t.Api, Risky,
            spec => spec.AddValue(t.ReceivedEnum, at: int.MaxValue));
        yield return new("enumeration value inserted in the middle of what is received", t.Api, Risky,
            spec => spec.AddValue(t.ReceivedEnum, at: 1));
        yield return new("enumeration value removed from what is received", t.Api, Compatible, spec => spec.RemoveValue(t.ReceivedEnum));
        yield return new("enumeration value removed from what is sent", t.Api, Breaking, spec => spec.RemoveValue(t.SentEnum));
        yield return new("enumeration values in another order", t.Api, Compatible, spec => spec.SwapValues(t.ReceivedEnum));
        yield return new("received enumeration becomes plain text", t.Api, Breaking, spec => Replace(spec.Schema(t.ReceivedEnum), Text));
        yield return new("received text becomes an enumeration", t.Api, Compatible,
            spec => spec.Property(t.Text)["enum"] = new JsonArray("one", "two"));
        yield return new("names of enumeration values changed", t.Api, Compatible,
            spec => spec.Schema(t.ReceivedEnum)["x-enumNames"] = new JsonArray(
                [.. spec.Schema(t.ReceivedEnum)["enum"]!.AsArray().Select((_, index) => (JsonNode)$"Named{index}")]));
    }

    private static IEnumerable<Mutation> Objects(Targets t)
    {
        yield return new("received property added", t.Api, Compatible, spec => spec.Properties(t.Answer)["added"] = SpecEdits.Parse(Text));
        yield return new("sent property added", t.Api, Compatible, spec => spec.Properties(t.Body)["added"] = SpecEdits.Parse(Text));
        yield return new("required sent property added", t.Api, Breaking, spec =>
        {
            spec.Properties(t.Body)["added"] = SpecEdits.Parse(Text);
            spec.Schema(t.Body).Require("added");
        });
        yield return new("received property removed", t.Api, Risky, spec => spec.Properties(t.Text.Schema).Remove(t.Text.Name));
        yield return new("sent property removed", t.Api, Risky, spec => spec.Properties(t.SentText.Schema).Remove(t.SentText.Name));
        yield return new("received property becomes read-only", t.Api, Compatible,
            spec => spec.Property(t.Text)["readOnly"] = true)
        { Before = spec => spec.Property(t.Text).Remove("readOnly") };
        yield return new("sent property becomes read-only", t.Api, Risky, spec => spec.Property(t.SentText)["readOnly"] = true);
        yield return new("base class flattened", t.Api, Compatible, Flatten(t)) { Before = Derive(t) };
        yield return new("base class drawn out", t.Api, Compatible, Derive(t));
        yield return new("items of a received list become flags", t.Api, Breaking,
            spec => spec.Property(t.List)["items"] = SpecEdits.Parse("""{"type": "boolean"}"""));
    }

    private static Mutation Deprecation(Targets t) => t.Api switch
    {
        "helios" => new("operation deprecated", t.Api, Compatible, spec => spec.Operation(t.Read)["deprecated"] = true),
        "bimdata" => new("property deprecated", t.Api, Compatible, spec => spec.Property(t.Text)["deprecated"] = true),
        _ => new("parameter deprecated", t.Api, Compatible, spec => spec.Operation(new("/projects/{projectId}/auditLog", "get"))
            .Parameter("limit")["deprecated"] = true),
    };

    private static JsonObject Json(string schema)
        => new() { ["application/json"] = new JsonObject { ["schema"] = SpecEdits.ReferenceTo(schema) } };

    private static void Replace(JsonObject schema, string with)
    {
        schema.Clear();
        foreach (var (key, value) in SpecEdits.Parse(with))
            schema[key] = value?.DeepClone();
    }

    // The text moves to a base of its own, and back.
    private static Action<JsonObject> Derive(Targets t) => spec =>
    {
        var schema = spec.Schema(t.Answer);
        spec.Find("components", "schemas")["DrawnOut"] = new JsonObject
        {
            ["type"] = "object",
            ["description"] = "A base.",
            ["properties"] = new JsonObject { [t.Text.Name] = spec.Property(t.Text).DeepClone() },
        };
        spec.Properties(t.Answer).Remove(t.Text.Name);
        var own = schema.DeepClone();
        schema.Clear();
        schema["allOf"] = new JsonArray(SpecEdits.ReferenceTo("DrawnOut"), own);
    };

    private static Action<JsonObject> Flatten(Targets t) => spec =>
    {
        var schema = spec.Schema(t.Answer);
        var own = (JsonObject)schema["allOf"]![1]!.DeepClone();
        own.Find("properties")[t.Text.Name] = spec.Properties("DrawnOut")[t.Text.Name]!.DeepClone();
        Replace(schema, own.ToJsonString());
    };
}
