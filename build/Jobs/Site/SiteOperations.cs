using System.Text;
using CloudMgmt.ClientModel;
using CloudMgmt.CodeGeneration;

namespace CloudMgmt.Build;

/// <summary>The pages of all operations, with a list of them.</summary>
internal sealed class SiteOperations(Repository repository)
{
    public IReadOnlyList<OperationPage> All { get; } = [.. repository.Apis.SelectMany(api => Pages(repository, api))];

    public void Write(string folder)
    {
        var (index, toc) = (new StringBuilder("# Operations\n\n"), new StringBuilder("- name: All\n  href: index.md\n"));
        foreach (var package in All.GroupBy(page => page.Package))
        {
            index.Append($"## {package.Key}\n\n");
            toc.Append($"- name: {package.Key}\n  items:\n");
            foreach (var page in package)
            {
                var file = $"{page.Api}/{page.Name}.md";
                Directory.CreateDirectory(Path.Combine(folder, "operations", page.Api));
                File.WriteAllText(Path.Combine(folder, "operations", file), page.Text);
                index.Append($"- [{page.Name}]({file})\n");
                toc.Append($"  - name: {page.Name}\n    href: {file}\n");
            }

            index.Append('\n');
        }

        File.WriteAllText(Path.Combine(folder, "operations", "index.md"), index.ToString());
        File.WriteAllText(Path.Combine(folder, "operations", "toc.yml"), toc.ToString());
    }

    private static IEnumerable<OperationPage> Pages(Repository repository, Api api)
    {
        var spec = Spec.Load(new CodeGeneration.Repository(repository.Root), api.Spec, api.Overlay);
        var client = new Client(spec.Document, api.Client, hasCredentials: api.Foreign);
        return client.Operations.OrderBy(operation => operation.Name, StringComparer.Ordinal)
            .Select(operation => new OperationPage(api, client, operation));
    }
}
