using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using PolicyMarket.Data.Files;

namespace PolicyMarket.Data.Demonstration;

/// <summary>
/// Opens the workflows over the same record with a clock that can be set, for events before today. They are used before the program's own ones read
/// anything, and thrown away afterwards, so that neither keeps in memory a state that the other has changed. <paramref name="addData"/> registers the
/// record and its workflows.
/// </summary>
internal sealed class DemonstrationPast(Action<IServiceCollection, DataOptions> addData)
{
    /// <summary>The password of these accounts stands on the sign-in page, so there is nothing that a slow hash would protect.</summary>
    private const int HashIterations = 1_000;

    public ServiceProvider Open(DataOptions options)
    {
        var services = new ServiceCollection();
        var clock = new DemonstrationClock();
        services.AddSingleton<TimeProvider>(clock);
        services.AddSingleton(clock);
        services.Configure<PasswordHasherOptions>(hashing => hashing.IterationCount = HashIterations);
        addData(services, options);
        services.AddSingleton<TrialCasework>();
        services.AddSingleton<TrialPayments>();
        services.AddSingleton<TrialYears>();
        return services.BuildServiceProvider();
    }
}
