namespace CloudMgmt.CodeGeneration;

/// <summary>Regenerates an API only if one of its inputs changed or a generated file is gone.</summary>
internal sealed class IncrementalGenerator(Repository repository, Generator generator, TextWriter output)
{
    public void BringUpToDate(Api api)
    {
        using var exclusive = FileLock.Acquire(Path.Combine(repository.WorkFolder, $"{api.Name}.lock"), repository);
        var folder = new GeneratedFolder(repository, api);
        var spec = generator.Prepare(api);
        var manifest = folder.Manifest;
        if (manifest?.Inputs == spec.Inputs.Value)
        {
            RefuseManualChanges(folder, manifest);
            if (manifest.Files.Keys.All(folder.Has))
                return;
        }
        Regenerate(api, folder, manifest, spec);
    }

    private void Regenerate(Api api, GeneratedFolder folder, Manifest? previous, PreparedSpec spec)
    {
        foreach (var warning in Problem.Shown(spec.Warnings))
            output.WriteLine(warning);
        var generated = generator.Generate(api, spec);
        ReportOverwritten(folder, previous);
        using (var staging = TemporaryFolder.Create(repository.WorkFolder, $"{api.Name}-staging"))
            folder.Replace(generated, staging);
        output.WriteLine($"Generated {api.Package}: {generated.Operations} operations, {generated.Sources.Count} files from {api.Spec}");
    }

    /// <summary>With the inputs unchanged, whatever differs was changed by hand and would be lost at the next regeneration.</summary>
    private static void RefuseManualChanges(GeneratedFolder folder, Manifest manifest)
    {
        var edited =
            from file in Edited(folder, manifest)
            select new Problem(ProblemIds.EditedByHand, folder.At(file), "this generated file was edited by hand; move the change to overrides/ or to a template in build/Templates, and delete the file to have it regenerated.");
        var foreign =
            from file in folder.Files
            where !manifest.Files.ContainsKey(file)
            select new Problem(ProblemIds.ForeignFile, folder.At(file), "this file was not generated; move it to overrides/ or delete it.");
        ProblemException.ThrowIfAny([.. edited, .. foreign]);
    }

    /// <summary>With changed inputs a difference may as well come from a merge, so it does not stop the build;
    /// but nothing is replaced silently.</summary>
    private void ReportOverwritten(GeneratedFolder folder, Manifest? previous)
    {
        if (previous is null)
            return;
        foreach (var file in Edited(folder, previous))
            output.WriteLine($"Replaced {folder.At(file)}, which was not as generated last; git still has what was committed.");
    }

    private static IEnumerable<string> Edited(GeneratedFolder folder, Manifest manifest)
        => manifest.Files.Where(entry => folder.Has(entry.Key) && folder.Hash(entry.Key) != entry.Value).Select(entry => entry.Key);
}
