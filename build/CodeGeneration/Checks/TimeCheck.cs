using CloudMgmt.ClientModel;
using CloudMgmt.OpenApi;

namespace CloudMgmt.CodeGeneration;

/// <summary>What <c>x-epoch-milliseconds</c> names can become a property.</summary>
internal static class TimeCheck
{
    public static IEnumerable<Problem> Run(Spec spec)
    {
        var said = spec.OfType("Schema").Where(item => item.Value.Has(Member.TimeKeyword)).ToList();
        if (said.Count == 0)
            return [];
        // What no call uses becomes no class.
        var unnamed = new Client(spec.Document).Models.SelectMany(model => model.Properties).Where(property => property.Time is null)
            .Select(property => property.Node).ToHashSet();
        return said.Where(item => unnamed.Contains(item.Value) || item.Value.Text(Member.TimeKeyword) is null).Select(item => new Problem(
            ProblemIds.Time, Spec.At(item, Member.TimeKeyword),
            $"'{Member.TimeKeyword}' gives a property of type integer, format int64, a second one that is a date and time: its name is a "
                + "text, and no other property of the class has it."));
    }
}
