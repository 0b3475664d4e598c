using System.Text.Json.Nodes;

namespace CloudMgmt.Benchmarks;

/// <summary>Users as Helios answers them: every documented field, about 600 bytes each, the same ones in every run.</summary>
internal static class UsersPayload
{
    public const int Few = 3;
    public const int Many = 5000;

    private const long FirstOfJanuary = 1_767_225_600_000;

    public static JsonObject Create(int count) => new() { ["users"] = new JsonArray([.. Enumerable.Range(1, count).Select(CreateUser)]) };

    private static JsonNode CreateUser(int number) => new JsonObject
    {
        ["description"] = $"Operator {number} of the night shift, site Zürich; \"on call\"",
        ["effectiveTimeMsecs"] = FirstOfJanuary + number,
        ["expiryTimeMsecs"] = number % 2 == 0 ? FirstOfJanuary + (number * 86_400_000L) : null,
        ["locked"] = number % 5 == 0,
        ["restricted"] = false,
        ["roles"] = new JsonArray("COHESITY_VIEWER", "COHESITY_OPERATOR"),
        ["createdTimeMsecs"] = FirstOfJanuary - (number * 1000L),
        ["domain"] = "LOCAL",
        ["forcePasswordChange"] = number % 3 == 0,
        ["lastLoginTimeMsecs"] = FirstOfJanuary + (number * 60_000L),
        ["lastUpdatedTimeMsecs"] = FirstOfJanuary + (number * 30_000L),
        ["localUserParams"] = new JsonObject { ["email"] = $"operator{number}@example.com" },
        ["lockedReason"] = number % 5 == 0 ? "FailedLoginAttempts" : "NotLocked",
        ["otherGroups"] = new JsonArray("night-shift"),
        ["primaryGroup"] = "operators",
        ["s3AccountParams"] = new JsonObject { ["s3AccessKeyId"] = $"AKIA{number:D16}", ["s3AccountId"] = $"{number:x32}" },
        ["sid"] = $"S-1-100-21-{number}-4711-1",
        ["tenantId"] = "tenant-1/",
        ["username"] = $"operator{number}",
    };
}
