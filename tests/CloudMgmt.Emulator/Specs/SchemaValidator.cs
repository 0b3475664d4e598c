using System.Text.Json.Nodes;

namespace CloudMgmt.Emulator.Specs;

/// <summary>
/// Checks JSON against the schemas of OpenAPI 3.0, which differ from JSON Schema: nullable, readOnly, writeOnly.
/// </summary>
/// <param name="direction">Whether read-only or write-only properties are out of place.</param>
/// <param name="refuseUnknownProperties">Whether a property that no schema has is wrong.</param>
/// <param name="undocumented">Properties that the service is known to send all the same; coming back, they may be ignored.</param>
/// <param name="refuseOverlaps">Whether a value that fits several schemas of a oneOf is wrong, and not the document.</param>
internal sealed class SchemaValidator(
    MessageDirection direction, bool refuseUnknownProperties, IReadOnlySet<string>? undocumented = null, bool refuseOverlaps = true)
{
    public IReadOnlyList<SchemaError> Validate(JsonNode? value, Schema schema)
    {
        var errors = new List<SchemaError>();
        Check(new(value, "", errors), schema, isWhole: true);
        return errors;
    }

    /// <param name="target">The value to check.</param>
    /// <param name="schema">What it must fit.</param>
    /// <param name="isWhole">False for a part of a composed schema, which knows only some of the properties.</param>
    /// <param name="whole">The schemas that it is a part of, for the same value.</param>
    private void Check(SchemaTarget target, Schema schema, bool isWhole, Composed? whole = null)
    {
        // Read as generators read it: nullable beside a reference says it of that place, whatever it refers to.
        if (schema.Nullable && target.Value.IsNull())
            return;
        CheckComposition(target, schema, new(schema, whole));
        if (target.Value.IsNull())
            CheckNull(target, schema);
        else if (HasType(target, schema))
            CheckKind(target, schema, isWhole);
    }

    /// <summary>Without a type a schema says nothing about null; the parts of its composition do.</summary>
    private static void CheckNull(SchemaTarget target, Schema schema)
    {
        if (schema.Type is not null)
            target.Report("must not be null");
    }

    private static bool HasType(SchemaTarget target, Schema schema)
    {
        if (ScalarRules.HasType(target.Value!, schema.Type))
            return true;
        target.Report($"must be of type {schema.Type}");
        return false;
    }

    private void CheckKind(SchemaTarget target, Schema schema, bool isWhole)
    {
        if (schema.Enum is { } values && !values.Any(value => value?.ToJsonString() == target.Value!.ToJsonString()))
            target.Report($"must be one of {values.ToJsonString()}");
        switch (target.Value)
        {
            case JsonObject members:
                CheckObject(target, members, schema, isWhole);
                break;
            case JsonArray items:
                CheckArray(target, items, schema);
                break;
            default:
                ScalarRules.Check(target, schema);
                break;
        }
    }

    private void CheckObject(SchemaTarget target, JsonObject members, Schema schema, bool isWhole)
    {
        var own = new Dictionary<string, Schema>(schema.OwnProperties);
        foreach (var name in schema.Required.Where(name => !members.ContainsKey(name) && !IsForeign(own.GetValueOrDefault(name))))
            target.Member(name).Report("is required");
        foreach (var (name, value) in members)
        {
            if (own.TryGetValue(name, out var property))
                CheckMember(target.Member(name, value), property);
            else if (schema.AdditionalProperties is { } additional)
                Check(target.Member(name, value), additional, isWhole: true);
        }

        if (isWhole)
            CheckUnknown(target, members, schema);
    }

    private void CheckMember(SchemaTarget member, Schema property)
    {
        if (!IsForeign(property))
            Check(member, property, isWhole: true);
        else if (direction == MessageDirection.Request)
            member.Report("is read-only and must not be sent", whenIgnored: "is read-only and was ignored");
        else
            member.Report("is write-only and must not be returned");
    }

    /// <summary>Whether the property belongs to the other direction.</summary>
    private bool IsForeign(Schema? property)
        => direction == MessageDirection.Request ? property?.ReadOnly == true : property?.WriteOnly == true;

    private void CheckUnknown(SchemaTarget target, JsonObject members, Schema schema)
    {
        if (schema.AllowsOtherProperties ?? !refuseUnknownProperties)
            return;
        var known = schema.AllProperties.Select(property => property.Key).ToHashSet();
        foreach (var (name, _) in members.Where(member => !known.Contains(member.Key)))
        {
            if (undocumented?.Contains(name) != true)
            {
                target.Member(name).Report("is not known to the specification");
            }
            else if (direction == MessageDirection.Request)
            {
                target.Member(name)
                    .Report("is not known to the specification", whenIgnored: "is not known to the specification and was ignored");
            }
        }
    }

    private void CheckArray(SchemaTarget target, JsonArray items, Schema schema)
    {
        if (items.Count < schema.MinItems)
            target.Report($"must have at least {schema.MinItems} items");
        if (items.Count > schema.MaxItems)
            target.Report($"must have at most {schema.MaxItems} items");
        if (schema.UniqueItems && items.DistinctBy(item => item?.ToJsonString()).Count() < items.Count)
            target.Report("must not have the same item twice");
        if (schema.Items is not { } itemSchema)
            return;
        for (var index = 0; index < items.Count; index++)
            Check(target.Item(index, items[index]), itemSchema, isWhole: true);
    }

    private void CheckComposition(SchemaTarget target, Schema schema, Composed whole)
    {
        foreach (var part in schema.AllOf.Where(part => !whole.Holds(part)))
            Check(target, part, isWhole: false, whole);
        if (schema.AnyOf.Any() && CountFits(target, schema.AnyOf, whole) == 0)
            target.Report("fits none of the schemas of anyOf");
        if (schema.OneOf.Any() && CountFits(target, schema.OneOf, whole) is var fits && (refuseOverlaps ? fits != 1 : fits == 0))
            target.Report($"fits {fits} of the schemas of oneOf instead of one");
    }

    private int CountFits(SchemaTarget target, IEnumerable<Schema> parts, Composed whole) => parts.Count(part => Fits(target, part, whole));

    private bool Fits(SchemaTarget target, Schema part, Composed whole)
    {
        var errors = new List<SchemaError>();
        if (!whole.Holds(part))
            Check(new(target.Value, target.Pointer, errors), part, isWhole: false, whole);
        return errors.Count == 0;
    }

    /// <summary>A schema in the midst of its check: a part that is the same one again says nothing more.</summary>
    private sealed record Composed(Schema Schema, Composed? Whole)
    {
        public bool Holds(Schema part) => Schema.Source == part.Source || Whole?.Holds(part) == true;
    }
}
