namespace CloudMgmt.CloudEndure;

/// <summary>The call that all forms of the audit log come from.</summary>
internal static class AuditLogOperation
{
    public const string Method = "GET";
    public const string Path = "/projects/{projectId}/auditLog";
    public const string Json = "GetProjectAuditLog";
    public const string Csv = "DownloadProjectAuditLogCsv";
}
