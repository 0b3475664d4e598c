// # In an ASP.NET Core application
//
// The client is one singleton, set up from the section `Helios` of the configuration, where a misspelt name is refused at the start.
// Models go out as the service writes them. The health check asks for the least that the key allows.
//
// Traces and metrics of the client are both called `CloudMgmt`: a span and a duration for each call, repeats and login included. They
// leave when `OTEL_EXPORTER_OTLP_ENDPOINT` says where to.
//
// The standard resilience handler is for the other clients of the application. This one passes it by, since it repeats by itself what may
// be repeated, and a POST that did something is not.
//
// ```sh
// dotnet new web -n Groups -o .
// dotnet add package CloudMgmt.Helios.Extensions.DependencyInjection
// dotnet add package Microsoft.Extensions.Http.Resilience --version 10.11.0
// dotnet add package OpenTelemetry.Extensions.Hosting --version 1.20.1
// dotnet add package OpenTelemetry.Exporter.OpenTelemetryProtocol --version 1.20.1
// ```
//
// `AspNetApplication.cs`:
//
// [code]
//
// `Program.cs`:
//
// ```csharp
// CloudMgmt.Samples.AspNetApplication.Build(WebApplication.CreateBuilder(args)).Run();
// ```
//
// The key comes from user secrets or from the environment, as `Helios__ApiKey`. Then `dotnet run` serves `/health`, `/users/{sid}` and
// `/groups/{name}`.
//
// ```sh
// dotnet build
// ```
using CloudMgmt.Core;
using CloudMgmt.Helios;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using OpenTelemetry;

namespace CloudMgmt.Samples;

internal static class AspNetApplication
{
    public static WebApplication Build(WebApplicationBuilder builder)
    {
        builder.Services.AddHeliosClient(builder.Configuration.GetSection("Helios"));
        builder.Services.ConfigureHttpClientDefaults(http => http.AddStandardResilienceHandler());
        builder.Services.AddHealthChecks().AddCheck<HeliosCheck>("helios");
        var telemetry = builder.Services.AddOpenTelemetry()
            .WithTracing(traces => traces.AddSource("Microsoft.AspNetCore", "CloudMgmt"))
            .WithMetrics(metrics => metrics.AddMeter("Microsoft.AspNetCore.Hosting", "CloudMgmt"));
        if (builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is { Length: > 0 })
            telemetry.UseOtlpExporter();

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
        application.MapPost(
            "/groups/{name}",
            async (string name, IHeliosClient client, CancellationToken cancellationToken) =>
            {
                try
                {
                    return Results.Ok(await client.CreateGroupAsync([new() { Name = name, Domain = "LOCAL" }], null, cancellationToken));
                }
                catch (ApiException refused)
                {
                    return Results.Problem(refused.Message, statusCode: refused.IsConflict ? 409 : 502);
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
