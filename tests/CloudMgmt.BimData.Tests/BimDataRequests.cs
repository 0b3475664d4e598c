using Case = CloudMgmt.TestSupport.Apis.RequestCase<CloudMgmt.BimData.IBimDataClient>;

namespace CloudMgmt.BimData.Tests;

/// <summary>The requests of each operation.</summary>
internal static class BimDataRequests
{
    public static IReadOnlyList<Case> All { get; } =
    [
        new("GetClouds with all parameters", client => client.GetCloudsAsync(new() { Headers = { ["X-Trace"] = "t1" } }), "GET /cloud"),
        new("GetClouds without parameters", client => client.GetCloudsAsync(), "GET /cloud"),

        new("CreateCloud with all parameters",
            client => client.CreateCloudAsync(FullCloud, new() { Headers = { ["X-Trace"] = "t1" } }),
            "POST /cloud") { Body = """{"name":"Brücke \"Nord\""}""" },
        new("CreateCloud with required parameters only",
            client => client.CreateCloudAsync(new() { Name = "My First Cloud" }),
            "POST /cloud") { Body = """{"name":"My First Cloud"}""" },

        new("GetCloud with all parameters",
            client => client.GetCloudAsync(long.MaxValue, new() { Headers = { ["X-Trace"] = "t1" } }),
            "GET /cloud/9223372036854775807"),
        new("GetCloud with required parameters only", client => client.GetCloudAsync(12), "GET /cloud/12"),

        new("ReplaceCloud with all parameters",
            client => client.ReplaceCloudAsync(12, FullCloud, new() { Headers = { ["X-Trace"] = "t1" } }),
            "PUT /cloud/12") { Body = """{"name":"Brücke \"Nord\""}""" },
        new("ReplaceCloud with required parameters only",
            client => client.ReplaceCloudAsync(12, new() { Name = "New name" }),
            "PUT /cloud/12") { Body = """{"name":"New name"}""" },

        new("UpdateCloud with all parameters",
            client => client.UpdateCloudAsync(12, new() { Name = "Brücke, Nord/Süd" }, new() { Headers = { ["X-Trace"] = "t1" } }),
            "PATCH /cloud/12") { Body = """{"name":"Brücke, Nord/Süd"}""" },
        new("UpdateCloud with required parameters only", client => client.UpdateCloudAsync(12, new()), "PATCH /cloud/12") { Body = "{}" },

        new("DeleteCloud with all parameters",
            client => client.DeleteCloudAsync(12, new() { Headers = { ["X-Trace"] = "t1" } }),
            "DELETE /cloud/12"),
        new("DeleteCloud with required parameters only", client => client.DeleteCloudAsync(12), "DELETE /cloud/12"),

        new("CreateDemoProject with all parameters",
            client => client.CreateDemoProjectAsync(12, new() { Headers = { ["X-Trace"] = "t1" } }),
            "POST /cloud/12/create-demo"),
        new("CreateDemoProject with required parameters only", client => client.CreateDemoProjectAsync(12), "POST /cloud/12/create-demo"),

        new("GetCloudSize with all parameters",
            client => client.GetCloudSizeAsync(12, new() { Headers = { ["X-Trace"] = "t1" } }),
            "GET /cloud/12/size"),
        new("GetCloudSize with required parameters only", client => client.GetCloudSizeAsync(12), "GET /cloud/12/size"),

        new("GetCloudInvitations with all parameters",
            client => client.GetCloudInvitationsAsync("1 2/ü", new() { Headers = { ["X-Trace"] = "t1" } }),
            "GET /cloud/1%202%2F%C3%BC/invitation"),
        new(
            "GetCloudInvitations with required parameters only",
            client => client.GetCloudInvitationsAsync("12"),
            "GET /cloud/12/invitation"),

        new("InviteCloudUser with all parameters",
            client => client.InviteCloudUserAsync(
                "1,2",
                new()
                {
                    Id = 5,
                    Email = "jürgen+bim@example.com",
                    RedirectUri = "https://example.com/cloud/12?a=b&c=d",
                    Role = CloudRole.User,
                },
                new() { Headers = { ["X-Trace"] = "t1" } }),
            "POST /cloud/1%2C2/invitation")
        {
            Body = """{"email":"jürgen+bim@example.com","redirect_uri":"https://example.com/cloud/12?a=b&c=d","role":50}""",
        },
        new("InviteCloudUser with required parameters only",
            client => client.InviteCloudUserAsync("12", new() { Email = "new@example.com", RedirectUri = "https://example.com" }),
            "POST /cloud/12/invitation") { Body = """{"email":"new@example.com","redirect_uri":"https://example.com"}""" },

        new("CancelCloudUserInvitation with all parameters",
            client => client.CancelCloudUserInvitationAsync("東京", 5, new() { Headers = { ["X-Trace"] = "t1" } }),
            "DELETE /cloud/%E6%9D%B1%E4%BA%AC/invitation/5"),
        new("CancelCloudUserInvitation with required parameters only",
            client => client.CancelCloudUserInvitationAsync("12", 5),
            "DELETE /cloud/12/invitation/5"),

        new("GetCloudProcessors with all parameters",
            client => client.GetCloudProcessorsAsync("1/2", new() { Headers = { ["X-Trace"] = "t1" } }),
            "GET /cloud/1%2F2/processor"),
        new("GetCloudProcessors with required parameters only", client => client.GetCloudProcessorsAsync("12"), "GET /cloud/12/processor"),

        new("CreateCloudProcessor with all parameters",
            client => client.CreateCloudProcessorAsync("1 2", FullProcessor, new() { Headers = { ["X-Trace"] = "t1" } }),
            "POST /cloud/1%202/processor") { Body = FullProcessorText },
        new("CreateCloudProcessor with required parameters only",
            client => client.CreateCloudProcessorAsync("12", new() { Name = "Convert" }),
            "POST /cloud/12/processor") { Body = """{"name":"Convert"}""" },

        new("GetCloudProcessor with all parameters",
            client => client.GetCloudProcessorAsync("ü", "a,b?c", new() { Headers = { ["X-Trace"] = "t1" } }),
            "GET /cloud/%C3%BC/processor/a%2Cb%3Fc"),
        new("GetCloudProcessor with required parameters only",
            client => client.GetCloudProcessorAsync("12", "7"),
            "GET /cloud/12/processor/7"),

        new("ReplaceCloudProcessor with all parameters",
            client => client.ReplaceCloudProcessorAsync("12", "7#8", FullProcessor, new() { Headers = { ["X-Trace"] = "t1" } }),
            "PUT /cloud/12/processor/7%238") { Body = FullProcessorText },
        new("ReplaceCloudProcessor with required parameters only",
            client => client.ReplaceCloudProcessorAsync("12", "7", new() { Name = "Convert" }),
            "PUT /cloud/12/processor/7") { Body = """{"name":"Convert"}""" },

        new("UpdateCloudProcessor with all parameters",
            client => client.UpdateCloudProcessorAsync(
                "12",
                "7%8",
                new() { Name = "IFC → glTF", ParentProcessors = [] },
                new() { Headers = { ["X-Trace"] = "t1" } }),
            "PATCH /cloud/12/processor/7%258") { Body = """{"name":"IFC → glTF","parent_processors":[]}""" },
        new("UpdateCloudProcessor with required parameters only",
            client => client.UpdateCloudProcessorAsync("12", "7", new()),
            "PATCH /cloud/12/processor/7") { Body = "{}" },

        new("DeleteCloudProcessor with all parameters",
            client => client.DeleteCloudProcessorAsync("1+2", "7&8", new() { Headers = { ["X-Trace"] = "t1" } }),
            "DELETE /cloud/1%2B2/processor/7%268"),
        new("DeleteCloudProcessor with required parameters only",
            client => client.DeleteCloudProcessorAsync("12", "7"),
            "DELETE /cloud/12/processor/7"),

        new("GetCloudUsers with all parameters",
            client => client.GetCloudUsersAsync("1 2,3", new() { Headers = { ["X-Trace"] = "t1" } }),
            "GET /cloud/1%202%2C3/user"),
        new("GetCloudUsers with required parameters only", client => client.GetCloudUsersAsync("12"), "GET /cloud/12/user"),

        new("GetCloudUser with all parameters",
            client => client.GetCloudUserAsync("12/13", "é", new() { Headers = { ["X-Trace"] = "t1" } }),
            "GET /cloud/12%2F13/user/%C3%A9"),
        new("GetCloudUser with required parameters only", client => client.GetCloudUserAsync("12", "3"), "GET /cloud/12/user/3"),

        new("ReplaceCloudUser with all parameters",
            client => client.ReplaceCloudUserAsync(
                "12", "3 4", new() { Role = CloudRole.Admin }, new() { Headers = { ["X-Trace"] = "t1" } }),
            "PUT /cloud/12/user/3%204") { Body = """{"role":100}""" },
        new("ReplaceCloudUser with required parameters only",
            client => client.ReplaceCloudUserAsync("12", "3", new()),
            "PUT /cloud/12/user/3") { Body = "{}" },

        new("UpdateCloudUser with all parameters",
            client => client.UpdateCloudUserAsync("12", "3/4", new() { Role = CloudRole.User }, new() { Headers = { ["X-Trace"] = "t1" } }),
            "PATCH /cloud/12/user/3%2F4") { Body = """{"role":50}""" },
        new("UpdateCloudUser with required parameters only",
            client => client.UpdateCloudUserAsync("12", "3", new()),
            "PATCH /cloud/12/user/3") { Body = "{}" },
        new("UpdateCloudUser with the role as it is called today",
            client => client.UpdateCloudUserAsync("12", "3", new() { CloudRole = CloudRole.Admin }),
            "PATCH /cloud/12/user/3") { Body = """{"cloud_role":100}""" },
        new("UpdateCloudUser with the role under both names",
            client => client.UpdateCloudUserAsync("12", "3", new() { Role = null, CloudRole = CloudRole.User }),
            "PATCH /cloud/12/user/3") { Body = """{"cloud_role":50,"role":null}""" },
        new("UpdateCloudUser with a role that is not known yet",
            client => client.UpdateCloudUserAsync("12", "3", new() { Role = 75 }),
            "PATCH /cloud/12/user/3") { Body = """{"role":75}""" },

        new("DeleteCloudUser with all parameters",
            client => client.DeleteCloudUserAsync("ü", "3?", new() { Headers = { ["X-Trace"] = "t1" } }),
            "DELETE /cloud/%C3%BC/user/3%3F"),
        new("DeleteCloudUser with required parameters only", client => client.DeleteCloudUserAsync("12", "3"), "DELETE /cloud/12/user/3"),
    ];

    private const string FullProcessorText = """{"name":"IFC → glTF","parent_processors":[1,9223372036854775807]}""";

    // Read-only values must not be sent, the creator among them.
    private static Cloud FullCloud => new()
    {
        Id = 7,
        Name = "Brücke \"Nord\"",
        Features = [new Feature { Name = "viewer" }],
        Creator = new User { Id = 3, Email = "creator@example.com" },
        IsDefault = true,
        CreatedAt = DateTimeOffset.UnixEpoch,
        UpdatedAt = DateTimeOffset.UnixEpoch,
    };

    private static Processor FullProcessor => new() { Id = 7, Name = "IFC → glTF", ParentProcessors = [1, long.MaxValue] };
}
