using System.Security.Cryptography;
using System.Text;

namespace CloudMgmt.Emulator.State;

/// <summary>Ids and secrets that look random but are the same in every run.</summary>
internal sealed class IdSource(string seed)
{
    private int _count;

    public string NextGuid() => new Guid(NextHash()[..16]).ToString();

    public int NextNumber() => ++_count;

    /// <summary>64 hexadecimal digits.</summary>
    public string NextSecret() => Convert.ToHexString(NextHash()).ToLowerInvariant();

    private byte[] NextHash() => SHA256.HashData(Encoding.UTF8.GetBytes($"{seed} {NextNumber()}"));
}
