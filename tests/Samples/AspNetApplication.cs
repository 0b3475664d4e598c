// # In an ASP.NET Core application
//
// The client is one singleton, set up from the section `Helios` of the configuration, where a misspelt name is refused at the start.
// Models go out as the service writes them. The health check asks for the least that the key allows.
//
// The package `CloudMgmt.Helios.Extensions.DependencyInjection` has `AddHeliosClient`. For traces and metrics add the source and the
// meter `CloudMgmt` to OpenTelemetry. Leave resilience handlers off this client: it repeats what may be repeated by itself.
using CloudMgmt.Core;
using CloudMgmt.Helios;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CloudMgmt.Samples;

internal static class AspNetApplication
{
    public static WebApplication Build(WebApplicationBuilder builder)
    {
        builder.Services.AddHeliosClient(builder.Configuration.GetSection("Helios"));
        builder.Services.AddHealthChecks().AddCheck<HeliosCheck>("helios");

        var application = builder.Build();
        application.MapHealthChecks("/health");
        application.MapGet(
            "/users/{sid}",
            async (string sid, IHeliosClient client, CancellationToken cancellationToken) =>
            {
                try
                {
                    return Results.Ok(await client.GetUserAsync(sid, null, cancellationToken));
                }
                catch (ApiException refused) when (refused.IsNotFound)
                {
                    return Results.NotFound();
                }
            });
        return application;
    }

    private sealed class HeliosCheck(IHeliosClient client) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            try
            {
                await client.GetTenantAccessAsync(new() { Timeout = TimeSpan.FromSeconds(5) }, cancellationToken);
                return HealthCheckResult.Healthy();
            }
            catch (ApiException failure)
            {
                // The message names the call and the status, and holds no secret.
                return HealthCheckResult.Unhealthy(failure.Message);
            }
        }
    }
}
