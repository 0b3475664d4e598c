using NUnit.Framework;

namespace CloudMgmt.ContractDiff.Tests;

/// <summary>The root of the repository, whose specs, templates and overrides the tests use.</summary>
internal static class RepositoryFolder
{
    public static string Path { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(TestContext.CurrentContext.TestDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "build", "apis.json")))
                return folder.FullName;
        }

        throw new InvalidOperationException("The tests must run within the repository.");
    }
}
