using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Authoring;
using PolicyMarket.Data.Authoring.Cases;
using PolicyMarket.Data.Authoring.Documents;
using PolicyMarket.Data.Authoring.Gate;
using PolicyMarket.Data.Authoring.Publishing;
using PolicyMarket.Data.Determinations;
using PolicyMarket.Data.Funds.Budgets;
using PolicyMarket.Data.Notices;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Seals;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Attributes;

namespace PolicyMarket.Data;

/// <summary>Drafts, their check, and the versions that are made from them.</summary>
public static partial class DataRegistration
{
    private static void AddAuthoring(IServiceCollection services)
    {
        services.AddSingleton<DraftDesk>();
        services.AddSingleton<SubmissionDesk>();
        services.AddSingleton<DocumentIntake>();
        services.AddSingleton<DocumentDesk>();
        services.AddSingleton<ItemFromClauses>();
        services.AddSingleton<ItemCaseDesk>();
        services.AddSingleton<FirmFreezing>();
        services.AddSingleton<CaseGround>();
        services.AddSingleton<StaleDrafts>();
        services.AddSingleton<ItemStopDesk>();
        services.AddSingleton<GateReading>();
        services.AddSingleton<GateRates>();
        services.AddSingleton<VersionPublishing>();

        // Their constructors name types that only this project knows, which the container cannot call by itself.
        services.AddSingleton(p => new GateDesk(
            p.GetRequiredService<Recorder>(),
            p.GetRequiredService<GateReading>(),
            p.GetRequiredService<GateRates>(),
            p.GetRequiredService<FundBalances>(),
            p.GetRequiredService<AttributeCatalog>(),
            p.GetRequiredService<MatchingOptions>(),
            p.GetRequiredService<RowSeals>(),
            p.GetRequiredService<AuditTrail>(),
            p.GetRequiredService<BusinessClock>()
        ));
        services.AddSingleton(p => new PublishingDesk(
            p.GetRequiredService<Recorder>(),
            p.GetRequiredService<VersionPublishing>(),
            p.GetRequiredService<PublishedRules>(),
            p.GetRequiredService<RowSeals>(),
            p.GetRequiredService<SecondFactor>(),
            p.GetRequiredService<AuditTrail>(),
            p.GetRequiredService<BusinessClock>()
        ));
        services.AddSingleton(p => new DuePublication(
            p.GetRequiredService<IDbContextFactory<PolicyMarketDb>>(),
            p.GetRequiredService<Recorder>(),
            p.GetRequiredService<VersionPublishing>(),
            p.GetRequiredService<RowSeals>(),
            p.GetRequiredService<NoticeBoard>(),
            p.GetRequiredService<AuditTrail>(),
            p.GetRequiredService<BusinessClock>()
        ));
        services.AddSingleton(p => new WithdrawalDesk(
            p.GetRequiredService<IDbContextFactory<PolicyMarketDb>>(),
            p.GetRequiredService<Recorder>(),
            p.GetRequiredService<VersionPublishing>(),
            p.GetRequiredService<PublishedRules>(),
            p.GetRequiredService<OfferUpkeep>(),
            p.GetRequiredService<NoticeBoard>(),
            p.GetRequiredService<SecondFactor>(),
            p.GetRequiredService<AuditTrail>(),
            p.GetRequiredService<BusinessClock>()
        ));
    }
}
