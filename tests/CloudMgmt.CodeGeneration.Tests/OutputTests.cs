using NUnit.Framework;

namespace CloudMgmt.CodeGeneration;

internal sealed class OutputTests
{
    [Test]
    public void Splits_at_the_markers_and_repeats_the_header()
    {
        var files = OutputSplitter.Split(
            ["// header\n    //:file A.g.cs\nclass A;\n//:file Models/B.g.cs\r\nclass B;\r\n", "// header\n//:file C.g.cs\nclass C;\n"],
            "specs/a.yaml");

        Assert.That(files, Is.EqualTo(new Dictionary<string, string>
        {
            ["A.g.cs"] = "// header\nclass A;\n",
            ["C.g.cs"] = "// header\nclass C;\n",
            ["Models/B.g.cs"] = "// header\nclass B;\n",
        }));
    }

    [Test]
    public void Puts_a_part_at_the_end_of_its_file_wherever_it_stands()
    {
        var files = OutputSplitter.Split(
            [
                "// header\n//:part B.g.cs\nclass B1;\n//:file B.g.cs\nclass B;\n//:file A.g.cs\nclass A;\n//:part B.g.cs\nclass B2;\n",
                "// header\n//:part A.g.cs\nclass A1;\n",
            ],
            "specs/a.yaml");

        Assert.That(files, Is.EqualTo(new Dictionary<string, string>
        {
            ["A.g.cs"] = "// header\nclass A;\n\nclass A1;\n",
            ["B.g.cs"] = "// header\nclass B;\n\nclass B1;\n\nclass B2;\n",
        }));
    }

    [Test]
    public void Refuses_a_part_without_its_file()
        => Assert.That(
            () => OutputSplitter.Split(["//:file A.g.cs\n//:part B.g.cs\n"], "specs/a.yaml"),
            Throws.TypeOf<ProblemException>().With.Message.Contains("'B.g.cs'"));

    [TestCase("A.cs")]
    [TestCase("../A.g.cs")]
    [TestCase("/A.g.cs")]
    [TestCase("a/../A.g.cs")]
    [TestCase("a\\A.g.cs")]
    [TestCase("C:A.g.cs")]
    [TestCase(".g.cs")]
    [TestCase("")]
    public void Refuses_a_path_that_could_lead_elsewhere_or_would_not_be_compiled(string path)
        => Assert.That(
            () => OutputSplitter.Split([$"//:file {path}\n"], "specs/a.yaml"),
            Throws.TypeOf<ProblemException>().With.Message.StartsWith("specs/a.yaml: error CMG025: "));

    [TestCase("A.g.cs", "A.g.cs")]
    [TestCase("Models/A.g.cs", "models/a.g.cs")]
    public void Refuses_two_files_of_one_name_even_where_case_does_not_count(string first, string second)
        => Assert.That(
            () => OutputSplitter.Split([$"//:file {first}\n//:file {second}\n"], "specs/a.yaml"),
            Throws.TypeOf<ProblemException>().With.Message.Contains($"'{second}'"));

    [TestCase("a\r\nb", "a\nb\n")]
    [TestCase("a  \nb\t\n", "a\nb\n")]
    [TestCase("\n\na\n\n\n\nb\n\n\n", "a\n\nb\n")]
    [TestCase("class A\n{\n\n    int a;\n\n}\n", "class A\n{\n    int a;\n}\n")]
    [TestCase("if (a) {\n\n  b();\n\n\n  };\n", "if (a) {\n  b();\n  };\n")]
    [TestCase("    /// a\n/// b\n///\n/// c\n    int d;\n/// e\n", "    /// a\n    /// b\n    ///\n    /// c\n    int d;\n/// e\n")]
    public void Evens_out_white_space(string source, string expected) => Assert.That(SourceFormat.Normalize(source), Is.EqualTo(expected));

    [Test]
    public void A_manifest_reads_as_it_was_written()
    {
        var manifest = new Manifest("abc", new Dictionary<string, string> { ["b.g.cs"] = "2", ["A/a b.g.cs"] = "1" });
        using var repository = TestRepository.Bare();
        repository.Write("generated/Pets/manifest.sha256", manifest.ToString());

        var read = Manifest.TryRead(repository.PathTo("generated/Pets"))!;

        Assert.That(manifest.ToString(), Is.EqualTo("inputs abc\n1  A/a b.g.cs\n2  b.g.cs\n"));
        Assert.That(read.Inputs, Is.EqualTo("abc"));
        Assert.That(read.Files, Is.EquivalentTo(manifest.Files));
    }

    [TestCase("")]
    [TestCase("<<<<<<< HEAD\ninputs a\n")]
    [TestCase("inputs a\n=======\ninputs b\n")]
    [TestCase("inputs a\n1  a.g.cs\n2  a.g.cs\n")]
    public void A_manifest_with_conflicts_counts_as_none(string content)
    {
        using var repository = TestRepository.Bare();
        repository.Write("generated/Pets/manifest.sha256", content);

        Assert.That(Manifest.TryRead(repository.PathTo("generated/Pets")), Is.Null);
    }

    [TestCase("a\r\nb\r\n", "a\nb\n", true)]
    [TestCase("a\rb", "a\nb", false)]
    [TestCase("\r\n\r\n", "\n\n", true)]
    [TestCase("a\n", "a", false)]
    public void A_hash_overlooks_CRLF_and_nothing_else(string left, string right, bool same)
        => Assert.That(ContentHash.Of(left) == ContentHash.Of(right), Is.EqualTo(same));
}
