namespace CloudMgmt.ContractDiff.Tests.Reports;

/// <summary>What a malicious document may hold where a name is expected.</summary>
internal static class HostileText
{
    public const string Script = "<script>alert(1)</script><img src=x onerror=alert(2)>\" onmouseover='alert(3)";

    public static string[] All { get; } =
    [
        "\e[31mred\e[0m\u009b2J",
        "one\ntwo\r\n::error::three",
        "nul\0bell\a\u007f",
        "lines\u2028and\u2029paragraphs\u0085",
        "\u202egnp.exe\u2066",
        "half \ud83d of a pair, and \udc00",
        "]]><!-- --> <![CDATA[",
        "`code``span```",
        "| pipe | [link](http://example.com) @someone #1 www.example.com",
        Script,
        "100%, a:b, %0A",
        "/##[stop-commands]x and ##[set-output name=verdict]compatible",
        "::stop-commands::x",
        "\ufffe\uffff\ufeff",
    ];

    /// <summary>Whether nothing is left that steers a terminal, a log or a reader's eye.</summary>
    public static bool IsTame(string output)
        => !output.Contains("##[", StringComparison.Ordinal)
            && !output.Contains("\n::stop", StringComparison.Ordinal)
            && output.All(character => character == '\n'
            || (!char.IsControl(character)
                && character is not ('\u2028' or '\u2029' or '\u202e' or '\u2066' or '\ufeff' or '\ufffe' or '\uffff')));
}
