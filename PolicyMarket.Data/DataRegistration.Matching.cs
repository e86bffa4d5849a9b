using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using PolicyMarket.Data.Backups;
using PolicyMarket.Data.Determinations;
using PolicyMarket.Data.FactSheets;
using PolicyMarket.Data.FactSheets.Columns;
using PolicyMarket.Data.FactSheets.Live;
using PolicyMarket.Data.Firms.Outlook;
using PolicyMarket.Data.Nightly;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.Opinions;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Records;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Telemetry;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Explain;
using PolicyMarket.Rules.Values;

namespace PolicyMarket.Data;

/// <summary>The nightly run and the receipts.</summary>
public static partial class DataRegistration
{
    private static void AddBackups(IServiceCollection services)
    {
        services.TryAddSingleton(new BackupOptions());
        services.AddSingleton<BackupMaking>();
        services.AddSingleton<BackupDesk>();
        services.AddSingleton<DatabaseRestore>();
        services.AddSingleton<DatabaseChecking>();
        services.AddSingleton<IDatabaseCheck, StoredSheetCheck>();
        services.AddSingleton<IDatabaseCheck, StoredResultCheck>();
    }

    private static void AddMatching(IServiceCollection services)
    {
        services.TryAddSingleton<Explainer>();
        services.TryAddSingleton(new MatchingOptions());
        services.TryAddSingleton(WorkingDays.Weekdays); // the stored holidays come with the setup of the database
        services.AddSingleton<CompiledRulesCache>();
        services.TryAddSingleton<IMatcher, EngineMatcher>();
        services.AddSingleton<RunProgressBoard>();
        services.AddSingleton<FirmFacts>();
        services.AddSingleton<FirmTableLoader>();
        services.AddSingleton<FactTableCache>();
        services.AddSingleton<LiveFirms>();
        services.AddSingleton<PlanReader>();
        services.AddSingleton<DeterminationRecordMaker>();
        services.AddSingleton<DeterminationRecordReader>();
        services.AddSingleton<DeterminationRecordVerification>();
        services.AddSingleton<OfferReexamination>();
        services.AddSingleton<OfferMaking>();
        services.AddSingleton<OfferWriting>();
        services.AddSingleton<ChunkRecord>();
        services.AddSingleton<RunOpening>();
        AddOpinions(services);
        services.AddSingleton<ReliefFollowUp>();
        services.AddSingleton<FirmOutlook>();
        services.AddSingleton<FittingItems>();
        services.AddSingleton<RunFaults>();
        services.AddSingleton<LeftOutFirms>();

        // Its constructor names types that only this project knows, which the container cannot call by itself.
        services.AddSingleton(p => new NightlyRun(
            p.GetRequiredService<IDbContextFactory<PolicyMarketDb>>(),
            p.GetRequiredService<Recorder>(),
            p.GetRequiredService<IMatcher>(),
            p.GetRequiredService<RunProgressBoard>(),
            p.GetRequiredService<MatchingOptions>(),
            p.GetRequiredService<BusinessClock>(),
            p.GetRequiredService<TimeProvider>(),
            p.GetRequiredService<PlanReader>(),
            p.GetRequiredService<RunOpening>(),
            p.GetRequiredService<SecondOpinionReview>(),
            p.GetRequiredService<ChunkRecord>(),
            p.GetRequiredService<MatchingMetrics>(),
            p.GetRequiredService<OfferMetrics>(),
            p.GetRequiredService<ILogger<NightlyRun>>()
        ));
    }

    private static void AddOpinions(IServiceCollection services)
    {
        services.TryAddSingleton(new OpinionOptions());
        services.TryAddSingleton<IEngineChoice, EngineChoice>();
        services.AddSingleton<OpinionEngines>();
        services.AddSingleton<PairComparison>();
        services.AddSingleton<OpinionRecord>();
        services.AddSingleton<SecondOpinionReview>();
        services.AddSingleton<OpinionReader>();
        services.AddSingleton<HeldItems>();
        services.AddSingleton<HoldDesk>();
    }
}
