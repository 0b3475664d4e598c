using CloudMgmt.ContractDiff.Rules;

namespace CloudMgmt.ContractDiff.Reports;

/// <summary>Colours text if the terminal can show it.</summary>
internal sealed class Paint(bool hasColor)
{
    public string Strong(string text) => Wrap("1", text);

    public string Faint(string text) => Wrap("2", text);

    public string Label(string text, Verdict verdict) => Wrap(verdict switch
    {
        Verdict.Breaking => "1;31",
        Verdict.Risky => "33",
        _ => "32",
    }, text);

    private string Wrap(string code, string text) => hasColor && text.Length > 0 ? $"\e[{code}m{text}\e[0m" : text;
}
