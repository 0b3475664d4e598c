namespace CloudMgmt.OpenApi;

/// <summary>What is wrong with a document.</summary>
internal enum DocumentFault
{
    /// <summary>It cannot be read, or is no API description.</summary>
    Unreadable,

    /// <summary>There is no such file.</summary>
    Missing,

    /// <summary>The file holds nothing.</summary>
    Empty,

    /// <summary>A map has a key twice.</summary>
    DuplicateKey,

    /// <summary>A reference leads nowhere, or to itself.</summary>
    Reference,

    /// <summary>A reference leads out of the folder of the document.</summary>
    OutsideReference,

    /// <summary>A reference leads to another machine.</summary>
    RemoteReference,
}

/// <summary>A document cannot be read; the message names file, line and what is wrong.</summary>
internal sealed class DocumentException : Exception
{
    public DocumentException(string file, string problem, DocumentFault fault = DocumentFault.Unreadable)
        : base($"{file}: {problem}") => (File, Problem, Fault) = (file, problem, fault);

    public DocumentException(string file, int line, int column, string problem, DocumentFault fault = DocumentFault.Unreadable)
        : base($"{file}:{line}:{column}: {problem}") => (File, Line, Column, Problem, Fault) = (file, line, column, problem, fault);

    public DocumentException(Node node, string problem, DocumentFault fault = DocumentFault.Unreadable)
        : this(node.File.ShownName, node.Line, node.Column, problem, fault)
    {
    }

    public static DocumentException DuplicateKey(string file, int line, int column, string key, Node first)
        => new(
            file,
            line,
            column,
            $"the key '{key}' is already there on line {first.Line}, column {first.Column}; remove one of them.",
            DocumentFault.DuplicateKey);

    public string File { get; }

    /// <summary>The line, from 1; 0 if the file as a whole is meant.</summary>
    public int Line { get; }

    public int Column { get; }

    /// <summary>The message without the place.</summary>
    public string Problem { get; }

    public DocumentFault Fault { get; }
}
