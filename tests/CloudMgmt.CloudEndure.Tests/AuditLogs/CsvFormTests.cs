using System.Text;

namespace CloudMgmt.CloudEndure.Tests.AuditLogs;

/// <summary>The forms that CSV text comes in.</summary>
internal sealed class CsvFormTests : CsvTest
{
    private static readonly (string Name, byte[] Text, string ContentType)[] Encoded =
    [
        ("UTF-8 without mark", Encoding.UTF8.GetBytes("username\nZoë\n"), "text/csv"),
        ("UTF-8 with mark", WithMark("username\nZoë\n", Encoding.UTF8), "text/csv"),
        ("UTF-8 mark against charset", WithMark("username\nZoë\n", Encoding.UTF8), "text/csv; charset=iso-8859-1"),
        ("UTF-16 little endian", WithMark("username\nZoë\n", Encoding.Unicode), "text/csv"),
        ("UTF-16 big endian", WithMark("username\nZoë\n", Encoding.BigEndianUnicode), "text/csv; charset=utf-16"),
        ("UTF-16 by charset", Encoding.Unicode.GetBytes("username\nZoë\n"), "text/csv; charset=utf-16le"),
        ("UTF-16 that nobody declared", Encoding.Unicode.GetBytes("username\nZoë\n"), "text/csv"),
        ("UTF-16 big endian that nobody declared", Encoding.BigEndianUnicode.GetBytes("username\nZoë\n"), "text/csv; charset=utf-8"),
        ("Latin-1 by charset", Encoding.Latin1.GetBytes("username\nZoë\n"), "text/csv; header=present; charset=\"ISO-8859-1\""),
        ("Windows by charset", Encoding.Latin1.GetBytes("username\nZoë\n"), "text/csv; charset=windows-1252"),
        ("unknown charset", Encoding.UTF8.GetBytes("username\nZoë\n"), "text/csv; charset=klingon"),
        ("other content type", Encoding.UTF8.GetBytes("username\nZoë\n"), "application/octet-stream"),
    ];

    [Test]
    public async Task The_encoding_is_recognized([ValueSource(nameof(EncodingNames))] string name)
    {
        var (_, text, contentType) = Encoded.Single(item => item.Name == name);

        Assert.That((await Rows(text, contentType).SingleAsync()).Username, Is.EqualTo("Zoë"));
    }

    [TestCase("\r\n")]
    [TestCase("\n")]
    [TestCase("\r")]
    public async Task All_line_ends_are_taken(string end)
    {
        var rows = await Rows(string.Join(end, "a,b", "1,2", "3,4")).Select(Show).ToListAsync();

        Assert.That(rows, Is.EqualTo(["a='1' b='2'", "a='3' b='4'"]));
    }

    [TestCase(',')]
    [TestCase(';')]
    [TestCase('\t')]
    [TestCase('|')]
    public async Task The_separator_is_recognized(char separator)
    {
        // The quoted name has more of the others than the row has of its own.
        const string Others = ",;\t|,;\t|,;\t|";
        var row = await Rows($"\"{Others}\"{separator}b{separator}c\n1{separator}2{separator}\"3{separator}\"\n").SingleAsync();

        Assert.That(row.Columns, Is.EqualTo([Others, "b", "c"]));
        Assert.That(row.Values, Is.EqualTo(["1", "2", $"3{separator}"]));
    }

    [Test]
    public async Task Quotes_hold_separators_quotes_and_line_breaks()
    {
        var row = await Rows("a,\"the\nb\",c\r\n\"1,\"\"x\"\"\",\"l1\r\nl2\nl3\", q \r\n").SingleAsync();

        Assert.That(Show(row), Is.EqualTo("a='1,\"x\"' the\nb='l1\r\nl2\nl3' c=' q '"));
    }

    [Test]
    public async Task Ragged_rows_keep_what_they_have()
    {
        var rows = await Rows("a,b\n1\n,\n1,2,3,4\n5,6\n").Select(Show).ToListAsync();

        Assert.That(rows, Is.EqualTo(
        [
            "a='1' b=null",
            "a='' b=''",
            "a='1' b='2' column3='3' column4='4'",
            "a='5' b='6'",
        ]));
    }

    [Test]
    public async Task Names_that_come_again_or_are_empty_stay_apart()
    {
        var row = await Rows("a,a,,a_2,column3,A\n1,2,3,4,5,6\n").SingleAsync();

        Assert.That(Show(row), Is.EqualTo("a='1' a_2='2' column3='3' a_2_2='4' column3_2='5' A='6'"));
    }

    [TestCase("", "text/csv")]
    [TestCase("", "application/json")]
    [TestCase("\r\n \r\n", "text/csv")]
    [TestCase("timestamp,username", "text/csv")]
    [TestCase("timestamp,username\r\n", "text/csv; charset=utf-8")]
    [TestCase("timestamp,username\r\n\r\n\r\n", "text/csv")]
    public async Task Text_without_rows_gives_none(string text, string contentType)
        => Assert.That(await Rows(text, contentType).ToListAsync(), Is.Empty);

    [Test]
    public async Task A_first_row_longer_than_a_read_is_still_the_first_row()
    {
        var names = Enumerable.Range(0, 5000).Select(i => $"name{i}").ToArray();

        var row = await Rows(string.Join(';', names) + "\n" + string.Join(';', Enumerable.Range(0, 5000))).SingleAsync();

        Assert.That(row.Columns, Is.EqualTo(names));
        Assert.That(row["name4999"], Is.EqualTo("4999"));
    }

    [Test]
    public async Task Many_rows_come_in_their_order([Values(1, 63, 64, 65, 4096, 70_000)] int width)
    {
        var rows = await Rows(
            "a,b\n" + string.Concat(Enumerable.Range(0, 40).Select(i => $"{i},{new string('é', width)}\r\n"))).ToListAsync();

        Assert.That(rows.Select(row => row["a"]), Is.EqualTo(Enumerable.Range(0, 40).Select(i => $"{i}")));
        Assert.That(rows.Select(row => row["b"]), Is.All.EqualTo(new string('é', width)));
    }

    private static IEnumerable<string> EncodingNames() => Encoded.Select(item => item.Name);
}
