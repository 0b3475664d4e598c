namespace CloudMgmt.Build;

/// <summary>Holds contract-diff against typed pairs of documents, and prints how often another tool says the same of them.</summary>
internal sealed class AgreementJob(Repository repository, Surroundings surroundings)
{
    public void Run()
    {
        Shell.Run(
            "dotnet",
            repository.Root,
            "test",
            "tests/CloudMgmt.ContractDiff.Tests",
            "-c",
            "Release",
            "--filter",
            "FullyQualifiedName~AgreementTests");
        surroundings.Output.Write(File.ReadAllText(Path.Combine(repository.Build, "ContractDiff", "agreement.md")));
    }
}
