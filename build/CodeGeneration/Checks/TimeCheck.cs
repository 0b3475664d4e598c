using CloudMgmt.ClientModel;

namespace CloudMgmt.CodeGeneration;

/// <summary>What <c>x-epoch-milliseconds</c> names can become a property.</summary>
internal static class TimeCheck
{
    public static IEnumerable<Problem> Run(Spec spec)
    {
        var said = spec.OfType("Schema").Where(item => item.Value.Has(Member.TimeKeyword)).ToList();
        if (said.Count == 0)
            return [];
        var known = new Client(spec.Document).Models.SelectMany(model => model.Properties).Where(property => property.Time is not null)
            .Select(property => property.Node).ToHashSet();
        return said.Where(item => !known.Contains(item.Value)).Select(item => new Problem(
            ProblemIds.Time, Spec.At(item, Member.TimeKeyword),
            $"'{Member.TimeKeyword}' gives a property of type integer, format int64, a second one that is a date and time: its name is a "
                + "text, and no other property of the class has it."));
    }
}
