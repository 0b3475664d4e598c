using System.Text;

namespace CloudMgmt.ContractDiff.Reports;

/// <summary>Collects text up to a number of characters.</summary>
internal sealed class BoundedText(int limit)
{
    // For headings and ends of sections, which must not be missing.
    private const int Reserve = 2_000;

    private readonly StringBuilder _text = new();

    /// <summary>Adds a short text of our own in any case.</summary>
    public void Append(string text) => _text.Append(text);

    /// <summary>Adds a text if there is room for it.</summary>
    public bool TryAppend(string text)
    {
        if (_text.Length + text.Length > limit - Reserve)
            return false;
        Append(text);
        return true;
    }

    public override string ToString() => _text.ToString();
}
