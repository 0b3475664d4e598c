using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace CloudMgmt.ContractDiff.Git;

/// <summary>Gives what a repository keeps by its hash, all from one process of git.</summary>
/// <param name="root">The folder of the repository.</param>
internal sealed class GitObjects(string root) : IDisposable
{
    private readonly Lock _gate = new();
    private Process? _reader;

    /// <summary>Reads what must be there, since something else in the repository names it.</summary>
    /// <exception cref="GitException">The repository lacks it, and so does where git would fetch it from.</exception>
    public byte[] Read(string hash)
    {
        // The old and the new version are read at a time.
        lock (_gate)
            return TryRead(hash) ?? throw Missing(hash);
    }

    public void Dispose()
    {
        _reader?.StandardInput.Close();
        _reader?.WaitForExit();
        _reader?.Dispose();
    }

    // "<hash> <type> <size>" and the content, or "<hash> missing"; where a fetch fails git may end in place of an answer.
    private byte[]? TryRead(string hash)
    {
        try
        {
            _reader ??= GitProcess.Converse(root, "cat-file", "--batch");
            _reader.StandardInput.Write($"{hash}\n");
            _reader.StandardInput.Flush();
            var answer = _reader.StandardOutput.BaseStream;
            if (ReadLine(answer).Split(' ') is not [_, _, var length] || !int.TryParse(length, CultureInfo.InvariantCulture, out var size))
                return null;
            var content = new byte[size];
            answer.ReadExactly(content);
            answer.ReadByte();
            return content;
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static string ReadLine(Stream answer)
    {
        var line = new List<byte>();
        for (var next = answer.ReadByte(); next != '\n'; next = answer.ReadByte())
            line.Add(next >= 0 ? (byte)next : throw new EndOfStreamException());
        return Encoding.UTF8.GetString([.. line]);
    }

    private GitException Missing(string hash)
        => new(
            $"git cannot read {hash[..12]} of the repository at '{root}': {Why(hash)}; git fetch --refetch gets what a clone lacks, if its remote can be reached.",
            isUsage: false);

    private string Why(string hash) => GitProcess.Reason(GitProcess.Run(root, "cat-file", "-p", hash)).TrimEnd('.');
}
