using CloudMgmt.Emulator.Pipeline;
using CloudMgmt.Emulator.Specs;

namespace CloudMgmt.Emulator.BimData;

internal sealed class CloudHandlers(BimDataState state)
{
    private const long DemoProjectSize = 12_345_678;

    public Reply GetClouds(Call call) => Reply.WithJson(200, state.Clouds.Select(cloud => state.Form.Cloud(cloud)).ToJsonArray());

    public Reply GetCloud(Call call) => Reply.WithJson(200, state.Form.Cloud(Find(call)));

    public Reply CreateCloud(Call call)
        => Reply.WithJson(201, state.Form.Cloud(state.AddCloud(call.BodyObject.Text("name")!, creator: null)));

    /// <summary>PUT and PATCH: the name is all that can be changed.</summary>
    public Reply ChangeCloud(Call call)
    {
        var cloud = Find(call);
        cloud.Name = call.BodyObject.Text("name") ?? cloud.Name;
        cloud.Updated = state.Now;
        return Reply.WithJson(200, state.Form.Cloud(cloud));
    }

    public Reply DeleteCloud(Call call)
    {
        state.Clouds.Remove(Find(call));
        return new Reply(204);
    }

    public Reply GetCloudSize(Call call) => Reply.WithJson(200, state.Form.Size(Find(call).Size));

    public Reply CreateDemoProject(Call call)
    {
        var cloud = Find(call);
        cloud.Size += DemoProjectSize;
        return Reply.WithJson(200, state.Form.Project(state.Ids.NextNumber(), cloud, state.Ids.NextNumber(), state.Now));
    }

    private CloudEntity Find(Call call) => state.FindCloud(call, "id");
}
