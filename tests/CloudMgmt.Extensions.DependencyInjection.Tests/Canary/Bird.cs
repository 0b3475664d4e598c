namespace CloudMgmt.Extensions.DependencyInjection.Tests.Canary;

/// <summary>Texts that stand in for what must not be seen.</summary>
internal static class Bird
{
    /// <summary>A secret: it must be seen nowhere.</summary>
    public const string Secret = "kanarienvogel-4711";

    /// <summary>
    /// A value of a path, query or body, which may be personal: the SDK must not show it, while the framework's own spans have whole
    /// paths.
    /// </summary>
    public const string Value = "zaunkoenig-0815";
}
