using System.Reflection;
using System.Text.RegularExpressions;
using CloudMgmt.CodeGeneration;
using NUnit.Framework;

namespace CloudMgmt.Templates.Tests;

/// <summary>The templates print what the generator hands them: all of it, nothing else, and without a thought of their own.</summary>
internal sealed partial class TemplateTests
{
    private const int MaximumLength = 140;

    private static readonly Dictionary<string, Type> Extensions = new()
    {
        ["client"] = typeof(PrintedClient),
        ["call"] = typeof(PrintedOperation),
        ["class"] = typeof(PrintedClass),
        ["union"] = typeof(PrintedUnion),
        ["enum"] = typeof(PrintedEnum),
    };

    [Test]
    public void They_read_each_member_of_what_they_are_handed_and_no_other()
    {
        var read = TestRoot.Templates.SelectMany(Members).Distinct().ToList();
        var handed = Extensions.Values.SelectMany(Reachable).Distinct()
            .SelectMany(type => Properties(type).Select(property => $"{type.Name}.{property.Name}"));
        Assert.That(read, Is.EquivalentTo(handed));
    }

    [Test]
    public void They_compute_nothing()
    {
        var tags = TestRoot.Templates.SelectMany(file => Tag().Matches(File.ReadAllText(file))).Select(tag => tag.Value)
            .Where(tag => !Allowed().IsMatch(tag));
        Assert.That(tags, Is.Empty);
    }

    [Test]
    public void Their_lines_are_short()
        => Assert.That(TestRoot.Templates.SelectMany(File.ReadLines).Where(line => line.Length > MaximumLength), Is.Empty);

    private static IEnumerable<string> Members(string file)
    {
        var variables = new Dictionary<string, Type>(Extensions);
        foreach (Match use in Use().Matches(File.ReadAllText(file)))
        {
            if (!variables.TryGetValue(use.Groups["variable"].Value, out var type))
                continue;
            foreach (var member in use.Groups["member"].Captures.Select(capture => capture.Value))
            {
                yield return $"{type.Name}.{member}";
                type = type.GetProperty(member)?.PropertyType ?? typeof(object);
            }
            if (use.Groups["item"].Success)
                variables[use.Groups["item"].Value] = Item(type);
        }
    }

    private static IEnumerable<Type> Reachable(Type type)
        => Properties(type).Select(property => Item(property.PropertyType))
            .Where(inner => inner.Namespace == type.Namespace && inner != type).SelectMany(Reachable).Prepend(type);

    private static PropertyInfo[] Properties(Type type)
        => type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly);

    private static Type Item(Type type) => type.IsGenericType ? type.GenericTypeArguments[0] : type;

    [GeneratedRegex(@"(for (?<item>\w+) in )?\b(?<variable>\w+)(\.(?<member>\w+))+")]
    private static partial Regex Use();

    [GeneratedRegex(@"\{[{%].*?[%}]\}")]
    private static partial Regex Tag();

    // A variable, a condition that is one, and what repeats and includes. Only the version is what NSwag says of itself, cut short.
    [GeneratedRegex(
        @"^(\{\{ [\w.]+ \}\}|\{\{ ToolchainVersion \| split: "" "" \| first \}\}"
        + @"|\{%-? assign \w+ = [\w.]*ExtensionData\[""x-cs(-union)?""\] -?%\}"
        + @"|\{%-? (for \w+ in [\w.]+|if [\w.]+|else|endif|endfor|capture \w+|endcapture|template [\w.]+) -?%\})\z")]
    private static partial Regex Allowed();
}
