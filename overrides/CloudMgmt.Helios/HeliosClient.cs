namespace CloudMgmt.Helios;

// Override: the generator does not turn security schemes into constructors.
public partial class HeliosClient
{
    /// <summary>Makes a client for the public service.</summary>
    /// <param name="apiKey">The API key.</param>
    /// <exception cref="ArgumentException">The key is empty or has a character that a header cannot carry.</exception>
    public HeliosClient(string apiKey)
        : this(new HeliosClientOptions { Credential = HeliosCredential.FromApiKey(apiKey) })
    {
    }
}
