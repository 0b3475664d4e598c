using CloudMgmt.ClientModel;
using CloudMgmt.OpenApi;

namespace CloudMgmt.Templates.Tests;

/// <summary>Models of clients, from the text of a document.</summary>
internal static class Models
{
    public static Client Of(string document, string name = "TestClient")
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, document);
            return new Client(new DocumentLoader(new DiskSource()).Load(file), name);
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <param name="schemas">The components, as JSON.</param>
    /// <param name="paths">The paths.</param>
    /// <param name="rest">What else the document has.</param>
    public static Client Of(string schemas, string paths, string rest)
        => Of($$$"""
            {"openapi":"3.0.3","info":{"title":"t","version":"1"},"paths":{{{paths}}},"components":{"schemas":{{{schemas}}}{{{rest}}} }
            """);
}
