namespace CloudMgmt.Benchmarks;

/// <summary>One way to call Helios. The results are the client's own models.</summary>
internal interface IUsersClient : IDisposable
{
    Task<object> GetUsersAsync();

    Task<object> CreateUserAsync();
}
