using Microsoft.Extensions.Diagnostics.HealthChecks;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Infrastructure;

/// <summary>Ready: the database answers and its schema is this program's.</summary>
internal sealed class DatabaseCheck(Database db) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await Schema.IsReady(db, cancellationToken) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();
}
