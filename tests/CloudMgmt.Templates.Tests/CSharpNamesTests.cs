using CloudMgmt.ClientModel;
using NUnit.Framework;

namespace CloudMgmt.Templates.Tests;

internal sealed class CSharpNamesTests
{
    [TestCase("cloud_pk", "CloudPk")]
    [TestCase("userIDs", "UserIDs")]
    [TestCase("users/get#all:by.name with space", "UsersGetAllByNameWithSpace")]
    [TestCase("2fa", "Value2fa")]
    [TestCase("+1", "Plus1")]
    [TestCase("-1", "Minus1")]
    [TestCase("-a", "A")]
    [TestCase("", "Value")]
    [TestCase("名前", "U540DU524D")]
    [TestCase("$", "U0024")]
    [TestCase("naïve", "Naive")]
    [TestCase("Łódź", "Lodz")]
    [TestCase("re\u0301sume\u0301", "Resume")]
    [TestCase("имя1", "U0438U043CU044F1")]
    public void A_name_is_made_of_its_Latin_letters_and_digits(string name, string expected)
        => Assert.That(CSharpNames.Pascal(name), Is.EqualTo(expected));

    [TestCase("ACCOUNT_ADMIN", "AccountAdmin")]
    [TestCase("camelCase", "CamelCase")]
    [TestCase("100", "Value100")]
    [TestCase("-100", "Minus100")]
    [TestCase("", "Empty")]
    public void A_member_is_not_shouted(string value, string expected) => Assert.That(CSharpNames.Member(value), Is.EqualTo(expected));

    [TestCase("UserName", "userName")]
    [TestCase("APIKey", "apiKey")]
    [TestCase("ID", "id")]
    [TestCase("Class", "@class")]
    [TestCase("X-Id", "xId")]
    public void A_variable_begins_with_a_small_letter(string name, string expected)
        => Assert.That(CSharpNames.Camel(name), Is.EqualTo(expected));

    [Test]
    public void Long_names_are_cut_and_stay_apart()
    {
        var (one, two) = (CSharpNames.Pascal(new string('a', 300) + "1"), CSharpNames.Pascal(new string('a', 300) + "2"));
        Assert.That(new[] { one, two }, Is.Unique.And.All.Length.EqualTo(100));
        Assert.That(CSharpNames.Pascal(new string('a', 300) + "1"), Is.EqualTo(one));
    }

    [Test]
    public void A_taken_name_gets_a_suffix_and_then_a_number()
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "Body" };
        Assert.That(
            new[] { "body", "BODY", "Other" }.Select(name => CSharpNames.Unique(name, taken, "Field")),
            Is.EqualTo(["bodyField", "BODYField2", "Other"]));
    }

    [Test]
    public void A_name_and_what_is_made_of_it_are_taken_together()
    {
        var taken = new HashSet<string>();
        Assert.That(
            new[] { "_flagIsSet", "_flag" }.Select(name => CSharpNames.Unique(name, taken, derived: n => n + "IsSet")),
            Is.EqualTo(["_flagIsSet", "_flag2"]));
    }
}
