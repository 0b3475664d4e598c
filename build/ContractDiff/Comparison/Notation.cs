namespace CloudMgmt.ContractDiff.Comparison;

/// <summary>What the values of a schema look like where they are sent.</summary>
internal enum Notation
{
    Json,

    /// <summary>The text of a parameter, where scalars of all types look alike and defaults have rules of their own.</summary>
    Text,

    /// <summary>The fields of a form.</summary>
    Form,

    /// <summary>The text of a field of a form, where scalars of all types look alike.</summary>
    Field,

    /// <summary>Elements and attributes, which the schema may name.</summary>
    Xml,
}
