namespace CloudMgmt.OpenApi;

/// <summary>A document cannot be read; the message names file, line and what is wrong.</summary>
internal sealed class DocumentException : Exception
{
    public DocumentException(string file, string problem)
        : base($"{file}: {problem}")
    {
    }

    public DocumentException(string file, int line, int column, string problem)
        : base($"{file}:{line}:{column}: {problem}")
    {
    }

    public DocumentException(Node node, string problem)
        : this(node.File.Name, node.Line, node.Column, problem)
    {
    }
}
