namespace CloudMgmt.Extensions.DependencyInjection.Tests.Support;

internal static class ServiceCollectionExtensions
{
    /// <summary>Registers in one expression what does not return the services.</summary>
    public static IServiceCollection With(this IServiceCollection services, Action<IServiceCollection> register)
    {
        register(services);
        return services;
    }
}
