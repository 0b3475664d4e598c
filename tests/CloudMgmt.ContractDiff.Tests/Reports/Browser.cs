using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using NUnit.Framework;

namespace CloudMgmt.ContractDiff.Tests.Reports;

/// <summary>Headless Chromium, if the machine has it.</summary>
internal sealed partial class Browser : IDisposable
{
    private static readonly string[] Places =
        ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", @"C:\Program Files\Google\Chrome\Application\chrome.exe"];

    private readonly string _program;
    private readonly string _folder = Directory.CreateTempSubdirectory("contract-diff-").FullName;

    private Browser(string program) => _program = program;

    /// <summary>Ignores the test where there is no Chromium.</summary>
    public static Browser Open()
    {
        if (Places.FirstOrDefault(File.Exists) is { } program)
            return new(program);
        Assert.Ignore("There is no Chromium on this machine, in which the page could be looked at.");
        throw new InvalidOperationException();
    }

    /// <summary>Opens a page in a frame as wide as a screen, and runs a script beside it.</summary>
    /// <param name="html">The page.</param>
    /// <param name="fragment">What follows '#' in its address.</param>
    /// <param name="width">Of the screen, in CSS pixels.</param>
    /// <param name="script">Statements that return a text; <c>page</c> is the document in the frame, <c>visible</c> gives the visible elements of a selector.</param>
    /// <returns>The text.</returns>
    public string Run(string html, string fragment, int width, string script)
    {
        File.WriteAllText(Path.Combine(_folder, "report.html"), html);
        File.WriteAllText(Path.Combine(_folder, "frame.html"), $$"""
            <!DOCTYPE html><meta charset="utf-8">
            <iframe id="frame" src="report.html#{{fragment}}" style="border: 0; width: {{width}}px; height: 800px"></iframe>
            <pre id="result"></pre>
            <script>
            frame.onload = () => {
              const page = frame.contentDocument;
              const visible = selector => [...page.querySelectorAll(selector)].filter(element => element.getClientRects().length > 0);
              const change = (name, value) => {
                const control = page.forms[0].elements[name];
                control.value = value;
                control.dispatchEvent(new Event("input", { bubbles: true }));
              };
              Promise.resolve((() => { {{script}} })()).then(text => result.textContent = text, error => result.textContent = error);
            };
            </script>
            """);
        var dom = Start("--allow-file-access-from-files", "--virtual-time-budget=5000", "--dump-dom", new Uri(Path.Combine(_folder, "frame.html")).AbsoluteUri);
        return WebUtility.HtmlDecode(Result().Match(dom).Groups[1].Value);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Start(params string[] arguments)
    {
        string[] quiet = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
        var start = new ProcessStartInfo(_program, [.. quiet, $"--user-data-dir={Path.Combine(_folder, "profile")}", .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        process.BeginErrorReadLine();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output;
    }

    [GeneratedRegex("<pre id=\"result\">(.*?)</pre>", RegexOptions.Singleline)]
    private static partial Regex Result();
}
