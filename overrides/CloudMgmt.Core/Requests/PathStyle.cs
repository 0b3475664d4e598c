namespace CloudMgmt.Core;

/// <summary>How a parameter of a path is written (the OpenAPI <c>style</c> keyword, as RFC 6570 expands it).</summary>
public enum PathStyle
{
    /// <summary>The value alone: <c>5</c>, <c>3,4</c>.</summary>
    Simple,

    /// <summary>After a dot: <c>.5</c>, <c>.3,4</c>, exploded <c>.3.4</c>.</summary>
    Label,

    /// <summary>After a semicolon and the name: <c>;id=5</c>, <c>;id=3,4</c>, exploded <c>;id=3;id=4</c>.</summary>
    Matrix,
}
