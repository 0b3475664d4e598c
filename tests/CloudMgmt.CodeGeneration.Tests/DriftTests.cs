using NUnit.Framework;

namespace CloudMgmt.CodeGeneration;

internal sealed class DriftTests
{
    private TestRepository _repository = null!;

    [SetUp]
    public void SetUp() => _repository = new TestRepository();

    [TearDown]
    public void TearDown() => _repository.Dispose();

    [Test]
    public void Finds_none_after_a_generation() => _repository.Succeed("drift");

    [Test]
    public void Lists_each_file_that_differs_is_missing_or_is_too_many_and_touches_none()
    {
        _repository.Replace("generated/Pets/PetsClient.g.cs", "The operations.", "My operations.");
        _repository.Delete("generated/Pets/Models/Pet.g.cs");
        _repository.Write("generated/Shops/Mine.g.cs", "class Mine;");
        var before = _repository.Snapshot("generated");

        var result = _repository.Run("drift");

        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.ErrorLines.Select(line => line.Split(" the specs")[0]), Is.EqualTo(
        [
            "generated/Pets/Models/Pet.g.cs: error CMG027: this file is missing from what",
            "generated/Pets/PetsClient.g.cs: error CMG027: this file differs from what",
            "generated/Shops/Mine.g.cs: error CMG027: this file is not part of what",
        ]));
        Assert.That(_repository.Snapshot("generated"), Is.EqualTo(before));
    }

    [Test]
    public void Finds_a_spec_that_changed_without_a_regeneration()
    {
        _repository.Replace("specs/shops.yaml", "city", "town");

        Assert.That(
            _repository.Run("drift").ErrorLines.Select(line => line.Split(':')[0]),
            Is.EqualTo(["generated/Shops/Models/Shop.g.cs", "generated/Shops/manifest.sha256"]));
    }
}
