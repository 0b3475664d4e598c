using CloudMgmt.Core;

namespace CloudMgmt.TestSupport.Documents;

/// <summary>What the shared tests have to know of an API of which only the document is known.</summary>
public interface IDocumentApi
{
    /// <summary>Its name in build/apis.json.</summary>
    static abstract string Name { get; }

    /// <summary>The interface of its client.</summary>
    static abstract Type Client { get; }

    /// <summary>A client of a service at an address.</summary>
    static abstract ApiClient CreateClient(Uri baseUrl);
}
