using CloudMgmt.Emulator.Pipeline;
using CloudMgmt.Emulator.Specs;

namespace CloudMgmt.Emulator.BimData;

internal sealed class MemberHandlers(BimDataState state)
{
    public Reply GetCloudUsers(Call call)
    {
        var members = state.FindCloud(call).Members
            .Where(member => state.Form.IsWanted(member.Key, new RawQuery(call.Request.QueryString)));
        return Reply.WithJson(200, members.Select(member => state.Form.User(member.Key, member.Value)).ToJsonArray());
    }

    public Reply GetCloudUser(Call call) => Show(state.FindCloud(call), call);

    /// <summary>PUT and PATCH: the role is all that can be changed, under its name of today or of 2019.</summary>
    public Reply ChangeCloudUser(Call call)
    {
        var cloud = state.FindCloud(call);
        if ((call.BodyObject.Whole("cloud_role") ?? call.BodyObject.Whole("role")) is { } role)
            cloud.Members[Find(cloud, call)] = (int)role;
        return Show(cloud, call);
    }

    public Reply DeleteCloudUser(Call call)
    {
        var cloud = state.FindCloud(call);
        cloud.Members.Remove(Find(cloud, call));
        return new Reply(204);
    }

    private Reply Show(CloudEntity cloud, Call call)
    {
        var user = Find(cloud, call);
        return Reply.WithJson(200, state.Form.User(user, cloud.Members[user]));
    }

    private static UserEntity Find(CloudEntity cloud, Call call)
        => cloud.Members.Keys.FirstOrDefault(user => BimDataState.IsId(call.Path("id"), user.Id)) ?? throw BimDataState.NotFound();
}
