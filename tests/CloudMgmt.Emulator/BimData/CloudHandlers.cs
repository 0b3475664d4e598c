using System.Text.Json.Nodes;
using CloudMgmt.Emulator.Pipeline;
using CloudMgmt.Emulator.Specs;
using CloudMgmt.Emulator.State;

namespace CloudMgmt.Emulator.BimData;

internal sealed class CloudHandlers(BimDataState state)
{
    private const long DemoProjectSize = 12_345_678;

    public Reply GetClouds(Call call) => Reply.WithJson(200, state.Clouds.Select(cloud => cloud.ToJson()).ToJsonArray());

    public Reply GetCloud(Call call) => Reply.WithJson(200, Find(call).ToJson());

    public Reply CreateCloud(Call call) => Reply.WithJson(201, state.AddCloud(call.BodyObject.Text("name")!, creator: null).ToJson());

    /// <summary>PUT and PATCH: the name is all that can be changed.</summary>
    public Reply ChangeCloud(Call call)
    {
        var cloud = Find(call);
        cloud.Name = call.BodyObject.Text("name") ?? cloud.Name;
        cloud.Updated = state.Now;
        return Reply.WithJson(200, cloud.ToJson());
    }

    public Reply DeleteCloud(Call call)
    {
        state.Clouds.Remove(Find(call));
        return new Reply(204);
    }

    public Reply GetCloudSize(Call call) => Reply.WithJson(200, JsonValue.Create(Find(call).Size));

    public Reply CreateDemoProject(Call call)
    {
        var cloud = Find(call);
        cloud.Size += DemoProjectSize;
        return Reply.WithJson(200, new JsonObject
        {
            ["id"] = state.Ids.NextNumber(),
            ["name"] = "Demo",
            ["cloud"] = cloud.ToJson(),
            ["status"] = "A",
            ["logo"] = null,
            ["parent_id"] = null,
            ["root_folder_id"] = $"{state.Ids.NextNumber()}",
            ["created_at"] = state.Now.ToText(),
            ["updated_at"] = state.Now.ToText(),
        });
    }

    private CloudEntity Find(Call call) => state.FindCloud(call, "id");
}
