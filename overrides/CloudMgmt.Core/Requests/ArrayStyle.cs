namespace CloudMgmt.Core;

/// <summary>How several values of one parameter are written on the wire (the OpenAPI <c>style</c> and <c>explode</c> keywords).</summary>
public enum ArrayStyle
{
    /// <summary>
    /// The name is repeated: <c>ids=1&amp;ids=2</c>; an object's properties stand for themselves (<c>form</c>, exploded).
    /// </summary>
    Repeat,

    /// <summary>One value with commas: <c>ids=1,2</c> (<c>form</c> or <c>simple</c>, not exploded).</summary>
    Comma,

    /// <summary>One value with encoded spaces: <c>ids=1%202</c> (<c>spaceDelimited</c>).</summary>
    Space,

    /// <summary>One value with encoded pipes: <c>ids=1%7C2</c> (<c>pipeDelimited</c>).</summary>
    Pipe,

    /// <summary>The properties of an object in brackets: <c>filter[name]=x</c> (<c>deepObject</c>).</summary>
    DeepObject,

    /// <summary>Any value as JSON: <c>filter=%7B%22name%22%3A%22x%22%7D</c> (<c>content</c> with <c>application/json</c>).</summary>
    Json,

    /// <summary>
    /// The query as a whole, without a name: a text, or any other value as JSON (<c>in: querystring</c> of OpenAPI 3.2).
    /// </summary>
    Whole,
}
