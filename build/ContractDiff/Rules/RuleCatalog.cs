using System.Reflection;

namespace CloudMgmt.ContractDiff.Rules;

/// <summary>Every rule that a change can have.</summary>
internal static class RuleCatalog
{
    public static IReadOnlyList<Rule> All { get; } =
    [
        .. Of<Rule>(typeof(DocumentRules)),
        .. Of<Rule>(typeof(OperationRules)),
        .. Of<Rule>(typeof(ParameterRules)),
        .. Of<Rule>(typeof(MessageRules)),
        .. Of<Rule>(typeof(SecurityRules)),
        .. Of<Rule>(typeof(CSharpRules)),
        .. Of<SchemaRule>(typeof(SchemaRules))
            .Concat(BoundRules.All.SelectMany(bound => bound.Rules))
            .SelectMany(rule => (Rule[])[rule.Request, rule.Response]),
    ];

    private static IEnumerable<T> Of<T>(Type owner)
        => owner.GetProperties(BindingFlags.Static | BindingFlags.Public).Select(property => property.GetValue(null)).OfType<T>();
}
