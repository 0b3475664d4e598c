namespace CloudMgmt.CloudEndure;

// Override: the login is not an operation of the document, so the generator cannot offer a constructor for it.
public partial class CloudEndureClient
{
    /// <summary>Makes a client for the public service.</summary>
    /// <param name="userApiToken">The API token of a user.</param>
    /// <exception cref="ArgumentException"><paramref name="userApiToken"/> is null or empty.</exception>
    public CloudEndureClient(string userApiToken)
        : this(new CloudEndureClientOptions { Credential = CloudEndureCredential.FromApiToken(userApiToken) })
    {
    }
}
