namespace CloudMgmt.CodeGeneration;

/// <summary>A line for each package: how many operations and files it was generated from and into.</summary>
internal static class GeneratedList
{
    public static void Write(Repository repository, TextWriter output)
    {
        var total = 0;
        foreach (var api in repository.Apis)
        {
            var operations = Spec.Load(repository, api.Spec).OfType("Operation").Count();
            var files = new GeneratedFolder(repository, api).Manifest?.Files.Count ?? 0;
            output.WriteLine($"  {api.Package,-24} {operations,3} operations {files,4} files  from {api.Spec}");
            total += operations;
        }
        output.WriteLine($"  {repository.Apis.Count} packages generated from {total} operations.");
    }
}
