using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using CloudMgmt.OpenApi.Processes;
using NUnit.Framework;

namespace CloudMgmt.ContractDiff.Tests.Reports;

/// <summary>A page in a frame as wide as a screen, and a script that looks at it.</summary>
/// <param name="Html">The page.</param>
/// <param name="Fragment">What follows '#' in its address.</param>
/// <param name="Width">Of the screen, in CSS pixels.</param>
/// <param name="Script">
/// Statements that return a text; <c>page</c> is the document in the frame, <c>visible</c> gives the visible elements of a selector,
/// <c>change</c> fills a field of its form.
/// </param>
internal sealed record View(string Html, string Fragment, int Width, string Script);

/// <summary>Headless Chromium, if the machine has it.</summary>
internal sealed partial class Browser
{
    private const string Missing
        = "There is no Chromium on this machine, in which the HTML report could be looked at. On Debian or Ubuntu: apt-get install chromium.";

    private static readonly string[] Places =
        [
            "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", @"C:\Program Files\Google\Chrome\Application\chrome.exe",
        ];

    private static readonly string[] Quiet =
        [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync",
        ];

    /// <summary>Opens the views, one after the other in one browser. Ignores the tests where there is no Chromium.</summary>
    /// <returns>What the script of each gives.</returns>
    public static IReadOnlyDictionary<View, string> Look(IReadOnlyList<View> views)
    {
        var program = Places.FirstOrDefault(File.Exists);
        if (program is null)
        {
            WholeRun.Say($"Skipped: {nameof(HtmlPageTests)}. {Missing}");
            Assert.Ignore(Missing);
        }
        var folder = Directory.CreateTempSubdirectory("contract-diff-");
        try
        {
            var dom = Start(program!, folder.FullName, Write(folder.FullName, views));
            var answers = JsonSerializer.Deserialize<string[]>(WebUtility.HtmlDecode(Result().Match(dom).Groups[1].Value))!;
            return views.Zip(answers).ToDictionary(answer => answer.First, answer => answer.Second);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <returns>The page that shows one view after the other.</returns>
    private static string Write(string folder, IReadOnlyList<View> views)
    {
        for (var index = 0; index < views.Count; index++)
            File.WriteAllText(Path.Combine(folder, $"{index}.html"), views[index].Html);
        var all = views.Select((view, index) => $$"""
            { address: "{{index}}.html#{{JavaScriptEncoder.Default.Encode(view.Fragment)}}", width: {{view.Width}}, look: (frame, page, visible, change) => { {{view.Script}} } },
            """);
        var file = Path.Combine(folder, "views.html");
        File.WriteAllText(file, $$"""
            <!DOCTYPE html><meta charset="utf-8">
            <pre id="result"></pre>
            <script>
            const views = [
            {{string.Join("\n", all)}}
            ];
            const open = view => new Promise(done => {
              const frame = document.createElement("iframe");
              frame.style = `border: 0; width: ${view.width}px; height: 800px`;
              frame.onload = () => done(frame);
              frame.src = view.address;
              document.body.append(frame);
            });
            const ask = async view => {
              const frame = await open(view);
              const page = frame.contentDocument;
              const visible = selector => [...page.querySelectorAll(selector)].filter(element => element.getClientRects().length > 0);
              const change = (name, value) => {
                const control = page.forms[0].elements[name];
                control.value = value;
                control.dispatchEvent(new Event("input", { bubbles: true }));
              };
              try {
                return String(await view.look(frame, page, visible, change));
              } catch (error) {
                return String(error);
              } finally {
                frame.remove();
              }
            };
            (async () => {
              const answers = [];
              for (const view of views)
                answers.push(await ask(view));
              document.getElementById("result").textContent = JSON.stringify(answers);
            })();
            </script>
            """);
        return file;
    }

    // Its time is virtual: it passes when there is nothing left to do, however busy the machine is.
    private static string Start(string program, string folder, string page)
    {
        string[] arguments =
        [
            .. Quiet, $"--user-data-dir={Path.Combine(folder, "profile")}", "--allow-file-access-from-files", "--virtual-time-budget=60000",
            "--dump-dom", new Uri(page).AbsoluteUri,
        ];
        return new ChildProcess(program, arguments, folder).Run().Output;
    }

    [GeneratedRegex("<pre id=\"result\">(.*?)</pre>", RegexOptions.Singleline)]
    private static partial Regex Result();
}
