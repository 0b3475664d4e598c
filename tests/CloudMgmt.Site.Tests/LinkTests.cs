using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NUnit.Framework;

namespace CloudMgmt.Site.Tests;

/// <summary>Every link of every page leads to a file of the site and, within it, to a place that is there.</summary>
internal sealed partial class LinkTests
{
    private static readonly Dictionary<string, HashSet<string>> Places = [];

    [OneTimeSetUp]
    public void Need() => SiteServer.Need();

    [Test]
    public void Every_link_leads_somewhere()
    {
        var links = SiteServer.Pages.SelectMany(
            page => Link().Matches(Read(page)).Select(link => (Page: page, Target: WebUtility.HtmlDecode(link.Groups[1].Value)))).ToList();

        Assert.That(links, Has.Count.GreaterThan(5000), "or they look otherwise than this test takes them for");
        Assert.That(links.Distinct().Where(IsBroken), Is.Empty);
    }

    // The contents at the side and the bar at the top are made of them by a script.
    [Test]
    public void Every_entry_of_the_contents_leads_somewhere()
    {
        var links = Directory.GetFiles(SiteServer.Folder, "toc.json", SearchOption.AllDirectories).SelectMany(
            file => Entries(JsonNode.Parse(File.ReadAllText(file))!),
            (file, target) => (Page: Path.GetRelativePath(SiteServer.Folder, file).Replace('\\', '/'), Target: target)).ToList();

        Assert.That(links, Has.Count.GreaterThan(SiteServer.Pages.Count / 2));
        Assert.That(links.Where(IsBroken), Is.Empty);
    }

    [Test]
    public void Every_page_is_in_the_contents()
    {
        var listed = Directory.GetFiles(SiteServer.Folder, "toc.json", SearchOption.AllDirectories).SelectMany(
            file => Entries(JsonNode.Parse(File.ReadAllText(file))!),
            (file, target) => Path.GetRelativePath(SiteServer.Folder, Path.GetFullPath(target, Path.GetDirectoryName(file)!))
                .Replace('\\', '/'));

        Assert.That(SiteServer.Pages.Except(listed), Is.EqualTo(["index.html"]));
    }

    private static IEnumerable<string> Entries(JsonNode node) => node switch
    {
        JsonArray list => list.SelectMany(item => Entries(item!)),
        JsonObject entry => entry.SelectMany(member => member.Key == "href" ? [member.Value!.GetValue<string>()]
            : member.Value is JsonArray items ? Entries(items) : []),
        _ => [],
    };

    private static bool IsBroken((string Page, string Target) link)
    {
        if (link.Target.StartsWith("xref:", StringComparison.Ordinal))
            return true;
        // Others' pages cannot be asked for here.
        var target = new Uri(new Uri("site:/" + link.Page), link.Target);
        if (target.Scheme != "site")
            return false;
        var page = Uri.UnescapeDataString(target.AbsolutePath).TrimStart('/');
        if (!File.Exists(Path.Combine(SiteServer.Folder, page)))
            return true;
        var place = Uri.UnescapeDataString(target.Fragment).TrimStart('#');
        return place.Length > 0 && page.EndsWith(".html", StringComparison.Ordinal) && !PlacesOf(page).Contains(place);
    }

    private static HashSet<string> PlacesOf(string page)
    {
        if (!Places.TryGetValue(page, out var places))
        {
            places = [.. Id().Matches(Read(page)).Select(id => WebUtility.HtmlDecode(id.Groups[1].Value))];
            Places.Add(page, places);
        }

        return places;
    }

    private static string Read(string page) => File.ReadAllText(Path.Combine(SiteServer.Folder, page));

    [GeneratedRegex("<(?:a|link|script|img)\\b[^>]*?\\s(?:href|src)=\"([^\"]+)\"")]
    private static partial Regex Link();

    [GeneratedRegex("\\s(?:id|name)=\"([^\"]+)\"")]
    private static partial Regex Id();
}
