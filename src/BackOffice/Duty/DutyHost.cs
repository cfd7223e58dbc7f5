namespace QuttyMeken.BackOffice.Duty;

/// <summary>Alarms for the people on duty and the morning's numbers: off until they are set.</summary>
internal static class DutyHost
{
    public const string HttpName = "duty";

    /// <exception cref="InvalidDataException">A setting of <c>Alarm</c> or <c>Smtp</c> is wrong.</exception>
    public static IServiceCollection AddDuty(this IServiceCollection services, IConfiguration settings)
    {
        var options = DutyOptions.Read(settings);
        services.AddSingleton(options).AddSingleton<AlarmWords>().AddSingleton<Mail>();
        // Telegram's addresses hold the token: no logger and no trace may see them.
        services.AddHttpClient(HttpName, client => client.Timeout = TimeSpan.FromSeconds(20)).RemoveAllLoggers()
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, ActivityHeadersPropagator = null });
        if (options.TelegramToken is not null)
            services.AddSingleton<IAlarmChannel, TelegramAlarm>();
        if (options.Webhook is not null)
            services.AddSingleton<IAlarmChannel, WebhookAlarm>();
        if (options.AlarmMail.Count > 0)
            services.AddSingleton<IAlarmChannel, MailAlarm>();
        services.AddSingleton<AlarmBell>().AddHostedService(provider => provider.GetRequiredService<AlarmBell>());
        services.AddSingleton<Digest>().AddHostedService(provider => provider.GetRequiredService<Digest>());
        return services;
    }
}
