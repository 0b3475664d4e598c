using CloudMgmt.Core;

namespace CloudMgmt.Helios;

// Override: the document repeats the routing headers at each operation and does not know that of tenants. A view sets them once
// for calls that belong together.
public partial class HeliosClient
{
    // The document knows nothing of tenants.
    private const string TenantHeader = "x-impersonate-tenant-id";

    // Helios itself answers it, and the document defines no cluster for it.
    private static readonly string AnsweredByHelios = GetTenantAccessRequest().OperationId;

    private HeliosClient(HeliosClient parent, Action<HeliosClientOptions> change)
        : base(parent, options => change((HeliosClientOptions)options))
    {
    }

    /// <inheritdoc/>
    public virtual IHeliosClient ForCluster(long accessClusterId)
        => new HeliosClient(this, options => options.AccessClusterId = accessClusterId);

    /// <inheritdoc/>
    public virtual IHeliosClient ForRegion(string regionId)
        => new HeliosClient(this, options => options.RegionId = regionId ?? throw new ArgumentNullException(nameof(regionId)));

    /// <inheritdoc/>
    public virtual IHeliosClient ForTenant(string tenantId)
        => new HeliosClient(this, options => options.ImpersonateTenantId = tenantId ?? throw new ArgumentNullException(nameof(tenantId)));

    /// <inheritdoc/>
    protected override void PrepareRequest(ApiRequest request)
    {
        if (Settings is not HeliosClientOptions settings)
            return;
        if (request.OperationId != AnsweredByHelios)
            request.DefaultHeader(AccessClusterIdHeader, settings.AccessClusterId);
        request.DefaultHeader(RegionIdHeader, settings.RegionId).DefaultHeader(TenantHeader, settings.ImpersonateTenantId);
    }
}

public partial interface IHeliosClient
{
    /// <summary>
    /// Gives a view of this client whose calls are answered by a cluster. It shares connections and credential; it need not be
    /// disposed.
    /// </summary>
    /// <param name="accessClusterId">The id of the cluster.</param>
    /// <returns>The view.</returns>
    IHeliosClient ForCluster(long accessClusterId);

    /// <summary>
    /// Gives a view of this client whose calls are answered by a region of the cloud service (DMaaS). It shares connections and
    /// credential; it need not be disposed.
    /// </summary>
    /// <param name="regionId">The id of the region.</param>
    /// <returns>The view.</returns>
    /// <exception cref="ArgumentException">The id is null, blank or has a character that a header cannot carry.</exception>
    IHeliosClient ForRegion(string regionId);

    /// <summary>
    /// Gives a view of this client whose calls are made for a tenant. It shares connections and credential; it need not be disposed.
    /// </summary>
    /// <param name="tenantId">The id of the tenant, from <see cref="GetTenantAccessAsync"/>.</param>
    /// <returns>The view.</returns>
    /// <exception cref="ArgumentException">The id is null, blank or has a character that a header cannot carry.</exception>
    IHeliosClient ForTenant(string tenantId);
}
