using System.Globalization;
using CloudMgmt.Emulator.Pipeline;
using CloudMgmt.Emulator.State;

namespace CloudMgmt.Emulator.BimData;

internal sealed class BimDataState(TimeProvider clock, BimDataForm form)
{
    /// <summary>How answers look.</summary>
    public BimDataForm Form { get; } = form;

    public TimeProvider Clock { get; } = clock;

    public IdSource Ids { get; } = new("BIMData");

    public List<CloudEntity> Clouds { get; } = [];

    public DateTimeOffset Now => Clock.GetUtcNow();

    public static RefusalException NotFound() => new(404, "Not found.");

    public UserEntity NewUser(string email, string firstName, string lastName) => new(Ids.NextNumber(), email, firstName, lastName, Now);

    public CloudEntity AddCloud(string name, UserEntity? creator)
    {
        var cloud = new CloudEntity { Id = Ids.NextNumber(), Name = name, Created = Now, Updated = Now, Creator = creator };
        Clouds.Add(cloud);
        return cloud;
    }

    public CloudEntity FindCloud(Call call, string parameter = "cloud_pk")
        => Clouds.Find(cloud => IsId(call.Path(parameter), cloud.Id)) ?? throw NotFound();

    /// <summary>Ids in paths are text in some operations; only plain decimal digits name an object.</summary>
    public static bool IsId(string text, int id) => text == id.ToString(CultureInfo.InvariantCulture);
}
