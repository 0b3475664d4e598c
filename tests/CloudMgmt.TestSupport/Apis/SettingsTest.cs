using System.Text.RegularExpressions;
using CloudMgmt.Core;
using NUnit.Framework;

namespace CloudMgmt.TestSupport.Apis;

/// <summary>Options of an API from the environment and from settings.</summary>
/// <typeparam name="TApi">The API.</typeparam>
public abstract partial class SettingsTest<TApi> : LiveTest<TApi, ApiClient>
    where TApi : IApi
{
    private static IEnumerable<TestCaseData> WrongVariables
        => TApi.WrongVariables.Select(wrong => new TestCaseData(wrong.Variables, wrong.Message).SetArgDisplayNames(wrong.Message));

    [Test]
    public async Task Each_set_of_settings_is_enough([Values] bool isEnvironment)
    {
        foreach (var settings in TApi.Settings(Server))
        {
            settings.Add("BaseUrl", TApi.BaseUrl(Server));
            var variables = settings.ToDictionary(
                setting => TApi.Prefix + WordStart.Replace(setting.Key, "_").ToUpperInvariant(), setting => setting.Value);
            using var client = TApi.CreateClient(
                isEnvironment ? TApi.FromEnvironment(variables.GetValueOrDefault) : TApi.FromSettings(settings.GetValueOrDefault));

            await Simplest.CallAsync(client);

            Assert.That(Server.Requests[^1].StatusCode, Is.EqualTo(200), string.Join(", ", settings.Keys));
        }
    }

    [Test]
    public void The_public_service_is_the_default()
    {
        var settings = TApi.Settings(Server).First();

        Assert.That(TApi.FromSettings(settings.GetValueOrDefault).BaseUrl, Is.EqualTo(new Uri(TApi.PublicUrl)));
    }

    [TestCaseSource(nameof(WrongVariables))]
    public void Wrong_variables_are_named_and_not_shown(string variables, string message)
    {
        var values = variables.Split(',', StringSplitOptions.RemoveEmptyEntries)
            .Select(variable => variable.Split('=', 2))
            .ToDictionary(
                parts => TApi.Prefix + parts[0],
                parts => parts.Length > 1 ? parts[1].Replace("SECRET", Secret, StringComparison.Ordinal) : Secret);

        var thrown = Assert.Throws<ArgumentException>(() => TApi.FromEnvironment(values.GetValueOrDefault))!;

        Assert.That(thrown.Message, Is.EqualTo(message));
        Assert.That(thrown.ToString(), Does.Not.Contain(Secret));
    }

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])")]
    private static partial Regex WordStart { get; }
}
