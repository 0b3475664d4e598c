using CloudMgmt.Build;
using CloudMgmt.Build.PublicApi;
using CloudMgmt.ContractDiff.Tests.CommandLine;
using CloudMgmt.ContractDiff.Tests.Generation;
using NUnit.Framework;

namespace CloudMgmt.ContractDiff.Tests.Jobs;

/// <summary>The listing of a public API, which <c>dotnet run --project build -- api</c> writes.</summary>
internal sealed class ApiListingTests
{
    private const string Source = """
        using System;
        using System.Collections.Generic;
        namespace Shop;
        public interface IShop { string? Find(string name, int limit = 10); }
        public sealed class Pet : IShop, IEquatable<Pet>
        {
            public const int Legs = 4;
            private int _hidden;
            internal void Hidden() { }
            private protected void AlsoHidden() { }
            public Pet(IReadOnlyList<string?>? names) { }
            public string Name { get; private set; } = "";
            [Obsolete] public event Action? Fed { add { } remove { } }
            public string? Find(string name, int limit = 10) => null;
            public bool Equals(Pet? other) => false;
            public class Toy { protected Toy() { } internal class Part { } }
        }
        public static class Pets { public static T First<T>(this IEnumerable<T> all) where T : class, new() => new(); }
        [Obsolete("no longer")] public enum Kind { Cat, Dog = 5 }
        internal class Secret { public void Shown() { } }
        """;

    [Test]
    public void Shows_what_others_see_and_nothing_else()
    {
        using var folder = new Workspace();
        var assembly = folder.PathOf("Shop.dll");
        File.WriteAllBytes(assembly, Compiler.Emit(Compiler.Create("Shop", [Compiler.Parse(Source)])));
        Assert.That(ApiListing.Of(assembly), Is.EqualTo("""
            interface Shop.IShop
                string? Find(string name, int limit = 10)
            [Obsolete] enum Shop.Kind
                Cat = 0
                Dog = 5
            sealed class Shop.Pet : IEquatable<Pet>, IShop
                [Obsolete] public Action? Fed
                public Pet(IReadOnlyList<string?>? names)
                public bool Equals(Pet? other)
                public const int Legs = 4
                public string Name { get; }
                public string? Find(string name, int limit = 10)
            class Shop.Pet.Toy
                protected Toy()
            static class Shop.Pets
                public static T First<T>(this IEnumerable<T> all) where T : class, new()

            """));
    }

    [Test]
    public void What_all_frameworks_share_is_listed_once()
    {
        const string Common = "class A\n    void One()\n";
        var listings = PublicApiJob.Of(
            "Shop", new Dictionary<string, string>
            {
                ["net10.0"] = Common,
                ["net8.0"] = Common,
                ["netstandard2.0"] = "class A : IB\n    void Two()\n",
            });
        Assert.That(
            listings, Is.EqualTo(
                [
                    ("Shop.txt", Common),
                    ("Shop.netstandard2.0.txt", "- class A\n- class A: void One()\n+ class A : IB\n+ class A: void Two()\n"),
                ]));
    }
}
