using System.Reflection;
using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;

namespace CloudMgmt.Core;

/// <summary>What requests and responses have in common: a dictionary's keys are data and keep their case.</summary>
internal abstract class ApiContractResolver : DefaultContractResolver
{
    protected static ApiPropertyAttribute? Describe(MemberInfo member) => member.GetCustomAttribute<ApiPropertyAttribute>();
}

/// <summary>The tolerant reader: nothing that a response lacks is an error.</summary>
internal sealed class ResponseContractResolver : ApiContractResolver
{
    // A model that an override gives a converter of its own is read by that one.
    protected override JsonConverter? ResolveContractConverter(Type objectType)
        => SubtypeConverter.For(objectType) ?? base.ResolveContractConverter(objectType) ?? ContainerConverter.For(objectType);

    // Newtonsoft.Json looks a field up by its exact name and then, through a list, by its name in any case, where `Id` would overwrite `id`.
    // Without names in the list only the exact ones are found.
    protected override JsonObjectContract CreateObjectContract(Type objectType)
    {
        var contract = base.CreateObjectContract(objectType);
        if (typeof(ApiModel).IsAssignableFrom(objectType))
        {
            foreach (var property in contract.Properties)
                property.PropertyName = null;
        }

        return contract;
    }

    protected override JsonProperty CreateProperty(MemberInfo member, MemberSerialization memberSerialization)
    {
        var property = base.CreateProperty(member, memberSerialization);
        property.Required = Required.Default;
        // Of a field that comes twice the last one counts, also when it is a list or an object.
        if (typeof(ApiModel).IsAssignableFrom(member.DeclaringType))
            property.ObjectCreationHandling = ObjectCreationHandling.Replace;
        return property;
    }
}

/// <summary>The strict writer: read-only properties stay out, required ones must be there.</summary>
internal sealed class RequestContractResolver : ApiContractResolver
{
    protected override JsonProperty CreateProperty(MemberInfo member, MemberSerialization memberSerialization)
    {
        var property = base.CreateProperty(member, memberSerialization);
        if (Describe(member) is not { } described)
            return property;
        if (described.ReadOnly)
            property.ShouldSerialize = _ => false;
        else if (described.Required)
            property.ShouldSerialize = Demand(property, described);
        return property;
    }

    private static Predicate<object> Demand(JsonProperty property, ApiPropertyAttribute described)
    {
        var wasSet = property.ShouldSerialize;
        return model =>
        {
            var present = wasSet is null || wasSet(model);
            if (!present || (!described.Nullable && property.ValueProvider!.GetValue(model) is null))
                throw new UnwritableJsonException($"{model.GetType().Name}.{property.UnderlyingName} ('{property.PropertyName}') is required and has no value.");
            return true;
        };
    }
}
