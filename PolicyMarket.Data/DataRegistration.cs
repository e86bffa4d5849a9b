using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Casework.Desk;
using PolicyMarket.Data.Casework.Rules;
using PolicyMarket.Data.Claims;
using PolicyMarket.Data.Claims.Filing;
using PolicyMarket.Data.Demonstration;
using PolicyMarket.Data.Disclosure;
using PolicyMarket.Data.FactSheets;
using PolicyMarket.Data.Files;
using PolicyMarket.Data.Firms.Accounts;
using PolicyMarket.Data.Funds.Budgets;
using PolicyMarket.Data.Generation;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Imports;
using PolicyMarket.Data.Imports.Deliveries;
using PolicyMarket.Data.Imports.Reading;
using PolicyMarket.Data.Ledger;
using PolicyMarket.Data.Notices;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.Payouts;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.RecordChecks;
using PolicyMarket.Data.Reviews;
using PolicyMarket.Data.Seals;
using PolicyMarket.Data.Setup;
using PolicyMarket.Data.Store;
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
        services.AddSingleton(provider => ContextOptions(provider, options));
        services.AddSingleton<IDbContextFactory<PolicyMarketDb>, SqliteDbFactory>();
        services.AddScoped(provider => provider.GetRequiredService<IDbContextFactory<PolicyMarketDb>>().CreateDbContext());
        AddPeople(services);
        AddWorkflows(services);
        return services;
    }

    private static DbContextOptions<SqlitePolicyMarketDb> ContextOptions(IServiceProvider provider, DataOptions options)
    {
        var builder = new DbContextOptionsBuilder<SqlitePolicyMarketDb>()
            .UseSqlite(options.ConnectionString)
            .AddInterceptors(new SqlitePragmas(), provider.GetRequiredService<SealWriter>(), new SealedSheets(provider.GetRequiredService<SealKey>()), new SerializedSaves(provider.GetRequiredService<WriteLock>()));
        return (provider.GetRequiredService<SqlLogOptions>().IsLogged ? builder.UseLoggerFactory(provider.GetRequiredService<ILoggerFactory>()) : builder).Options;
    }

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
        services.AddSingleton<PreCheckDesk>();
        services.AddSingleton<OfferTerms>();
        services.AddSingleton<IOpenOffers>(provider => provider.GetRequiredService<OfferTerms>());
        services.AddSingleton<OfferDifference>();
        services.AddSingleton<OfferUpkeep>();
        services.AddSingleton<OfferExpiry>();
        services.AddSingleton<OfferPush>();
        services.AddSingleton<ConfirmationCheck>();
        services.AddSingleton<ClaimTimeline>();
        services.AddSingleton<ClaimFiling>();
        services.AddSingleton<BankAccounts>();
        services.AddSingleton<AccountRoster>();
        services.AddSingleton<ParameterIntake>();
        services.AddSingleton<DemonstrationData>();
        services.AddSingleton<GeneratedFirms>();
        services.AddSingleton<GeneratedItems>();
        services.AddSingleton<GeneratedClaims>();
        services.AddSingleton<GeneratedMarket>();
        services.AddSingleton<NoticeBoard>();
        services.AddSingleton<Inbox>();
        services.AddSingleton<OutboxSender>();
        AddMoney(services);
        AddCasework(services);
        AddAccounts(services);
        services.AddSingleton<ItemDesk>();
        services.AddSingleton<FirmImport>();
        services.AddSingleton<PolicyImport>();
        services.TryAddSingleton(ImportLimits.Default);
        services.TryAddSingleton(DeliveryLimits.Default);
        services.AddSingleton<PublishedRules>();
        services.TryAddSingleton<IMessageProvider, FileMessageProvider>();
        services.TryAddSingleton(new OfferOptions());
        services.TryAddSingleton(new ClaimOptions());
        services.TryAddSingleton(new NoticeOptions());
    }

    private static void AddMoney(IServiceCollection services)
    {
        services.AddSingleton<LedgerPosting>();
        services.AddSingleton<FundDesk>();
        services.AddSingleton<FundBalances>();
        services.AddSingleton<Commitment>();
        services.AddSingleton<ICommitment>(provider => provider.GetRequiredService<Commitment>());
        services.AddSingleton<BatchDesk>();
        services.AddSingleton<ReturnDesk>();
        services.AddSingleton<InstructionWriter>();
        services.AddSingleton<PayeeCheck>();
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
            p.GetRequiredService<IDbContextFactory<PolicyMarketDb>>(), p.GetRequiredService<Recorder>(), p.GetRequiredService<CaseEvaluation>(), p.GetRequiredService<CaseNotices>(),
            p.GetRequiredService<BusinessClock>()));
        services.AddSingleton(p => new CaseworkChanges(
            p.GetRequiredService<IDbContextFactory<PolicyMarketDb>>(), p.GetRequiredService<FirmChangeQueue>(), p.GetRequiredService<CaseEvaluation>(),
            p.GetRequiredService<CaseworkSweep>(), p.GetRequiredService<CaseNotices>()));
        services.AddSingleton<CaseDesk>();
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
        services.AddSingleton<DepartmentDesk>();
    }

    /// <summary>
    /// Identity without cookies, so that the command line can make accounts; Web adds sign-in on top. Every save of its stores goes under the write lock (<see cref="GatedSaves"/>).
    /// </summary>
    private static void AddPeople(IServiceCollection services)
    {
        services.AddLogging();
        services.TryAddSingleton(new AccountOptions());
        services.TryAddSingleton(new SecondFactorOptions());
        services.AddDataProtection().SetApplicationName("PolicyMarket");
        services.AddOptions<KeyManagementOptions>().Configure<DataOptions, ILoggerFactory>((keys, data, loggers) =>
            keys.XmlRepository = new FileSystemXmlRepository(new DirectoryInfo(data.KeyDirectory), loggers));
        services.AddIdentityCore<Person>(options =>
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
