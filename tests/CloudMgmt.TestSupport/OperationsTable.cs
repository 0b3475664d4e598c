using CsvHelper;

namespace CloudMgmt.TestSupport;

/// <summary>The independent table of operations that specs and clients are held against.</summary>
public static class OperationsTable
{
    private static readonly Lazy<IReadOnlyList<OperationRow>> Rows = new(Read);

    public static IReadOnlyList<OperationRow> All => Rows.Value;

    public static IEnumerable<OperationRow> Of(string api) => All.Where(row => row.Api == api);

    private static List<OperationRow> Read()
    {
        using var csv = CsvReader.FromFile(Path.Combine(AppContext.BaseDirectory, "operations.csv"));
        var rows = new List<OperationRow>();
        while (csv.Read())
            rows.Add(Row(csv) with { Line = rows.Count + 2 });
        return rows;
    }

    private static OperationRow Row(CsvReader csv) => new()
    {
        Api = csv.GetString("api"),
        DocumentedName = csv.GetString("documented_name"),
        OperationId = csv.GetString("operation_id"),
        Method = csv.GetString("method"),
        Path = csv.GetString("path"),
        ParameterText = csv.GetString("parameters"),
        Body = csv.GetString("body"),
        BodyRequired = csv.GetString("body_required"),
        Returns = csv.GetString("returns"),
        CodeText = csv.GetString("codes"),
        MediaTypeText = csv.GetString("media_types"),
    };
}
