using NUnit.Framework;

namespace CloudMgmt.Core.Tests;

internal sealed class SettingsReaderTests
{
    [TestCase("ApiKey", "HELIOS_API_KEY")]
    [TestCase("AccessClusterId", "HELIOS_ACCESS_CLUSTER_ID")]
    [TestCase("Username", "HELIOS_USERNAME")]
    public void A_prefix_turns_settings_into_environment_variables(string key, string variable)
    {
        Assert.That(Reader("HELIOS", (variable, "v")).Text(key), Is.EqualTo("v"));
        Assert.That(Reader(null, (key, "v")).Text(key), Is.EqualTo("v"));
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase(" \t")]
    public void A_blank_value_counts_as_not_set(string? value)
    {
        var reader = new SettingsReader(_ => value);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(reader.Has("X"), Is.False);
            Assert.That(reader.Text("X"), Is.Null);
            Assert.That(reader.HeaderText("X"), Is.Null);
            Assert.That(reader.Url("X"), Is.Null);
            Assert.That(reader.Integer("X"), Is.Null);
            Assert.That(reader.List("X"), Is.Null);
            Assert.That(reader.Number("X"), Is.Null);
            Assert.That(reader.Time("X"), Is.Null);
            Assert.That(reader.Flag("X"), Is.Null);
        }
    }

    [Test]
    public void Values_are_read_by_type()
    {
        var reader = Reader(null, ("Url", "https://service.test/v1"), ("Number", "-9000000000"), ("List", " a  b\tc "));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(reader.Url("Url"), Is.EqualTo(new Uri("https://service.test/v1")));
            Assert.That(reader.Integer("Number"), Is.EqualTo(-9_000_000_000));
            Assert.That(reader.List("List"), Is.EqualTo(["a", "b", "c"]));
        }
    }

    [Test]
    public void Numbers_times_and_choices_are_read_the_same_in_every_culture()
    {
        var reader = Reader(null, ("Number", "2.5"), ("Time", "1.02:03:04.5"), ("Flag", "TRUE"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(reader.Number("Number"), Is.EqualTo(2.5));
            Assert.That(reader.Time("Time"), Is.EqualTo(new TimeSpan(1, 2, 3, 4, 500)));
            Assert.That(reader.Flag("Flag"), Is.True);
        }
    }

    [Test]
    public void A_malformed_number_time_or_choice_is_named_and_not_shown()
    {
        AssertRefused(() => Reader("APP", ("APP_X", "s3cret")).Number("X"), "APP_X must be a number such as 2.5.");
        AssertRefused(() => Reader("APP", ("APP_X", "30")).Time("X"), "APP_X must be a time such as 00:00:30.");
        AssertRefused(() => Reader("APP", ("APP_X", "yes")).Flag("X"), "APP_X must be true or false.");
    }

    [Test]
    public void A_section_gives_settings_their_whole_path_in_every_message()
    {
        SettingsReader In(params (string Name, string Value)[] values) => new(
            name => values.FirstOrDefault(v => v.Name == name).Value, section: "Services:App");
        AssertRefused(() => In(("Id", "s3cret")).Integer("Id"), "Services:App:Id must be a whole number.");
        AssertRefused(
            () => In().Choose(["Token"], ["Name", "Password"]),
            "Services:App:Token, or Services:App:Name and Services:App:Password must be set.");
        AssertRefused(
            () => In(("Name", "s3cret")).Choose(["Name", "Password"]), "Services:App:Password is missing; it goes with Services:App:Name.");
        AssertRefused(
            () => In(("Scopes", "s3cret")).RequireWith("Scopes", "ClientId"),
            "Services:App:Scopes has no effect without Services:App:ClientId.");
    }

    [TestCase("s3cret")]
    [TestCase("/v1/s3cret")]
    [TestCase("ftp://s3cret.test")]
    [TestCase("file:///s3cret")]
    public void A_malformed_address_is_named_and_not_shown(string value)
        => AssertRefused(() => Reader("APP", ("APP_URL", value)).Url("Url"), "APP_URL must be an absolute http or https address.");

    [TestCase("http://s3cret.test", false)]
    [TestCase("http://localhost:1", true)]
    [TestCase("https://s3cret.test", true)]
    public void An_address_for_secrets_must_be_secure(string value, bool isAccepted)
    {
        var reader = Reader("APP", ("APP_URL", value));
        if (isAccepted)
            Assert.That(reader.Url("Url", mustBeSecure: true), Is.EqualTo(new Uri(value)));
        else
            AssertRefused(() => reader.Url("Url", mustBeSecure: true), "APP_URL must be an https address.");
    }

    [TestCase("s3cret")]
    [TestCase("1.5")]
    [TestCase("1,000")]
    [TestCase("9223372036854775808")]
    public void A_malformed_number_is_named_and_not_shown(string value)
        => AssertRefused(() => Reader("APP", ("APP_ID", value)).Integer("Id"), "APP_ID must be a whole number.");

    [TestCase("s3cret\r\nEvil: 1")]
    [TestCase("s3cret-ä")]
    public void A_text_that_a_header_cannot_carry_is_named_and_not_shown(string value)
        => AssertRefused(
            () => Reader("APP", ("APP_KEY", value)).HeaderText("Key"),
            "APP_KEY has a character that a header cannot carry (line break, control, non-ASCII, or a space at an end).");

    [TestCase("Token", 0)]
    [TestCase("Name,Password", 1)]
    public void The_group_that_is_set_is_found(string keys, int index)
        => Assert.That(Choose(keys), Is.EqualTo(index));

    [TestCase("", "APP_TOKEN, or APP_NAME and APP_PASSWORD must be set.")]
    [TestCase("Name", "APP_PASSWORD is missing; it goes with APP_NAME.")]
    [TestCase("Password", "APP_NAME is missing; it goes with APP_PASSWORD.")]
    [TestCase("Token,Name,Password", "APP_TOKEN and APP_NAME exclude each other; set one of them.")]
    [TestCase("Token,Password", "APP_TOKEN and APP_PASSWORD exclude each other; set one of them.")]
    public void Missing_incomplete_and_contradicting_groups_are_named(string keys, string message)
        => AssertRefused(() => Choose(keys), message);

    [Test]
    public void A_setting_without_its_owner_is_refused()
    {
        AssertRefused(
            () => Reader("APP", ("APP_SCOPES", "s3cret")).RequireWith("Scopes", "ClientId"),
            "APP_SCOPES has no effect without APP_CLIENT_ID.");
        Assert.That(() => Reader("APP", ("APP_SCOPES", "x"), ("APP_CLIENT_ID", "y")).RequireWith("Scopes", "ClientId"), Throws.Nothing);
        Assert.That(() => Reader("APP").RequireWith("Scopes", "ClientId"), Throws.Nothing);
    }

    private static int Choose(string keys)
    {
        var values = keys.Split(',', StringSplitOptions.RemoveEmptyEntries)
            .Select(key => ($"APP_{key.ToUpperInvariant()}", "s3cret")).ToArray();
        return Reader("APP", values).Choose(["Token"], ["Name", "Password"]);
    }

    private static SettingsReader Reader(string? prefix, params (string Name, string Value)[] values)
        => new(name => values.FirstOrDefault(v => v.Name == name).Value, prefix);

    private static void AssertRefused(Action read, string message)
        => Assert.That(read, Throws.ArgumentException.With.Message.EqualTo(message));
}
