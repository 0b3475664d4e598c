using System.Text.Json.Nodes;
using CloudMgmt.Emulator.Pipeline;
using CloudMgmt.Emulator.Specs;

namespace CloudMgmt.Emulator.BimData;

internal sealed class ProcessorHandlers(BimDataState state)
{
    public Reply GetProcessors(Call call)
        => Reply.WithJson(200, state.FindCloud(call).Processors.Select(processor => processor.ToJson()).ToJsonArray());

    public Reply GetProcessor(Call call) => Reply.WithJson(200, Find(state.FindCloud(call), call).ToJson());

    public Reply CreateProcessor(Call call)
    {
        var cloud = state.FindCloud(call);
        var parents = ReadParents(cloud, call.BodyObject);
        var processor = new ProcessorEntity { Id = state.Ids.NextNumber(), Name = call.BodyObject.Text("name")! };
        processor.Parents.AddRange(parents ?? []);
        cloud.Processors.Add(processor);
        return Reply.WithJson(201, processor.ToJson());
    }

    /// <summary>PUT: what is left out is emptied.</summary>
    public Reply ReplaceProcessor(Call call) => Change(call, otherwise: []);

    /// <summary>PATCH: what is left out stays.</summary>
    public Reply UpdateProcessor(Call call) => Change(call, otherwise: null);

    /// <summary>Processors that followed the deleted one no longer do.</summary>
    public Reply DeleteProcessor(Call call)
    {
        var cloud = state.FindCloud(call);
        var processor = Find(cloud, call);
        cloud.Processors.Remove(processor);
        foreach (var other in cloud.Processors)
            other.Parents.Remove(processor.Id);
        return new Reply(204);
    }

    private Reply Change(Call call, long[]? otherwise)
    {
        var cloud = state.FindCloud(call);
        var processor = Find(cloud, call);
        if ((ReadParents(cloud, call.BodyObject) ?? otherwise) is { } parents)
        {
            processor.Parents.Clear();
            processor.Parents.AddRange(parents);
        }

        processor.Name = call.BodyObject.Text("name") ?? processor.Name;
        return Reply.WithJson(200, processor.ToJson());
    }

    private static long[]? ReadParents(CloudEntity cloud, JsonObject body)
    {
        if (body["parent_processors"] is not JsonArray list)
            return null;
        long[] parents = [.. list.Select(item => item!.Whole()!.Value)];
        if (parents.Any(parent => !cloud.Processors.Exists(processor => processor.Id == parent)))
        {
            throw RefusalException.ForViolations(
                400, [Violation.OfBody("names a processor that the cloud does not have", "/parent_processors")]);
        }

        return parents;
    }

    private static ProcessorEntity Find(CloudEntity cloud, Call call)
        => cloud.Processors.Find(processor => BimDataState.IsId(call.Path("id"), processor.Id)) ?? throw BimDataState.NotFound();
}
