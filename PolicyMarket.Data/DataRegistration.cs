using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Calendar;
using PolicyMarket.Data.Casework.Desk;
using PolicyMarket.Data.Casework.Rules;
using PolicyMarket.Data.Claims;
using PolicyMarket.Data.Claims.Filing;
using PolicyMarket.Data.Demonstration;
using PolicyMarket.Data.Disclosure;
using PolicyMarket.Data.Disputes;
using PolicyMarket.Data.FactSheets;
using PolicyMarket.Data.Files;
using PolicyMarket.Data.Firms;
using PolicyMarket.Data.Firms.Accounts;
using PolicyMarket.Data.Firms.Outlook;
using PolicyMarket.Data.Funds.Budgets;
using PolicyMarket.Data.Generation;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Imports;
using PolicyMarket.Data.Imports.Deliveries;
using PolicyMarket.Data.Imports.Reading;
using PolicyMarket.Data.Ledger;
using PolicyMarket.Data.Ledger.Books;
using PolicyMarket.Data.Notices;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.Offers.Bulk;
using PolicyMarket.Data.Offers.Doubts;
using PolicyMarket.Data.Offers.Returns;
using PolicyMarket.Data.Oversight;
using PolicyMarket.Data.Payouts;
using PolicyMarket.Data.Payouts.Files;
using PolicyMarket.Data.Payouts.Paying;
using PolicyMarket.Data.Payouts.Review;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Policies.Standing;
using PolicyMarket.Data.RecordChecks;
using PolicyMarket.Data.Reviews;
using PolicyMarket.Data.Seals;
using PolicyMarket.Data.Setup;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Store.Sqlite;
using PolicyMarket.Data.Telemetry;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Attributes;

namespace PolicyMarket.Data;

/// <summary>Registers the record and its workflows.</summary>
public static partial class DataRegistration
{
    public static IServiceCollection AddPolicyMarketData(this IServiceCollection services, DataOptions options)
    {
        services.AddSingleton(options);
        services.TryAddSingleton(TimeProvider.System);
        services.AddMetrics();
        services.AddSingleton<MatchingMetrics>();
        services.AddSingleton<OfferMetrics>();
        services.AddSingleton<PayoutMetrics>();
        services.AddSingleton<ImportMetrics>();
        services.AddSingleton<AccessMetrics>();
        services.AddSingleton<RecordMetrics>();
        services.AddSingleton(AttributeCatalog.Starter);
        services.AddSingleton<BusinessClock>();
        services.AddSingleton<WriteLock>();
        services.AddSingleton<Checkpointer>();
        services.AddSingleton<PublicContent>();
        services.AddSingleton<Recorder>();
        services.AddSingleton<DatabaseSetup>();
        services.AddSingleton<SealKey>();
        services.AddSingleton<SealChain>();
        services.AddSingleton<ChainHeads>();
        services.AddSingleton<SealWriter>();
        services.AddSingleton<RowSeals>();
        services.AddSingleton<RecordCheck>();
        services.AddSingleton<IRecordCheck>(provider => provider.GetRequiredService<RecordCheck>());
        services.AddSingleton<IRecordAlarms, RecordAlarms>();
        services.AddSingleton<IRecordSeals, RecordSealing>();
        services.AddSingleton<SealKeyMatch>();
        services.AddSingleton<FirstSeal>();
        services.AddSingleton<SheetSealing>();
        services.AddSingleton<AccessChanges>();
        services.TryAddSingleton<SqlLogOptions>();
        services.AddSqliteStore(options, Interceptors);
        services.AddScoped(provider => provider.GetRequiredService<IDbContextFactory<PolicyMarketDb>>().CreateDbContext());
        AddPeople(services);
        AddWorkflows(services);
        return services;
    }

    private static IEnumerable<IInterceptor> Interceptors(IServiceProvider provider) =>
        [
            provider.GetRequiredService<SealWriter>(),
            new SealedSheets(provider.GetRequiredService<SealKey>()),
            new SerializedSaves(provider.GetRequiredService<WriteLock>()),
        ];

    /// <summary>One line a workflow: they hold no state, so they are singletons.</summary>
    private static void AddWorkflows(IServiceCollection services)
    {
        services.AddSingleton<AuditTrail>();
        services.AddSingleton<RepeatedEvents>();
        services.AddSingleton<IRefusalLog, RefusalLog>();
        services.AddSingleton<ReadingLog>();
        services.AddSingleton<ChainAudit>();
        services.AddSingleton<RecordReading>();
        services.AddSingleton<IDatabaseCheck>(provider => provider.GetRequiredService<RecordReading>());
        services.AddSingleton<RecordDesk>();
        services.AddSingleton<AccessLog>();
        AddMatching(services);
        AddBackups(services);
        services.AddSingleton<ReviewLog>();
        AddPreCheck(services);
        AddOffers(services);
        services.AddSingleton<ConfirmationCheck>();
        services.AddSingleton<ClaimTimeline>();
        services.AddSingleton<ClaimFiling>();
        services.AddSingleton<BankAccounts>();
        services.AddSingleton<PhoneCipher>();
        services.AddSingleton<FirmContact>();
        services.AddSingleton<AccountRoster>();
        services.AddSingleton<ParameterIntake>();
        AddDemonstration(services);
        services.AddSingleton<NoticeBoard>();
        services.AddSingleton<Inbox>();
        services.AddSingleton<OutboxSender>();
        AddMoney(services);
        AddCasework(services);
        AddAuthoring(services);
        AddAccounts(services);
        services.AddSingleton<ItemDesk>();
        services.AddSingleton<ItemStandingReader>();
        services.AddSingleton<ZeroPayoutDesk>();
        services.AddSingleton<FirmImport>();
        services.AddSingleton<PolicyImport>();
        services.TryAddSingleton(ImportLimits.Default);
        services.TryAddSingleton(DeliveryLimits.Default);
        services.AddSingleton<PublishedRules>();
        services.TryAddSingleton<IMessageProvider, FileMessageProvider>();
        services.TryAddSingleton(new ClaimOptions());
        services.TryAddSingleton(new NoticeOptions());
    }

    private static void AddOffers(IServiceCollection services)
    {
        services.AddSingleton<OfferTerms>();
        services.AddSingleton<IOpenOffers>(provider => provider.GetRequiredService<OfferTerms>());
        services.AddSingleton<OfferDifference>();
        services.AddSingleton<OfferUpkeep>();
        services.AddSingleton<OfferDisputes>();
        services.AddSingleton<ReliefReporting>();
        services.AddSingleton<DisputeDesk>();
        services.TryAddSingleton(new DisputeOptions());
        services.AddSingleton<OfferExpiry>();
        services.AddSingleton<OfferPush>();
        services.AddSingleton<OfferDeclining>();
        services.TryAddSingleton(new OfferOptions());
    }

    private static void AddDemonstration(IServiceCollection services)
    {
        services.TryAddSingleton(new DemonstrationOptions());
        services.AddSingleton(new DemonstrationPast(static (past, options) => past.AddPolicyMarketData(options)));
        services.AddSingleton<DemonstrationStep>();
        services.AddSingleton<DemonstrationStaff>();
        services.AddSingleton<DemonstrationLibrary>();
        services.AddSingleton<DemonstrationBudget>();
        services.AddSingleton<DemonstrationPayers>();
        services.AddSingleton<DemonstrationDelivery>();
        services.AddSingleton<DemonstrationChecking>();
        services.AddSingleton<OpenWork>();
        services.AddSingleton<DemonstrationDrafts>();
        services.AddSingleton(provider => new DemonstrationData(provider));
        services.AddSingleton<GeneratedFirms>();
        services.AddSingleton<GeneratedItems>();
        services.AddSingleton<GeneratedClaims>();
        services.AddSingleton<GeneratedLibrary>();
        services.AddSingleton<GeneratedMarket>();
    }

    private static void AddPreCheck(IServiceCollection services)
    {
        services.AddSingleton<PreCheckDesk>();
        services.AddSingleton<OfferApproval>();
        services.AddSingleton<IReleasedApprovals, ReleasedApprovals>();
        services.AddSingleton(provider => new AloneLimit(
            provider.GetRequiredService<IDbContextFactory<PolicyMarketDb>>(),
            provider.GetRequiredService<IReleasedApprovals>(),
            provider.GetRequiredService<OfferOptions>(),
            provider.GetRequiredService<BusinessClock>()
        ));
        services.AddSingleton<BulkApprovalDesk>();
        services.AddSingleton<DataReturnDesk>();
        services.AddSingleton<DataArrival>();
        services.AddSingleton<DoubtFinder>();
        services.AddSingleton<IDoubtSource, DisputeDoubts>();
        services.AddSingleton<IDoubtSource, AccountDoubts>();
        services.AddSingleton<IDoubtSource, ClaimDoubts>();
        services.AddSingleton<IDoubtSource, FactDoubts>();
        services.AddSingleton<IDoubtSource, CaseworkDoubts>();
    }

    private static void AddMoney(IServiceCollection services)
    {
        services.AddSingleton<LedgerPosting>();
        services.AddSingleton<LedgerBooks>();
        services.AddSingleton<LedgerExport>();
        services.AddSingleton<LedgerRebuild>();
        services.AddSingleton<PeriodDesk>();
        services.AddSingleton<FundDesk>();
        services.AddSingleton<FundBalances>();
        services.AddSingleton<FundForecasts>();
        services.AddSingleton<Commitment>();
        services.AddSingleton<ICommitment>(provider => provider.GetRequiredService<Commitment>());
        services.AddSingleton<BatchDesk>();
        services.AddSingleton<ReturnDesk>();
        services.AddSingleton<PaidDocuments>();
        services.AddSingleton<InstructionWriter>();
        services.AddSingleton<PaymentFileSeal>();
        services.AddSingleton<PaymentFileVerification>();
        services.AddSingleton<PayingDirectory>();
        services.AddSingleton<PayeeCheck>();
        services.AddSingleton<BatchReviewer>();
        services.AddSingleton<BatchReconciler>();
        services.AddSingleton<PayeeDesk>();
        services.AddSingleton<BankSettlement>();
        services.AddSingleton<BankReconciliation>();
        services.AddSingleton<BankEntryDesk>();
        services.AddSingleton<IDisclosure, DisclosurePublishing>();
    }

    private static void AddCasework(IServiceCollection services)
    {
        services.AddSingleton<CaseNetwork>();
        services.AddSingleton<FirmChangeQueue>();
        services.AddSingleton<IFirmChanges>(provider => provider.GetRequiredService<FirmChangeQueue>());
        services.AddSingleton<CaseWriting>();
        services.AddSingleton<CaseNotices>();
        services.AddSingleton<CaseEvaluation>();
        services.AddSingleton(p => new CaseworkSweep(
            p.GetRequiredService<IDbContextFactory<PolicyMarketDb>>(),
            p.GetRequiredService<Recorder>(),
            p.GetRequiredService<CaseEvaluation>(),
            p.GetRequiredService<CaseNotices>(),
            p.GetRequiredService<BusinessClock>()
        ));
        services.AddSingleton(p => new CaseworkChanges(
            p.GetRequiredService<IDbContextFactory<PolicyMarketDb>>(),
            p.GetRequiredService<FirmChangeQueue>(),
            p.GetRequiredService<CaseEvaluation>(),
            p.GetRequiredService<CaseworkSweep>(),
            p.GetRequiredService<CaseNotices>()
        ));
        services.AddSingleton<CaseDesk>();
        services.AddSingleton<LightBoard>();
        services.AddSingleton<YearReport>();
        services.AddSingleton<ClaimTrail>();
        services.AddSingleton<ThresholdDesk>();
    }

    private static void AddAccounts(IServiceCollection services)
    {
        services.AddSingleton<PasswordCheck>();
        services.AddSingleton<CommonPasswords>();
        services.AddSingleton<SecondFactor>();
        services.AddSingleton<OwnPassword>();
        services.AddSingleton<SecondFactorDesk>();
        services.AddSingleton<SignInLog>();
        services.AddSingleton<AccessRequestDesk>();
        services.AddSingleton<AccountDesk>();
        services.AddSingleton<SessionDesk>();
        services.AddSingleton<SignInDesk>();
        services.AddSingleton<PeopleDesk>();
        services.AddSingleton<PersonDetailsDesk>();
        services.AddSingleton<DepartmentDesk>();
        services.AddSingleton<CalendarReader>();
        services.AddSingleton<CalendarDesk>();
    }

    /// <summary>
    /// Identity without cookies, so that the command line can make accounts; Web adds sign-in on top. Every save of its stores goes under the write lock
    /// (<see cref="SerializedSaves"/>).
    /// </summary>
    private static void AddPeople(IServiceCollection services)
    {
        services.AddLogging();
        services.TryAddSingleton(new AccountOptions());
        services.TryAddSingleton(new SecondFactorOptions());
        services.AddDataProtection().SetApplicationName("PolicyMarket");
        services
            .AddOptions<KeyManagementOptions>()
            .Configure<DataOptions, ILoggerFactory>(
                (keys, data, loggers) => keys.XmlRepository = new FileSystemXmlRepository(new DirectoryInfo(data.KeyDirectory), loggers)
            );
        services
            .AddIdentityCore<Person>(options =>
            {
                options.Password.RequiredLength = 10;
                options.Password.RequireDigit = true;
                options.Password.RequireLowercase = false;
                options.Password.RequireUppercase = false;
                options.Password.RequireNonAlphanumeric = false;
                options.Password.RequiredUniqueChars = 5;
                options.User.AllowedUserNameCharacters = "";
                options.SignIn.RequireConfirmedAccount = true; // asks ActivePersonConfirmation
                options.Lockout.AllowedForNewUsers = false; // SignInThrottle limits attempts without keeping the person out
            })
            .AddRoles<IdentityRole<long>>()
            .AddUserConfirmation<ActivePersonConfirmation>()
            .AddEntityFrameworkStores<PolicyMarketDb>();
    }
}
