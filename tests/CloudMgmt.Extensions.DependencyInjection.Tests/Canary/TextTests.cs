using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;
using CloudMgmt.BimData;
using CloudMgmt.CloudEndure;
using CloudMgmt.Helios;

namespace CloudMgmt.Extensions.DependencyInjection.Tests.Canary;

/// <summary>Fills every public type of every package with a secret and looks for it in what a log or a debugger would show.</summary>
internal sealed class TextTests
{
    // What these are for is to be text: a value that a newer service sends, and a message that the application wrote itself.
    private static readonly Func<Type, bool> IsText = type
        => type.IsAssignableTo(typeof(IOpenEnum)) || type.IsAssignableTo(typeof(Exception));

    // Sounds secret and is public: with it a signature is checked.
    private static readonly string[] Harmless = [nameof(SamlSettings.IdentityProviderCertificate)];

    private static IEnumerable<Type> Types
        => new[]
        {
            typeof(ApiClient), typeof(HeliosClient), typeof(CloudEndureClient), typeof(BimDataClient),
            typeof(ApiClientServiceCollectionExtensions),
        }
            .SelectMany(type => type.Assembly.GetExportedTypes())
            .Where(
                type => !type.IsAbstract
                    && !type.IsInterface
                    && !type.IsEnum
                    && !type.IsGenericTypeDefinition
                    && !type.IsByRefLike
                    && !IsText(type));

    private static IEnumerable<object> Credentials =>
    [
        HeliosCredential.FromApiKey(Bird.Secret), HeliosCredential.FromSession(Bird.Secret),
        CloudEndureCredential.FromApiToken(Bird.Secret), CloudEndureCredential.FromPassword(Bird.Secret, Bird.Secret),
        BimDataCredential.FromAccessToken(Bird.Secret), BimDataCredential.FromApiKey(Bird.Secret), BimDataCredential.FromClientCredentials(
            Bird.Secret, Bird.Secret),
        Authorization.Header("apiKey", Bird.Secret),
        new ApiResponse<UserSession>(201, new UserSession { SessionId = Bird.Secret }, new ApiHeaders([new("X-Secret", Bird.Secret)])),
        new HeliosClient(new HeliosClientOptions { Credential = HeliosCredential.FromApiKey(Bird.Secret) }),
        new HeliosClientOptions { Credential = HeliosCredential.FromApiKey(Bird.Secret) },
    ];

    private static IEnumerable<object> Objects => Types.Select(type => Filled.Of(type)).OfType<object>().Concat(Credentials);

    [Test]
    public void Nearly_every_type_can_be_filled()
        => Assert.That(
            Types.Count(type => Filled.Of(type) is not null), Is.GreaterThan(0.9 * Types.Count(type => type.GetConstructors().Length > 0)));

    [Test]
    public void A_filled_model_holds_the_secret()
        => Assert.That(((CreatedUserAPIKey)Filled.Of(typeof(CreatedUserAPIKey))!).ApiKey, Is.EqualTo(Bird.Secret));

    [Test]
    public void Its_text_does_not_show_it()
        => Assert.That(Objects.Where(o => o.ToString()!.Contains(Bird.Secret)).Select(o => o.GetType()), Is.Empty);

    [Test]
    public void A_debugger_does_not_show_it()
        => Assert.That(Objects.Where(o => DebuggerText(o).Contains(Bird.Secret)).Select(o => o.GetType()), Is.Empty);

    [Test]
    public void No_type_has_a_view_of_its_own_in_the_debugger()
        => Assert.That(Types.Where(type => type.IsDefined(typeof(DebuggerTypeProxyAttribute))), Is.Empty);

    [Test]
    public void A_property_that_the_document_calls_secret_is_hidden_from_the_debugger()
    {
        var secret = Properties().Where(p => p.IsDefined(typeof(ApiSecretAttribute))).ToList();

        Assert.That(secret, Is.Not.Empty);
        Assert.That(secret.Where(p => !IsHidden(p)).Select(Name), Is.Empty);
    }

    [Test]
    public void A_property_whose_name_sounds_secret_is_hidden_from_the_debugger()
    {
        var suspect = Properties().Where(
            p => p.PropertyType == typeof(string)
                && Regex.IsMatch(p.Name, "Password|Secret|Token|ApiKey$|SessionId$|PrivateKey|Otp(Code)?$|Certificate"));

        Assert.That(suspect.Where(p => !IsHidden(p) && !Harmless.Contains(p.Name)).Select(Name), Is.Empty);
    }

    private static IEnumerable<PropertyInfo> Properties()
        => Types.SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly));

    private static bool IsHidden(PropertyInfo property) => property.GetCustomAttribute<DebuggerDisplayAttribute>()?.Value == "(secret)";

    private static string Name(PropertyInfo property) => $"{property.DeclaringType!.Name}.{property.Name}";

    // The line that a debugger shows of an object. An expression of a form that is new here fails the test, to be added.
    private static string DebuggerText(object shown)
        => shown.GetType().GetCustomAttribute<DebuggerDisplayAttribute>(inherit: true)?.Value is { } display
            ? Regex.Replace(display, @"\{([^}]*)\}", expression => Evaluate(shown, expression.Groups[1].Value.Replace(",nq", "")))
            : shown.ToString()!;

    private static string Evaluate(object shown, string expression)
        => expression == "GetType().Name"
            ? shown.GetType().Name
            : $"{shown.GetType().GetProperty(expression, BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)!.GetValue(shown)}";
}
