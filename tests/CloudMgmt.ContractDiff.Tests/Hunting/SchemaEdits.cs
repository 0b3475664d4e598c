using System.Text.Json.Nodes;

namespace CloudMgmt.ContractDiff.Tests.Hunting;

/// <summary>What an edit does to the values of a schema.</summary>
internal enum Effect
{
    Same,
    Widens,
    Narrows,
    Unknown,
}

/// <summary>Edits one schema within another, and knows what that does to the values of the whole.</summary>
internal sealed class SchemaEdits(Random random, RandomSchemas schemas)
{
    private static readonly string[] Bounds =
        [
            "minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum", "minLength", "maxLength", "minItems", "maxItems", "minProperties",
            "maxProperties",
        ];

    private static readonly string[] Maps = ["properties", "patternProperties", "dependentSchemas"];

    private static readonly string[] Restrictions =
    [
        "pattern", "contains", "patternProperties", "propertyNames", "dependentSchemas", "dependentRequired", "not",
    ];

    /// <summary>Edits a copy.</summary>
    /// <returns>The copy, the name of the edit and its effect; null if the edit does not fit.</returns>
    public (JsonObject Schema, string Name, Effect Effect)? Edit(JsonObject schema)
    {
        var copy = (JsonObject)schema.DeepClone();
        var (place, isExact) = schemas.Pick(Places(copy, isExact: true).ToList());
        var edits = (Func<JsonObject, Effect?>[])
        [
            Wrap, OneForm, ListToConstants, SplitTypes, NullForm, WriteConstant, AddValue, RemoveValue, DropBound, TightenBound,
            LoosenBound, Require, Release,
            AddForm, RemoveForm, Close, Open, Replace, AddType, RemoveProperty, AddProperty, Exclude, Include, Reorder,
            AddFormOfOne, RemoveFormOfOne, SplitList, MoveBound, MoveIntoForms, SplitObject, RequirePart, Repeat, Integers, Restrict, Free,
            Match,
        ];
        var edit = schemas.Pick(edits);
        if (edit(place) is not { } effect || JsonNode.DeepEquals(copy, schema))
            return null;
        return (copy, edit.Method.Name, isExact || effect == Effect.Same ? effect : Effect.Unknown);
    }

    // Within a oneOf, more values of one form may be fewer of the whole.
    private static IEnumerable<(JsonObject Schema, bool IsExact)> Places(JsonNode? node, bool isExact)
    {
        if (node is not JsonObject schema)
            yield break;
        yield return (schema, isExact);
        var parts = Maps.SelectMany(keyword => schema[keyword] as JsonObject ?? []).Select(entry => entry.Value)
            .Append(schema["items"]).Append(schema["additionalProperties"]).Concat(Forms(schema, "prefixItems"));
        foreach (var part in parts.Concat(Forms(schema, "anyOf")).Concat(Forms(schema, "allOf")))
        {
            foreach (var place in Places(part, isExact))
                yield return place;
        }
        foreach (var place in Forms(schema, "oneOf").SelectMany(form => Places(form, isExact: false)))
            yield return place;
    }

    private static IEnumerable<JsonNode?> Forms(JsonObject schema, string keyword) => schema[keyword] as JsonArray ?? [];

    private static void Become(JsonObject place, JsonObject other)
    {
        var entries = other.ToList();
        other.Clear();
        place.Clear();
        foreach (var (key, value) in entries)
            place[key] = value;
    }

    private static JsonObject Copy(JsonObject place) => (JsonObject)place.DeepClone();

    private Effect? Wrap(JsonObject place)
    {
        Become(place, new() { ["allOf"] = new JsonArray(Copy(place)) });
        return Effect.Same;
    }

    private Effect? OneForm(JsonObject place)
    {
        Become(place, new() { [random.Next(2) == 0 ? "anyOf" : "oneOf"] = new JsonArray(Copy(place)) });
        return Effect.Same;
    }

    private Effect? ListToConstants(JsonObject place)
    {
        if (place["enum"] is not JsonArray { Count: > 1 } values)
            return null;
        var forms = values.Select(value => (JsonNode)new JsonObject { ["const"] = value?.DeepClone() }).ToArray();
        Become(place, new() { [random.Next(2) == 0 ? "anyOf" : "oneOf"] = new JsonArray(forms) });
        return Effect.Same;
    }

    private Effect? SplitTypes(JsonObject place)
    {
        if (place["type"] is not JsonArray types)
            return null;
        Become(
            place,
            new() { ["anyOf"] = new JsonArray([.. types.Select(type => (JsonNode)new JsonObject { ["type"] = type!.DeepClone() })]) });
        return Effect.Same;
    }

    private Effect? NullForm(JsonObject place)
    {
        Become(place, new() { ["anyOf"] = new JsonArray(Copy(place), new JsonObject { ["type"] = "null" }) });
        return Effect.Widens;
    }

    private Effect? WriteConstant(JsonObject place)
    {
        if (place["const"] is not { } constant)
            return null;
        Become(place, new() { ["enum"] = new JsonArray(constant.DeepClone()) });
        return Effect.Same;
    }

    private Effect? AddValue(JsonObject place)
    {
        if (place["enum"] is not JsonArray values)
            return null;
        values.Add("oak");
        return Effect.Widens;
    }

    private Effect? RemoveValue(JsonObject place)
    {
        if (place["enum"] is not JsonArray { Count: > 1 } values)
            return null;
        values.RemoveAt(random.Next(values.Count));
        return Effect.Narrows;
    }

    private Effect? DropBound(JsonObject place)
    {
        if (Bound(place) is not { } bound)
            return null;
        place.Remove(bound);
        return Effect.Widens;
    }

    private Effect? TightenBound(JsonObject place) => Move(place, 1, Effect.Narrows);

    private Effect? LoosenBound(JsonObject place) => Move(place, -1, Effect.Widens);

    private Effect? Move(JsonObject place, int step, Effect effect)
    {
        if (Bound(place) is not { } bound)
            return null;
        var isLower = bound.Contains("min", StringComparison.OrdinalIgnoreCase);
        var value = place[bound]!.GetValue<int>() + (isLower ? step : -step);
        if (value < 0 && !bound.Contains("imum", StringComparison.Ordinal))
            return null;
        place[bound] = value;
        return effect;
    }

    private string? Bound(JsonObject place) => Bounds.Where(place.ContainsKey).ToList() is { Count: > 0 } all ? schemas.Pick(all) : null;

    private Effect? Require(JsonObject place)
    {
        if (place["properties"] is not JsonObject { Count: > 0 } properties)
            return null;
        var name = schemas.Pick(properties.Select(entry => entry.Key).ToList());
        if (Forms(place, "required").Any(known => known!.GetValue<string>() == name))
            return null;
        if (place["required"] is JsonArray required)
            required.Add(name);
        else
            place["required"] = new JsonArray(name);
        return Effect.Narrows;
    }

    private Effect? Release(JsonObject place)
    {
        if (place["required"] is not JsonArray { Count: > 0 } required)
            return null;
        required.RemoveAt(random.Next(required.Count));
        return Effect.Widens;
    }

    private Effect? AddForm(JsonObject place)
    {
        if (place["anyOf"] is not JsonArray forms)
            return null;
        forms.Add((JsonNode)schemas.Schema(2));
        return Effect.Widens;
    }

    private Effect? RemoveForm(JsonObject place)
    {
        if (place["anyOf"] is not JsonArray { Count: > 2 } forms)
            return null;
        forms.RemoveAt(random.Next(forms.Count));
        return Effect.Narrows;
    }

    private Effect? Close(JsonObject place)
    {
        if (!place.ContainsKey("properties") || place.ContainsKey("additionalProperties"))
            return null;
        place["additionalProperties"] = false;
        return Effect.Narrows;
    }

    private Effect? Open(JsonObject place) => place.Remove("additionalProperties") ? Effect.Widens : null;

    private Effect? Replace(JsonObject place)
    {
        Become(place, schemas.Schema(2));
        return Effect.Unknown;
    }

    private Effect? AddType(JsonObject place)
    {
        if (place["type"] is not JsonValue type || place.ContainsKey("enum"))
            return null;
        place["type"] = new JsonArray(type.DeepClone(), type.GetValue<string>() == "boolean" ? "null" : "boolean");
        return Effect.Widens;
    }

    private Effect? RemoveProperty(JsonObject place)
    {
        if (place["properties"] is not JsonObject { Count: > 0 } properties)
            return null;
        properties.Remove(schemas.Pick(properties.Select(entry => entry.Key).ToList()));
        return Effect.Unknown;
    }

    private Effect? AddProperty(JsonObject place)
    {
        if (place["properties"] is not JsonObject properties || properties.ContainsKey("e"))
            return null;
        properties["e"] = schemas.Schema(2);
        return Effect.Unknown;
    }

    private Effect? Exclude(JsonObject place)
    {
        if (place["anyOf"] is not JsonArray forms)
            return null;
        place.Remove("anyOf");
        place["oneOf"] = forms;
        return Effect.Narrows;
    }

    private Effect? Include(JsonObject place)
    {
        if (place["oneOf"] is not JsonArray forms)
            return null;
        place.Remove("oneOf");
        place["anyOf"] = forms;
        return Effect.Widens;
    }

    private Effect? Reorder(JsonObject place)
    {
        var keyword = new[] { "anyOf", "oneOf", "allOf", "enum", "required" }.FirstOrDefault(place.ContainsKey);
        if (keyword is null || place[keyword] is not JsonArray list)
            return null;
        place[keyword] = new JsonArray([.. list.Select(item => item?.DeepClone()).Reverse()]);
        return Effect.Same;
    }

    private Effect? AddFormOfOne(JsonObject place)
    {
        if (place["oneOf"] is not JsonArray forms)
            return null;
        forms.Add((JsonNode)schemas.Schema(2));
        return Effect.Unknown;
    }

    private Effect? RemoveFormOfOne(JsonObject place)
    {
        if (place["oneOf"] is not JsonArray { Count: > 2 } forms)
            return null;
        forms.RemoveAt(random.Next(forms.Count));
        return Effect.Unknown;
    }

    private Effect? SplitList(JsonObject place)
    {
        if (place["enum"] is not JsonArray { Count: > 2 } values)
            return null;
        var at = random.Next(1, values.Count);
        var parts = ((IEnumerable<JsonNode?>[])[values.Take(at), values.Skip(at)])
            .Select(part => (JsonNode)new JsonObject { ["enum"] = new JsonArray([.. part.Select(value => value?.DeepClone())]) });
        var rest = Copy(place);
        rest.Remove("enum");
        rest[random.Next(2) == 0 ? "anyOf" : "oneOf"] = new JsonArray([.. parts]);
        if (place.ContainsKey("anyOf") || place.ContainsKey("oneOf"))
            return null;
        Become(place, rest);
        return Effect.Same;
    }

    // To a part of an allOf, which holds as well.
    private Effect? MoveBound(JsonObject place)
    {
        if (Bound(place) is not { } bound || place.ContainsKey("allOf"))
            return null;
        place["allOf"] = new JsonArray(new JsonObject { [bound] = place[bound]!.DeepClone() });
        place.Remove(bound);
        return Effect.Same;
    }

    // What stands beside alternatives is said in each of them.
    private Effect? MoveIntoForms(JsonObject place)
    {
        var keyword = place.ContainsKey("anyOf") ? "anyOf" : "oneOf";
        if (place[keyword] is not JsonArray forms || place.Count == 1 || place.ContainsKey("unevaluatedProperties"))
            return null;
        var rest = Copy(place);
        rest.Remove(keyword);
        Become(
            place, new()
            {
                [keyword] = new JsonArray(
                [.. forms.Select(form => (JsonNode)new JsonObject { ["allOf"] = new JsonArray(rest.DeepClone(), form!.DeepClone()) })])
            });
        return Effect.Same;
    }

    private Effect? SplitObject(JsonObject place)
    {
        string[] together = ["additionalProperties", "unevaluatedProperties", "patternProperties", "allOf"];
        if (place["properties"] is not JsonObject { Count: > 1 } properties || together.Any(place.ContainsKey))
            return null;
        var name = schemas.Pick(properties.Select(entry => entry.Key).ToList());
        var part = new JsonObject { ["type"] = "object", ["properties"] = new JsonObject { [name] = properties[name]?.DeepClone() } };
        if (place["type"] is null)
            part.Remove("type");
        properties.Remove(name);
        place["allOf"] = new JsonArray(part);
        return Effect.Same;
    }

    private Effect? RequirePart(JsonObject place)
    {
        if (place["required"] is not JsonArray { Count: > 0 } required || place.ContainsKey("allOf"))
            return null;
        place.Remove("required");
        place["allOf"] = new JsonArray(new JsonObject { ["required"] = required.DeepClone() });
        return Effect.Same;
    }

    private Effect? Repeat(JsonObject place)
    {
        if (place.ContainsKey("unevaluatedProperties"))
            return null;
        Become(place, new() { ["allOf"] = new JsonArray(Copy(place), Copy(place)) });
        return Effect.Same;
    }

    private Effect? Integers(JsonObject place)
    {
        if (place["type"] is not JsonValue type || type.GetValue<string>() is not ("integer" or "number"))
            return null;
        var wasInteger = type.GetValue<string>() == "integer";
        place["type"] = wasInteger ? "number" : "integer";
        return wasInteger ? Effect.Widens : Effect.Narrows;
    }

    private Effect? Restrict(JsonObject place)
    {
        if (place.ContainsKey("not"))
            return null;
        place["not"] = random.Next(2) == 0 ? new JsonObject { ["required"] = new JsonArray("a") } : new JsonObject { ["const"] = "ash" };
        return Effect.Narrows;
    }

    private Effect? Free(JsonObject place)
    {
        if (Restrictions.Where(place.ContainsKey).ToList() is not { Count: > 0 } all)
            return null;
        var keyword = schemas.Pick(all);
        if (keyword == "patternProperties" && place.ContainsKey("additionalProperties"))
            return null;
        place.Remove(keyword);
        return Effect.Widens;
    }

    private Effect? Match(JsonObject place)
    {
        if (place["type"] is not JsonValue type || type.GetValue<string>() != "string")
            return null;
        var had = place.ContainsKey("pattern");
        place["pattern"] = schemas.Pick(["^[a-d]", "[xr]"]);
        return had ? Effect.Unknown : Effect.Narrows;
    }
}
