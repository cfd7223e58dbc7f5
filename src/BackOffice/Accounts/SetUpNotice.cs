using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Accounts;

/// <summary>While nobody is on the staff, every start prints a link that makes the administrator. The one before stops working.</summary>
internal sealed class SetUpNotice(IServiceProvider services, TextWriter console) : IHostedLifecycleService
{
    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        var links = scope.ServiceProvider.GetRequiredService<OneTimeLinks>();
        var path = await scope.ServiceProvider.GetRequiredService<Database>().InOneTransaction(links.SetUp, cancellationToken);
        if (path is not null)
            await console.WriteLineAsync($"Open this once to create the administrator: {OfficeHost.Address(services, path)}");
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
