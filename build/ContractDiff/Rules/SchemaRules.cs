using static CloudMgmt.ContractDiff.Rules.Verdict;

namespace CloudMgmt.ContractDiff.Rules;

/// <summary>Changes of the values that a schema allows. Narrowing is safe for what the service sends,
/// widening for what a client sends.</summary>
internal static class SchemaRules
{
    private const string Accepted = "Whatever clients send today stays valid.";
    private const string Expected = "Whatever arrives is what clients expect today.";
    private const string Refused = "Clients that send a value which was valid are refused.";
    private const string Surprised = "Clients receive values which they were told cannot come.";
    private const string KeepOld = "Keep the old form beside the new one, under another name or in a new version of the path.";
    private const string Loosen = "Accept the old values as long as clients send them.";
    private const string NewField = "Announce the new values in a new, optional property.";

    public static SchemaRule TypeChanged { get; } = Both("type-changed", "The type changed", Breaking,
        "Clients that send the old type are refused.", "Clients that read the old type fail.", KeepOld);

    public static SchemaRule TypeWidened { get; } = Widened("type-widened", "More types or formats are allowed");

    public static SchemaRule TypeNarrowed { get; } = Narrowed("type-narrowed", "Fewer types or formats are allowed");

    public static SchemaRule TypeGone { get; } = SchemaRule.Of("type-gone", "No type is left", (Breaking, Refused),
        (Risky, "Clients that read the value miss it, or meet what contradicts the document."),
        "Describe what is sent; take out a property that is not.");

    public static SchemaRule FormatAdded { get; } = SchemaRule.Of("format-added", "A format was added that rules nothing out",
        (Risky, "Clients that send values of another form are refused, if the service did not refuse them before."), (Compatible, Expected), Loosen);

    public static SchemaRule FormatRemoved { get; } = SchemaRule.Of("format-removed", "A format was removed that ruled nothing out",
        (Compatible, Accepted), (Risky, "Clients that rely on the format may meet values of another form."), "Keep the format.");

    public static SchemaRule FormatChanged { get; } = Both("format-changed", "A format that rules nothing out became another one", Risky,
        "Clients that send values of the old form may be refused.", "Clients that rely on the old format may meet values of another form.",
        KeepOld);

    public static SchemaRule BecameList { get; } = SchemaRule.Of(
        "became-list", "A single value of a parameter or of a field of a form became a list",
        (Compatible, "A single value is a list of one."), (Breaking, "Clients that read one value meet several."), NewField);

    public static SchemaRule XmlChanged { get; } = Both("xml-changed", "Something has another name or place in XML", Breaking,
        "Clients that send the old element or attribute are not understood.",
        "Clients that read the old element or attribute do not find it.", KeepOld);

    public static SchemaRule PropertyDescribed { get; } = SchemaRule.Of("property-described",
        "A property of which only the name was known got a form",
        (Risky, "Clients that send another form are refused, if the service did not refuse them before."), (Compatible, Expected), Loosen);

    public static SchemaRule PropertyUndescribed { get; } = SchemaRule.Of("property-undescribed", "A required property lost its form",
        (Compatible, Accepted), (Breaking, "Clients that read the property meet values of any form, or none at all."),
        "Keep the property in the schema.");

    public static SchemaRule BecameNullable { get; } = SchemaRule.Of("became-nullable", "Null became possible",
        (Compatible, Accepted), (Breaking, "Clients that take the value for granted fail on null."), "Leave the property out instead, if it is optional, or give a value that says 'none'.");

    public static SchemaRule BecameNotNullable { get; } = SchemaRule.Of("became-not-nullable", "Null is no longer possible",
        (Breaking, "Clients that send null are refused."), (Compatible, Expected), Loosen);

    public static SchemaRule BecameEnum { get; } = Narrowed("became-enum", "Any value became one of a list");

    public static SchemaRule EnumOpened { get; } = Widened("enum-opened", "One of a list became any value");

    public static SchemaRule EnumValueAdded { get; } = SchemaRule.Of("enum-value-added", "A value was added to the list",
        (Compatible, Accepted), (Risky, "Clients that know a closed list meet a value that they do not know; the C# clients of this generator keep it."), NewField);

    public static SchemaRule ExtensibleValueAdded { get; } = Both("extensible-enum-value-added", "A value was added to an open list",
        Compatible,
        Accepted, "Clients of an open list expect values that they do not know.");

    public static SchemaRule EnumValueRemoved { get; } = SchemaRule.Of("enum-value-removed", "A value was removed from the list",
        (Breaking, "Clients that send the value are refused."), (Compatible, Expected), Loosen);

    public static SchemaRule ConstantAdded { get; } = Narrowed("const-added", "Any value became one fixed value");

    public static SchemaRule ConstantChanged { get; } = Both("const-changed", "The fixed value changed", Breaking,
        "Clients that send the old value are refused.", "Clients that compare with the old value fail.", KeepOld);

    public static SchemaRule ConstantRemoved { get; } = Widened("const-removed", "The fixed value became any value");

    public static SchemaRule DefaultAdded { get; } = Both("default-added", "A default was added", Compatible,
        "Clients that leave the value out now know what it means.", "A default says nothing of what the service sends.");

    public static SchemaRule DefaultChanged { get; } = SchemaRule.Of("default-changed", "The default changed",
        (Risky, "Clients that leave the value out get another behaviour without a word."),
        (Compatible, "A default says nothing of what the service sends."),
        "Keep the default, and let clients ask for the new behaviour.");

    public static SchemaRule DefaultRemoved { get; } = SchemaRule.Of("default-removed", "The default was removed",
        (Risky, "What happens to clients that leave the value out is no longer said."),
        (Compatible, "A default says nothing of what the service sends."),
        "Say what stands in for the value.");

    public static SchemaRule PatternAdded { get; } = Narrowed("pattern-added", "A pattern was added");

    public static SchemaRule PatternChanged { get; } = SchemaRule.Of("pattern-changed", "The pattern changed",
        (Risky, "Whether the new pattern takes all that the old one took cannot be told; where it does not, clients are refused."),
        (Compatible, "Clients do not check what they receive against patterns."), Loosen);

    public static SchemaRule PatternRemoved { get; } = SchemaRule.Of("pattern-removed", "The pattern was removed",
        (Compatible, Accepted), (Compatible, "Clients do not check what they receive against patterns."));

    public static SchemaRule MultipleOfAdded { get; } = Limited("multiple-of-added", "Numbers must be a multiple");

    public static SchemaRule MultipleOfTightened { get; } = Narrowed("multiple-of-tightened", "Numbers must be a greater multiple");

    public static SchemaRule MultipleOfLoosened { get; } = Widened("multiple-of-loosened", "Numbers may be a smaller multiple");

    public static SchemaRule MultipleOfChanged { get; } = Both("multiple-of-changed", "Numbers must be another multiple", Breaking, Refused,
        Surprised, KeepOld);

    public static SchemaRule MultipleOfRemoved { get; } = Widened("multiple-of-removed", "Numbers need not be a multiple");

    public static SchemaRule UniqueItemsAdded { get; } = Limited("unique-items-added", "Items must be unique");

    public static SchemaRule UniqueItemsRemoved { get; } = SchemaRule.Of("unique-items-removed", "Items need not be unique",
        (Compatible, Accepted), (Risky, "Clients that make a set or a map of the items lose some, or fail."), NewField);

    public static SchemaRule PropertyAdded { get; } = Both("property-added", "An optional property was added", Compatible,
        "Clients that do not know the property leave it out.", "Clients pass over properties that they do not know.");

    public static SchemaRule RequiredPropertyAdded { get; } = SchemaRule.Of("required-property-added", "A required property was added",
        (Breaking, "Clients that do not know the property leave it out, and are refused."),
        (Compatible, "Clients pass over properties that they do not know."),
        "Make the property optional, and let its absence mean what was meant before.");

    public static SchemaRule PropertyRemoved { get; } = SchemaRule.Of("property-removed", "An optional property was removed",
        (Risky, "Clients that send the property are refused, or have it passed over without a word."),
        (Risky, "Clients that use the property when it is there never find it again."),
        "Mark the property as deprecated, and go on with it for a while.");

    public static SchemaRule RequiredPropertyRemoved { get; } = SchemaRule.Of("required-property-removed",
        "A required property was removed",
        (Risky, "Clients that send the property are refused, or have it passed over without a word."),
        (Breaking, "Clients that rely on the property fail."), "Mark the property as deprecated, and go on sending it for a while.");

    public static SchemaRule ClosedPropertyRemoved { get; } = SchemaRule.Of("property-forbidden",
        "A property was removed from an object that takes no others",
        (Breaking, "Clients that send the property are refused."), (Breaking, "Clients that rely on the property fail."),
        "Mark the property as deprecated, and go on with it for a while.");

    public static SchemaRule PropertyBecameRequired { get; } = SchemaRule.Of("property-became-required", "A property became required",
        (Breaking, "Clients that leave the property out are refused."), (Compatible, Expected),
        "Leave the property optional, and let its absence mean what was meant before.");

    public static SchemaRule PropertyBecameOptional { get; } = SchemaRule.Of("property-became-optional", "A property became optional",
        (Compatible, Accepted), (Breaking, "Clients that take the property for granted fail when it is missing."),
        "Go on sending the property.");

    public static SchemaRule BecameReadOnly { get; } = SchemaRule.Of("became-read-only", "A property became read-only",
        (Risky, "Clients that send the property are refused, or have it passed over without a word."), (Compatible, Expected),
        "Accept the property, and pass over it, as long as clients send it.");

    public static SchemaRule BecameWritable { get; } = Both("became-writable", "A property is no longer read-only", Compatible, Accepted,
        Expected);

    public static SchemaRule BecameWriteOnly { get; } = SchemaRule.Of("became-write-only", "A property became write-only",
        (Compatible, Accepted), (Risky, "Clients that read the property no longer find it."), "Go on sending the property.");

    public static SchemaRule BecameReadable { get; } = Both("became-readable", "A property is no longer write-only", Compatible,
        Accepted, "Clients pass over properties that they do not know.");

    public static SchemaRule AdditionalPropertiesClosed { get; } = SchemaRule.Of("additional-properties-closed",
        "Other properties are no longer allowed",
        (Breaking, "Clients that send properties of their own are refused."), (Compatible, Expected), Loosen);

    public static SchemaRule AdditionalPropertiesOpened { get; } = SchemaRule.Of("additional-properties-opened",
        "Other properties became possible",
        (Compatible, Accepted), (Risky, "Strict clients fail on properties that they do not know; the C# clients of this generator keep them."),
        "List the new properties in the schema.");

    public static SchemaRule AdditionalPropertiesNarrowed { get; } = Narrowed("additional-properties-narrowed",
        "Other properties must have a certain form");

    public static SchemaRule AdditionalPropertiesWidened { get; } = Widened("additional-properties-widened",
        "Other properties may have any form");

    public static SchemaRule PatternPropertyAdded { get; } = Narrowed("pattern-property-added",
        "Properties whose names match a pattern must have a certain form");

    public static SchemaRule PatternPropertyRemoved { get; } = Widened("pattern-property-removed",
        "Properties whose names match a pattern may have any form");

    public static SchemaRule PropertyNamesAdded { get; } = Narrowed("property-names-added",
        "The names of properties must have a certain form");

    public static SchemaRule PropertyNamesRemoved { get; } = Widened("property-names-removed", "The names of properties may have any form");

    public static SchemaRule UnevaluatedClosed { get; } = Narrowed("unevaluated-closed",
        "Properties or items beyond those listed are restricted");

    public static SchemaRule UnevaluatedOpened { get; } = Widened("unevaluated-opened", "Properties or items beyond those listed are free");

    public static SchemaRule DependentRequiredAdded { get; } = Narrowed("dependent-required-added", "One property now requires another");

    public static SchemaRule DependentRequiredChanged { get; } = Both("dependent-required-changed",
        "One property requires others than before", Breaking, Refused, Surprised, KeepOld);

    public static SchemaRule DependentRequiredRemoved { get; } = Widened("dependent-required-removed",
        "One property no longer requires another");

    public static SchemaRule DependentSchemaAdded { get; } = Narrowed("dependent-schema-added", "One property now restricts the object");

    public static SchemaRule DependentSchemaRemoved { get; } = Widened("dependent-schema-removed",
        "One property no longer restricts the object");

    public static SchemaRule ConditionAdded { get; } = Narrowed("condition-added", "A condition (if, then, else) was added");

    public static SchemaRule ConditionRemoved { get; } = Widened("condition-removed", "A condition (if, then, else) was removed");

    public static SchemaRule ConditionChanged { get; } = Both("condition-changed", "A condition (if, then, else) changed", Risky,
        "Whether all that was valid still is cannot be told.", "Whether clients meet values which they do not expect cannot be told.",
        KeepOld);

    public static SchemaRule ContainsAdded { get; } = Narrowed("contains-added", "A list must contain a certain item");

    public static SchemaRule ContainsRemoved { get; } = Widened("contains-removed", "A list need not contain a certain item");

    public static SchemaRule ItemsRestricted { get; } = Narrowed("items-restricted", "The items of a list must have a certain form");

    public static SchemaRule ItemsFreed { get; } = Widened("items-freed", "The items of a list may have any form");

    public static SchemaRule NotAdded { get; } = Narrowed("not-added", "Some values were excluded");

    public static SchemaRule NotRemoved { get; } = Widened("not-removed", "Excluded values became possible");

    public static SchemaRule NotWidened { get; } = Narrowed("not-widened", "More values are excluded");

    public static SchemaRule NotNarrowed { get; } = Widened("not-narrowed", "Fewer values are excluded");

    public static SchemaRule NotReplaced { get; } = Both("not-replaced", "Some other values are excluded", Breaking, Refused, Surprised,
        KeepOld);

    public static SchemaRule NotChanged { get; } = Both("not-changed", "Other values are excluded than before", Risky,
        "Whether all that was valid still is cannot be told.", "Whether clients meet values which they do not expect cannot be told.",
        KeepOld);

    public static SchemaRule AlternativeAdded { get; } = SchemaRule.Of("alternative-added", "An alternative (oneOf, anyOf) was added",
        (Compatible, Accepted), (Breaking, "Clients that know the other alternatives only cannot read the new one."), NewField);

    public static SchemaRule AlternativeRemoved { get; } = SchemaRule.Of("alternative-removed", "An alternative (oneOf, anyOf) was removed",
        (Breaking, "Clients that send the alternative are refused."), (Compatible, Expected), Loosen);

    public static SchemaRule AlternativesIntroduced { get; } = Both("alternatives-introduced",
        "One form became several alternatives, none of which is the old one", Breaking,
        "Clients that send the old form are refused.", "Clients that read the old form fail.", KeepOld);

    public static SchemaRule AlternativesWithdrawn { get; } = Both("alternatives-withdrawn",
        "Several alternatives became one form that was none of them", Breaking,
        "Clients that send one of the alternatives are refused.", "Clients that read one of the alternatives fail.", KeepOld);

    public static SchemaRule AlternativesRequired { get; } = Narrowed("alternatives-required",
        "Values must match one of several alternatives");

    public static SchemaRule AlternativesFreed { get; } = Widened("alternatives-freed",
        "Values need no longer match one of several alternatives");

    public static SchemaRule AlternativesRewritten { get; } = Both("alternatives-rewritten",
        "Alternatives (oneOf, anyOf) are written in another way", Compatible,
        Accepted, Expected);

    public static SchemaRule AlternativesBecameExclusive { get; } = SchemaRule.Of("alternatives-became-exclusive",
        "Values must match one alternative only",
        (Breaking, "Clients that send what matches several alternatives are refused."), (Compatible, Expected), "Keep anyOf.");

    public static SchemaRule AlternativesBecameInclusive { get; } = SchemaRule.Of("alternatives-became-inclusive",
        "Values may match several alternatives",
        (Compatible, Accepted), (Risky, "Clients that take the alternatives to exclude each other may choose the wrong one."), "Keep oneOf.");

    public static SchemaRule AlternativesOverlap { get; } = SchemaRule.Of("alternatives-overlap",
        "Values of one alternative match another one of a oneOf, too",
        (Breaking, "Clients that send such a value are refused: it may match one alternative only."), (Compatible, Expected), "Tell the alternatives apart, or use anyOf.");

    public static SchemaRule AlternativesMayOverlap { get; } = SchemaRule.Of("alternatives-may-overlap",
        "Values of one alternative may match another one of a oneOf, too",
        (Risky, "Clients that send a value of both are refused: it may match one alternative only."), (Compatible, Expected), "Tell the alternatives apart, or use anyOf.");

    public static SchemaRule DiscriminatorAdded { get; } = Both("discriminator-added", "A discriminator was added", Compatible,
        "A discriminator only says what tells the alternatives apart.", "A discriminator only says what tells the alternatives apart.");

    public static SchemaRule DiscriminatorRemoved { get; } = Both("discriminator-removed", "The discriminator was removed", Risky,
        "Clients no longer know which property tells the alternatives apart.",
        "Clients that choose a type by the discriminator may find none.", "Keep the discriminator.");

    public static SchemaRule DiscriminatorPropertyChanged { get; } = SchemaRule.Of("discriminator-property-changed",
        "Another property tells the alternatives apart", (Breaking, "Clients that fill the old property only are refused or misread."),
        (Risky, "Clients that choose a type by the old property choose none, if it is no longer sent."), KeepOld);

    public static SchemaRule MappingAdded { get; } = SchemaRule.Of("discriminator-value-added", "A value of the discriminator was added",
        (Compatible, Accepted), (Risky, "Clients meet a value of the discriminator that they do not know; the C# clients of this generator read the base type."), NewField);

    public static SchemaRule MappingRemoved { get; } = SchemaRule.Of("discriminator-value-removed",
        "A value of the discriminator was removed",
        (Breaking, "Clients that send the value are refused."), (Compatible, Expected), Loosen);

    public static SchemaRule MappingChanged { get; } = Both("discriminator-value-changed",
        "A value of the discriminator stands for another form", Breaking,
        "Clients that send the old form under this value are refused.", "Clients that read the old form under this value fail.", KeepOld);

    public static SchemaRule ContentChanged { get; } = Both("content-encoding-changed", "Text holds another encoding or media type",
        Breaking,
        "Clients that send the old content are refused.", "Clients that read the old content fail.", KeepOld);

    public static SchemaRule ContentSchemaAdded { get; } = Narrowed("content-schema-added",
        "The content of a text must have a certain form");

    public static SchemaRule ContentSchemaRemoved { get; } = Widened("content-schema-removed", "The content of a text may have any form");

    public static SchemaRule Deprecated { get; } = Both("schema-deprecated", "A schema or property was deprecated", Compatible,
        "It still works; the C# compiler warns who uses it.", "It still works; the C# compiler warns who uses it.",
        kind: RuleKind.Deprecation);

    public static SchemaRule Reactivated { get; } = Both("schema-reactivated", "A schema or property is no longer deprecated", Compatible,
        Accepted, Expected, kind: RuleKind.Reactivation);

    private static SchemaRule Narrowed(string name, string title)
        => SchemaRule.Of(name, title, (Breaking, Refused), (Compatible, Expected), Loosen);

    private static SchemaRule Widened(string name, string title)
        => SchemaRule.Of(name, title, (Compatible, Accepted), (Breaking, Surprised), NewField);

    // A new limit may describe what the service refused all along.
    private static SchemaRule Limited(string name, string title) => SchemaRule.Of(name, title,
        (Risky, "Clients that send other values are refused, if the service did not refuse them before."), (Compatible, Expected), Loosen);

    private static SchemaRule Both(
        string name, string title, Verdict wire, string request, string response, string advice = "", RuleKind kind = RuleKind.Shape)
        => SchemaRule.Of(name, title, (wire, request), (wire, response), advice, kind);
}
