using CloudMgmt.Emulator.Helios;
using CloudMgmt.Emulator.Specs;

namespace CloudMgmt.Emulator;

/// <summary>
/// Cohesity Helios as the emulator plays it: three users, a group, an API key, and access to two tenants.
/// </summary>
public sealed class HeliosEmulator
{
    private readonly HeliosModel _model;

    internal HeliosEmulator(HeliosModel model, string serverUrl)
    {
        _model = model;
        BaseUrl = serverUrl + HeliosModel.BasePath;
    }

    /// <summary>The base URL for a client.</summary>
    public string BaseUrl { get; }

    /// <summary>The API key of the administrator, for the header apiKey; the present one, if it was rotated.</summary>
    public string ApiKey
    {
        get
        {
            lock (_model.Gate)
                return _model.Seed.AdminKey.Value;
        }
    }

    /// <summary>The id, not the value, of <see cref="ApiKey"/>.</summary>
    public string ApiKeyId => _model.Seed.AdminKey.Id;

    /// <summary>The administrator, a user of the domain LOCAL.</summary>
    public string AdminSid => _model.Seed.Admin.Sid;

    /// <summary>The user name of the administrator.</summary>
    public string AdminUsername => HeliosSeed.AdminUsername;

    /// <summary>The password of every user that is there from the start.</summary>
    public string Password => HeliosSeed.Password;

    /// <summary>A user of the domain corp.example.com.</summary>
    public string ViewerSid => _model.Seed.Viewer.Sid;

    /// <summary>A user of the tenant <see cref="TenantId"/>, listed with includeTenants or tenantIds only.</summary>
    public string TenantUserSid => _model.Seed.TenantUser.Sid;

    /// <summary>The group operators of the domain LOCAL, with the viewer as its member.</summary>
    public string GroupSid => _model.Seed.Group.Text("sid")!;

    /// <summary>A tenant with active access.</summary>
    public string TenantId => _model.Seed.TenantId;

    /// <summary>A tenant whose access is listed with includeInactive only.</summary>
    public string InactiveTenantId => _model.Seed.InactiveTenantId;

    /// <summary>
    /// Adds a role of one's own. From the start there are <c>COHESITY_ADMIN</c>, <c>COHESITY_DATA_SECURITY</c>, <c>COHESITY_OPERATOR</c>,
    /// <c>COHESITY_SUPER_ADMIN</c> and <c>COHESITY_VIEWER</c>; a user or group with any other is refused.
    /// </summary>
    /// <param name="name">The name of the role, as it is in <c>roles</c> of users and groups.</param>
    public void AddRole(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        lock (_model.Gate)
            _model.State.Roles.Add(name);
    }
}
