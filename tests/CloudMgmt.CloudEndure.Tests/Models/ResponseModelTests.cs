using CloudMgmt.TestSupport.Apis;
using Newtonsoft.Json.Linq;

namespace CloudMgmt.CloudEndure.Tests.Models;

/// <summary>Bodies that the emulator does not send.</summary>
internal sealed class ResponseModelTests : FakeServiceTest<CloudEndureApi, ICloudEndureClient>
{
    [Test]
    public async Task Nulls_and_absent_properties_read_as_null()
    {
        var info = await Answering(
            200, """{"account":null,"user":{"status":null,"roles":null,"hasPassword":null},"dateTime":{"dateTime":null},"projects":{}}""")
            .GetExtendedAccountInfoAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(info.Account, Is.Null);
            Assert.That(info.User!.Status, Is.Null);
            Assert.That(info.User.Roles, Is.Null);
            Assert.That(info.User.HasPassword, Is.Null);
            Assert.That(info.DateTime!.DateTime, Is.Null);
            Assert.That(info.Projects!.Items, Is.Null);
            Assert.That(info.Clouds, Is.Null);
        }
    }

    [Test]
    public async Task Encryption_keys_may_be_text_objects_or_null()
    {
        var info = await Answering(200, """{"genericRegion":{"volumeEncryptionKeys":["key-1",{"id":"key-2"},null]}}""")
            .GetExtendedAccountInfoAsync();

        var keys = info.GenericRegion!.VolumeEncryptionKeys!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(keys, Has.Count.EqualTo(3));
            Assert.That(keys[0]?.ToString(), Is.EqualTo("key-1"));
            Assert.That(((JObject)keys[1])["id"]!.ToString(), Is.EqualTo("key-2"));
            Assert.That(keys[2], Is.Null);
        }
    }

    [Test]
    public async Task A_documented_audit_log_is_read()
    {
        var log = await Answering(200, """
            {
              "items": [
                {
                  "username": "user@example.com",
                  "eventName": "blueprintChanged",
                  "participatingMachines": [{ "machineCloudEndureId": "m-1", "machineCloudName": "db-01", "machineCloudId": "i-1" }],
                  "description": "Changed",
                  "changedFields": [{ "fieldName": "zone", "newValue": "b", "oldValue": "a" }],
                  "timestamp": "2020-01-24T19:07:56Z",
                  "jobId": "j-1"
                }
              ]
            }
            """).GetProjectAuditLogAsync("p-1");

        var entry = log.Items!.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(log.HasMoreResults, Is.Null);
            Assert.That(entry.Timestamp, Is.EqualTo(new DateTimeOffset(2020, 1, 24, 19, 7, 56, TimeSpan.Zero)));
            Assert.That(entry.ParticipatingMachines!.Single().MachineCloudId, Is.EqualTo("i-1"));
            Assert.That(entry.ChangedFields!.Single().NewValue, Is.EqualTo("b"));
            Assert.That(entry.JobId, Is.EqualTo("j-1"));
        }
    }

    [Test]
    public async Task A_time_without_an_offset_is_utc_and_a_fraction_is_kept()
    {
        var storage = await Answering(200, """{"calculationDateTime":"2019-12-18T18:59:29.5"}""").GetProjectStorageAsync("p-1");

        Assert.That(storage.CalculationDateTime, Is.EqualTo(new DateTimeOffset(2019, 12, 18, 18, 59, 29, 500, TimeSpan.Zero)));
    }

    [Test]
    public async Task A_date_inside_an_unknown_property_stays_text()
    {
        var info = await Answering(200, """{"licensedUntil":"2030-01-01T00:00:00+05:00"}""").GetExtendedAccountInfoAsync();

        Assert.That(info.AdditionalProperties["licensedUntil"], Is.EqualTo("2030-01-01T00:00:00+05:00"));
    }
}
