namespace QuttyMeken.BackOffice.Learning;

internal static class LearningHost
{
    public static IServiceCollection AddLearning(this IServiceCollection services) => services
        .AddSingleton(Workshop.Real)
        .AddSingleton<ModelCards>()
        .AddSingleton<DriftBell>()
        .AddHostedService(provider => provider.GetRequiredService<DriftBell>())
        .AddHostedService<TrainingJob>();
}
