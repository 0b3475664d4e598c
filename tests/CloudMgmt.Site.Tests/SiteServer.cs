using CloudMgmt.Build;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;
using NUnit.Framework;

namespace CloudMgmt.Site.Tests;

/// <summary>The site as the job <c>docs</c> has made it, on a port of this machine.</summary>
internal sealed class SiteServer : IAsyncDisposable
{
    private readonly WebApplication _application;

    private SiteServer(WebApplication application) => _application = application;

    public static string Folder { get; } = Path.Combine(Repository.Find(AppContext.BaseDirectory).Root, "artifacts", "docs", "site");

    /// <summary>The pages by their paths in the site.</summary>
    public static IReadOnlyList<string> Pages { get; } = !Directory.Exists(Folder) ? []
        :
        [
            .. Directory.GetFiles(Folder, "*.html", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(Folder, file).Replace('\\', '/')).Where(page => Path.GetFileName(page) != "toc.html")
                .Order(StringComparer.Ordinal),
        ];

    public Uri Address => new(_application.Urls.Single());

    public static void Need() => Assert.That(Pages, Is.Not.Empty, "There is no site: 'dotnet run --project build -- docs' makes it.");

    public static async Task<SiteServer> StartAsync()
    {
        Need();
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var application = builder.Build();
        application.UseFileServer(new FileServerOptions
        {
            FileProvider = new PhysicalFileProvider(Folder),
            StaticFileOptions = { ServeUnknownFileTypes = true },
        });
        await application.StartAsync();
        return new(application);
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();
}
