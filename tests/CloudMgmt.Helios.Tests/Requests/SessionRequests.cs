using Case = CloudMgmt.TestSupport.Apis.RequestCase<CloudMgmt.Helios.IHeliosClient>;

namespace CloudMgmt.Helios.Tests.Requests;

internal static class SessionRequests
{
    internal static readonly Case[] Cases =
    [
        new("GetActiveSessionsCount with all parameters",
            client => client.GetActiveSessionsCountAsync(
                new()
                {
                    Sids = ["S-1-5-21-7", "S/8 é"],
                    AccessClusterId = 8888888888888888,
                    RegionId = "us east/1",
                    Headers = { ["X-Trace"] = "t1" },
                }),
            "GET /users/sessions?sids=S-1-5-21-7,S%2F8%20%C3%A9") { Headers = HeliosApi.Routed },
        new("GetActiveSessionsCount without parameters", client => client.GetActiveSessionsCountAsync(), "GET /users/sessions"),

        new("CreateSession with all parameters",
            client => client.CreateSessionAsync(
                new()
                {
                    Certificate = "-----BEGIN CERTIFICATE-----\nnot-real\n",
                    Domain = "LOCAL",
                    OtpCode = "000000",
                    OtpType = OtpType.Totp,
                    Password = "not-a-real-password",
                    PrivateKey = "not-a-real-key",
                    Username = "jörg",
                },
                new() { AccessClusterId = 8888888888888888, RegionId = "us east/1", Headers = { ["X-Trace"] = "t1" } }),
            "POST /users/sessions")
        {
            Headers = HeliosApi.Routed,
            Body = """
                {"certificate":"-----BEGIN CERTIFICATE-----\nnot-real\n","domain":"LOCAL","otpCode":"000000","otpType":"totp",
                "password":"not-a-real-password","privateKey":"not-a-real-key","username":"jörg"}
                """,
        },
        // The login of the vendor's scripts.
        new("CreateSession as scripts send it",
            client => client.CreateSessionAsync(new() { Domain = "local", Username = "admin", Password = "not-a-real-password" }),
            "POST /users/sessions") { Body = """{"domain":"local","password":"not-a-real-password","username":"admin"}""" },
        new("CreateSession with a one-time code of a kind that is new",
            client => client.CreateSessionAsync(new() { OtpType = "Totp" }),
            "POST /users/sessions") { Body = """{"otpType":"Totp"}""" },
        new("CreateSession with required parameters only", client => client.CreateSessionAsync(new()), "POST /users/sessions")
        {
            Body = "{}",
        },

        new("DeleteSession with all parameters",
            client => client.DeleteSessionAsync(
                new() { Sid = "S/8 é", AccessClusterId = 8888888888888888, RegionId = "us east/1", Headers = { ["X-Trace"] = "t1" } }),
            "DELETE /users/sessions?sid=S%2F8%20%C3%A9") { Headers = HeliosApi.Routed },
        new("DeleteSession without parameters", client => client.DeleteSessionAsync(), "DELETE /users/sessions"),
        // Without sid all sessions of all users end, so an empty text must not be taken for absent.
        new("DeleteSession with an empty SID", client => client.DeleteSessionAsync(new() { Sid = "" }), "DELETE /users/sessions?sid="),
    ];
}
