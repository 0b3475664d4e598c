using System.Globalization;
using System.Xml;
using CloudMgmt.ContractDiff.Changes;

namespace CloudMgmt.ContractDiff.Reports;

/// <summary>A test suite for each document and a test for each change, of which what counts for <paramref name="failOn"/> fails; and one
/// of all else that makes the run fail.</summary>
internal sealed class JUnitFormat(FailOn failOn) : IReportFormat
{
    public void Write(Report report, TextWriter output)
    {
        // By hand, because the writer would name the encoding of strings in memory.
        output.Write("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
        using (var xml = XmlWriter.Create(output, new() { Indent = true, NewLineChars = "\n", OmitXmlDeclaration = true }))
        {
            xml.WriteStartElement("testsuites");
            xml.WriteAttributeString("name", "contract-diff");
            foreach (var document in report.Documents)
                WriteSuite(xml, document);
            if (report.Problems.Count > 0)
                WriteProblems(xml, report.Problems);
            xml.WriteEndElement();
        }
        output.Write('\n');
    }

    private void WriteSuite(XmlWriter xml, DocumentReport document)
    {
        StartSuite(
            xml, document.Head, Math.Max(1, document.Changes.Count), document.Changes.Count(failOn.Concerns),
            document.Changes.Count(change => change.Approval is not null));
        foreach (var change in document.Changes)
            WriteCase(xml, change, document);
        if (document.Changes.Count == 0)
            WriteQuietCase(xml, document);
        xml.WriteEndElement();
    }

    private static void WriteProblems(XmlWriter xml, IReadOnlyList<string> problems)
    {
        const string Name = "approvals and version";
        StartSuite(xml, Name, problems.Count, problems.Count, skipped: 0);
        foreach (var problem in problems)
        {
            StartCase(xml, Name, problem);
            xml.WriteStartElement("failure");
            Attribute(xml, "message", problem);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    // A suite without a test is an error for some readers.
    private static void WriteQuietCase(XmlWriter xml, DocumentReport document)
    {
        StartCase(xml, document.Head, "no changes");
        xml.WriteEndElement();
    }

    private void WriteCase(XmlWriter xml, Change change, DocumentReport document)
    {
        StartCase(xml, ChangeGroup.HeadingOf(change, document), $"{change.Rule.Id}: {change.Message}");
        Attribute(xml, "file", change.ShownPlace.File.Name);
        Attribute(xml, "line", change.ShownPlace.Line);
        if (change.Approval is { } approval)
            WriteSkipped(xml, approval);
        else if (failOn.Concerns(change))
            WriteFailure(xml, change);
        xml.WriteEndElement();
    }

    private static void WriteSkipped(XmlWriter xml, Approval approval)
    {
        xml.WriteStartElement("skipped");
        Attribute(xml, "message", $"Approved for {approval.Version} by {approval.Author}: {approval.Reason}");
        xml.WriteEndElement();
    }

    private static void WriteFailure(XmlWriter xml, Change change)
    {
        xml.WriteStartElement("failure");
        Attribute(xml, "type", Words.Of(change.Worst));
        Attribute(xml, "message", change.Message);
        string[] lines =
        [
            Words.Axes(change),
            .. Explanation.Why(change),
            .. Explanation.Advice(change),
            $"Fingerprint: {change.Fingerprint}",
        ];
        xml.WriteString(string.Join('\n', lines.Select(Visible.Text)));
        xml.WriteEndElement();
    }

    private static void StartSuite(XmlWriter xml, string name, int tests, int failures, int skipped)
    {
        xml.WriteStartElement("testsuite");
        Attribute(xml, "name", name);
        Attribute(xml, "tests", tests);
        Attribute(xml, "failures", failures);
        Attribute(xml, "skipped", skipped);
    }

    private static void StartCase(XmlWriter xml, string suite, string name)
    {
        xml.WriteStartElement("testcase");
        Attribute(xml, "classname", suite);
        Attribute(xml, "name", name);
    }

    private static void Attribute(XmlWriter xml, string name, string value) => xml.WriteAttributeString(name, Visible.Text(value));

    private static void Attribute(XmlWriter xml, string name, int value)
        => xml.WriteAttributeString(name, value.ToString(CultureInfo.InvariantCulture));
}
