using CloudMgmt.Emulator.Pipeline;
using CloudMgmt.Emulator.Specs;

namespace CloudMgmt.Emulator.BimData;

internal sealed class MemberHandlers(BimDataState state)
{
    public Reply GetCloudUsers(Call call)
        => Reply.WithJson(200, state.FindCloud(call).Members.Select(member => member.Key.ToMemberJson(member.Value)).ToJsonArray());

    public Reply GetCloudUser(Call call) => Show(state.FindCloud(call), call);

    /// <summary>PUT and PATCH: the role is all that can be changed.</summary>
    public Reply ChangeCloudUser(Call call)
    {
        var cloud = state.FindCloud(call);
        if (call.BodyObject.Whole("role") is { } role)
            cloud.Members[Find(cloud, call)] = (int)role;
        return Show(cloud, call);
    }

    public Reply DeleteCloudUser(Call call)
    {
        var cloud = state.FindCloud(call);
        cloud.Members.Remove(Find(cloud, call));
        return new Reply(204);
    }

    private static Reply Show(CloudEntity cloud, Call call)
    {
        var user = Find(cloud, call);
        return Reply.WithJson(200, user.ToMemberJson(cloud.Members[user]));
    }

    private static UserEntity Find(CloudEntity cloud, Call call)
        => cloud.Members.Keys.FirstOrDefault(user => BimDataState.IsId(call.Path("id"), user.Id)) ?? throw BimDataState.NotFound();
}
