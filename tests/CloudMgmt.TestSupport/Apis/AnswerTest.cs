using System.Text.Json.Nodes;
using CloudMgmt.Core;
using CloudMgmt.Emulator;
using CloudMgmt.TestSupport.Documents;
using Newtonsoft.Json;
using NUnit.Framework;

namespace CloudMgmt.TestSupport.Apis;

/// <summary>Successes of every call that are not as the document says.</summary>
/// <typeparam name="TApi">The API.</typeparam>
public abstract class AnswerTest<TApi> : LiveTest<TApi, ApiClient>
    where TApi : IApi
{
    private const string Page = "<html><body>Log in</body></html>";

    private static IEnumerable<(string OperationId, string Body, string Place)> Misplaced => TApi.Misplaced;

    // What may be a bare value is for the API to test.
    private static IEnumerable<RequestCase> ReadingModels => Reading.Where(call => Answer(call) is JsonObject or JsonArray);

    private static IEnumerable<Type> Enumerations
        => TApi.Client.Assembly.GetExportedTypes().Where(type => type.IsAssignableTo(typeof(IOpenEnum)));

    [TestCaseSource(nameof(Reading))]
    public void A_success_without_its_body_is_no_silent_null(RequestCase call)
    {
        foreach (var (status, body) in new[] { (200, ""), (204, ""), (200, "null") })
        {
            var error = AssertUntyped(status, () => AnsweredAsync(call, status, body));

            Assert.That(error.Message, Does.StartWith($"{Title(call)} answered {status}: the body "));
            Assert.That(error.Message, body == "" ? Does.Contain("is empty") : Does.Contain("is null").Or.Contain("cannot be read as "));
        }
    }

    [TestCaseSource(nameof(Reading))]
    public void A_page_in_place_of_a_success_is_not_taken_for_one(RequestCase call)
    {
        var error = AssertUntyped(200, () => AnsweredAsync(call, 200, Page, "text/html"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(error.Message, Does.Contain("cannot be read as ").And.Contain("text/html").And.Not.Contain("Log in"));
            Assert.That(error.Info.ContentType, Is.EqualTo("text/html"));
            Assert.That(error.Info.BodyExcerpt, Is.EqualTo(Page));
        }
    }

    [TestCaseSource(nameof(Reading))]
    public void A_success_of_another_shape_is_an_error(RequestCase call)
    {
        var sample = Success(call).Body;
        foreach (var body in new[]
        {
            sample == "{}" ? "[]" : "{}", "\"text\"", "true", "{\"name\":", $"{sample} {sample}", sample + " trailing",
        })
        {
            var error = AssertUntyped(200, () => AnsweredAsync(call, 200, body));

            Assert.That(error.Message, Does.Contain("cannot be read as "), body);
            Assert.That(error.Info.BodyExcerpt, Is.EqualTo(body));
        }
    }

    [TestCaseSource(nameof(Misplaced))]
    public void An_unreadable_success_tells_the_place((string OperationId, string Body, string Place) answer)
    {
        var error = AssertUntyped(200, () => AnsweredAsync(Calls.Single(call => call.Method == answer.OperationId), 200, answer.Body));

        Assert.That(error.Message, Does.Contain($"at '{answer.Place}"));
    }

    [TestCaseSource(nameof(Reading))]
    public async Task A_success_of_another_code_is_read_all_the_same(RequestCase call)
    {
        await AnsweredAsync(call, 203, Success(call).Body);

        Assert.That(Server.Requests.Last(request => request.OperationId == call.OperationId).StatusCode, Is.EqualTo(203));
    }

    [TestCaseSource(nameof(NotReading))]
    public async Task A_body_where_none_is_due_does_no_harm(RequestCase call)
    {
        await AnsweredAsync(call, 200, Page, "text/html");

        Assert.That(Server.Requests.Last(request => request.OperationId == call.OperationId).StatusCode, Is.EqualTo(200));
    }

    [TestCaseSource(nameof(ReadingModels))]
    public async Task Nothing_of_an_answer_is_lost(RequestCase call)
    {
        var full = Answer(call);
        foreach (var answer in new[] { Nulls(full), Newer(full), Success(call).Body })
        {
            var task = AnsweredAsync(call, 200, answer);
            await task;

            var read = task.GetType().GetProperty("Result")!.GetValue(task);
            var written = JsonConvert.SerializeObject(read);
            Assert.That(JsonNode.DeepEquals(JsonNode.Parse(written), JsonNode.Parse(answer)), Is.True, $"{answer} became {written}");
        }
    }

    [TestCaseSource(nameof(Enumerations))]
    public void A_value_of_a_newer_service_is_kept(Type type)
    {
        var isText = type.GetProperty("Value")!.PropertyType == typeof(string);
        var json = isText ? "\"VALUE_OF_TOMORROW\"" : "4711";

        var value = JsonConvert.DeserializeObject(json, type)!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(((IOpenEnum)value).IsKnown, Is.False);
            Assert.That(value, Is.Not.EqualTo(Activator.CreateInstance(type)));
            Assert.That(JsonConvert.SerializeObject(value), Is.EqualTo(json));
        }
    }

    private static JsonNode Answer(RequestCase call) => DocumentedApi.Answer(TApi.Name, call.OperationId);

    /// <summary>An answer whose properties are there and null.</summary>
    private static string Nulls(JsonNode answer) => answer switch
    {
        JsonArray items => $"[{Nulls(items[0]!)}]",
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, (JsonNode?)null))).ToJsonString(),
        _ => answer.ToJsonString(),
    };

    /// <summary>An answer of a service that knows a property more, everywhere.</summary>
    private static string Newer(JsonNode answer)
    {
        var newer = answer.DeepClone();
        AddProperty(newer);
        return newer.ToJsonString();

        static void AddProperty(JsonNode? node)
        {
            foreach (var child in node is JsonObject members ? members.Select(member => member.Value) : node as JsonArray ?? [])
                AddProperty(child);
            if (node is JsonObject known)
                known["propertyOfTomorrow"] = new JsonObject { ["nested"] = new JsonArray(1, "two", null) };
        }
    }

    private Task AnsweredAsync(RequestCase call, int status, string body, string contentType = "application/json")
    {
        Server.Faults.Enqueue(call.OperationId, Fault.Answer(status, body, contentType));
        return call.CallAsync(Client);
    }
}
