using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using CloudMgmt.Core;

namespace Application;

/// <summary>Prints what each call gives, one line for each.</summary>
internal static class Values
{
    /// <summary>Prints what a call gives, or how it fails.</summary>
    public static async Task<T?> PrintAsync<T>(string what, Task<T> call, JsonTypeInfo<T> type)
    {
        try
        {
            var value = await call;
            Print(what, value, type);
            return value;
        }
        catch (ApiException<CloudMgmt.Helios.Error> e)
        {
            Print(what, e, Json.Default.HeliosError, e.Error);
        }
        catch (ApiException<CloudMgmt.CloudEndure.Error> e)
        {
            Print(what, e, Json.Default.CloudEndureError, e.Error);
        }
        catch (ApiException<CloudMgmt.BimData.ValidationError> e)
        {
            Print(what, e, Json.Default.ValidationError, e.Error);
        }
        catch (Exception e)
        {
            Console.WriteLine($"{what}: {e.GetType().Name} {e.Message.ReplaceLineEndings(" ")}");
        }
        return default;
    }

    public static void Print<T>(string what, T value, JsonTypeInfo<T> type)
    {
        var json = JsonSerializer.Serialize(value, type);
        Console.WriteLine($"{what}: {json}");
        // What is read from that is written the same.
        if (JsonSerializer.Serialize(JsonSerializer.Deserialize(json, type)!, type) != json)
            Console.WriteLine($"{what}: written otherwise when it was read");
    }


    private static void Print<T>(string what, ApiException failure, JsonTypeInfo<T> type, T error)
    {
        Console.WriteLine($"{what}: {failure.GetType().Name} {failure.StatusCode} {failure.Message.ReplaceLineEndings(" ")}");
        Print(what, error, type);
    }
}

/// <summary>A type of the application that holds models.</summary>
/// <param name="First">A model.</param>
/// <param name="Roles">A map whose keys are values of an enumeration.</param>
/// <param name="Role">Such a value.</param>
public sealed record Page(
    CloudMgmt.Helios.UserParams? First, Dictionary<CloudMgmt.CloudEndure.UserRole, int> Roles, CloudMgmt.CloudEndure.UserRole? Role);

[JsonSerializable(typeof(Page))]
[JsonSerializable(typeof(CloudMgmt.Helios.UsersList), TypeInfoPropertyName = "HeliosUsers")]
[JsonSerializable(typeof(CloudMgmt.Helios.UserParams))]
[JsonSerializable(typeof(CloudMgmt.Helios.GroupsList))]
[JsonSerializable(typeof(CloudMgmt.Helios.SecurityPrincipalsList))]
[JsonSerializable(typeof(CloudMgmt.Helios.TenantAccessResult))]
[JsonSerializable(typeof(CloudMgmt.Helios.Error), TypeInfoPropertyName = "HeliosError")]
[JsonSerializable(typeof(CloudMgmt.CloudEndure.ExtendedAccountInfo))]
[JsonSerializable(typeof(CloudMgmt.CloudEndure.User), TypeInfoPropertyName = "CloudEndureUser")]
[JsonSerializable(typeof(CloudMgmt.CloudEndure.UsersList), TypeInfoPropertyName = "CloudEndureUsers")]
[JsonSerializable(typeof(CloudMgmt.CloudEndure.AuditLog))]
[JsonSerializable(typeof(CloudMgmt.CloudEndure.ProjectStorage))]
[JsonSerializable(typeof(CloudMgmt.CloudEndure.Error), TypeInfoPropertyName = "CloudEndureError")]
[JsonSerializable(typeof(IList<CloudMgmt.BimData.Cloud>))]
[JsonSerializable(typeof(CloudMgmt.BimData.Cloud))]
[JsonSerializable(typeof(CloudMgmt.BimData.CloudInvitation))]
[JsonSerializable(typeof(CloudMgmt.BimData.CloudSize))]
[JsonSerializable(typeof(CloudMgmt.BimData.ValidationError))]
[JsonSerializable(typeof(List<string[]>))]
internal sealed partial class Json : JsonSerializerContext;
