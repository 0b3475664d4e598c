using System.Text;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.Tests;

/// <summary>A document that needs no file, whatever it is called.</summary>
internal sealed class OneFile(string text) : IDocumentSource
{
    public byte[] Read(string path) => Encoding.UTF8.GetBytes(text);
}
