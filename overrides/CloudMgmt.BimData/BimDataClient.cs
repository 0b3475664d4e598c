namespace CloudMgmt.BimData;

// Override: the generator does not turn security schemes into constructors.
public partial class BimDataClient
{
    /// <summary>Makes a client for the public service.</summary>
    /// <param name="accessToken">The access token, without the word Bearer.</param>
    /// <exception cref="ArgumentException">The token is empty or has a character that a header cannot carry.</exception>
    public BimDataClient(string accessToken)
        : this(new BimDataClientOptions { Credential = BimDataCredential.FromAccessToken(accessToken) })
    {
    }
}
