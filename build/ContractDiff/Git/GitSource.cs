using System.Diagnostics;
using System.Globalization;
using System.Text;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.Git;

/// <summary>Reads the files of a revision, all from one process of git.</summary>
internal sealed class GitSource(GitRevision revision) : IDocumentSource, IDisposable
{
    private Process? _reader;

    public byte[]? Read(string path)
    {
        // A line break would end the request.
        if (revision.Relative(path) is not { } relative || relative.Contains('\n'))
            return null;
        _reader ??= revision.StartReader();
        _reader.StandardInput.Write($"{revision.Commit}:{relative}\n");
        _reader.StandardInput.Flush();
        return ReadAnswer(_reader.StandardOutput.BaseStream, path);
    }

    /// <summary>All that a revision has is in the repository.</summary>
    public bool Allows(string path, string folder) => true;

    public void Dispose()
    {
        _reader?.StandardInput.Close();
        _reader?.WaitForExit();
        _reader?.Dispose();
    }

    // "<hash> blob <size>" or, for a broken link, "dangling <size>" and the content; "<name> missing" alone.
    private static byte[]? ReadAnswer(Stream answer, string path)
    {
        var words = ReadLine(answer, path).Split(' ');
        if (words[^1] is "missing" or "ambiguous" || !int.TryParse(words[^1], CultureInfo.InvariantCulture, out var size))
            return null;
        var content = new byte[size];
        answer.ReadExactly(content);
        answer.ReadByte();
        if (words is ["symlink", _])
            throw new DocumentException(path, $"it is a link to '{Encoding.UTF8.GetString(content)}', out of the repository, so that nobody knows what it held.");
        return words is [_, "blob", _] ? content : null;
    }

    private static string ReadLine(Stream answer, string path)
    {
        var line = new List<byte>();
        for (var next = answer.ReadByte(); next != '\n'; next = answer.ReadByte())
            line.Add(next >= 0 ? (byte)next : throw new DocumentException(path, "git stopped before it gave the file."));
        return Encoding.UTF8.GetString([.. line]);
    }
}
