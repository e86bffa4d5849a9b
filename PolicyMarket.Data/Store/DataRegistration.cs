using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Claims;
using PolicyMarket.Data.Demonstration;
using PolicyMarket.Data.Disclosure;
using PolicyMarket.Data.Firms;
using PolicyMarket.Data.Funds;
using PolicyMarket.Data.Generation;
using PolicyMarket.Data.Imports;
using PolicyMarket.Data.Imports.Deliveries;
using PolicyMarket.Data.Imports.Reading;
using PolicyMarket.Data.Ledger;
using PolicyMarket.Data.Notices;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.Payouts;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Reviews;
using PolicyMarket.Data.Seals;
using PolicyMarket.Rules.Attributes;

namespace PolicyMarket.Data.Store;

/// <summary>Registers the record and its workflows.</summary>
public static partial class DataRegistration
{
    public static IServiceCollection AddPolicyMarketData(this IServiceCollection services, DataOptions options)
    {
        services.AddSingleton(options);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(AttributeCatalog.Starter);
        services.AddSingleton<BusinessClock>();
        services.AddSingleton<WriteGate>();
        services.AddSingleton<Checkpointer>();
        services.AddSingleton<Recorder>();
        services.AddSingleton<DatabaseSetup>();
        services.AddSingleton<SealKey>();

        // Its constructor names types that only this project knows.
        services.AddSingleton(p => new SheetSealing(
            p.GetRequiredService<IDbContextFactory<PolicyMarketDb>>(), p.GetRequiredService<WriteGate>(), p.GetRequiredService<Checkpointer>(),
            p.GetRequiredService<SealKey>(), p.GetRequiredService<AuditTrail>()));
        services.AddSingleton<AccessChanges>();
        services.AddSingleton(provider => new DbContextOptionsBuilder<SqlitePolicyMarketDb>()
            .UseSqlite(options.ConnectionString)
            .AddInterceptors(new SqlitePragmas(), new GatedSaves(provider.GetRequiredService<WriteGate>()), new SealedSheets(provider.GetRequiredService<SealKey>()))
            .Options);
        services.AddSingleton<IDbContextFactory<PolicyMarketDb>, SqliteDbFactory>();
        services.AddScoped(provider => provider.GetRequiredService<IDbContextFactory<PolicyMarketDb>>().CreateDbContext());
        AddPeople(services);
        AddWorkflows(services);
        return services;
    }

    /// <summary>One line a workflow: they hold no state, so they are singletons.</summary>
    private static void AddWorkflows(IServiceCollection services)
    {
        services.AddSingleton<AuditTrail>();
        services.AddSingleton<ReadingLog>();
        AddMatching(services);
        AddBackups(services);
        services.AddSingleton<ReviewLog>();
        services.AddSingleton<PreCheckDesk>();
        services.AddSingleton<OfferTerms>();
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
        services.AddSingleton<GeneratedMarket>();
        services.AddSingleton<NoticeBoard>();
        services.AddSingleton<Inbox>();
        services.AddSingleton<OutboxSender>();
        services.AddSingleton<Bookkeeper>();
        services.AddSingleton<FundDesk>();
        services.AddSingleton<FundBalances>();
        services.AddSingleton<PayoutPromise>();
        services.AddSingleton<BatchDesk>();
        services.AddSingleton<ReturnDesk>();
        services.AddSingleton<InstructionWriter>();
        services.AddSingleton<PayeeCheck>();
        services.AddSingleton<PayeeDesk>();
        services.AddSingleton<BankSettlement>();
        services.AddSingleton<BankResultIntake>();
        services.AddSingleton<BankEntryDesk>();
        services.AddSingleton<DisclosurePublishing>();
        services.AddSingleton<PasswordCheck>();
        services.AddSingleton<PeopleDesk>();
        services.AddSingleton<DepartmentDesk>();
        services.AddSingleton<ItemDesk>();
        services.AddSingleton<FirmImport>();
        services.AddSingleton<PolicyImport>();
        services.TryAddSingleton(ImportLimits.Default);
        services.TryAddSingleton(DeliveryLimits.Default);
        services.AddSingleton<RuleLibrary>();
        services.TryAddSingleton<IMessageProvider, FileMessageProvider>();
        services.TryAddSingleton(new OfferOptions());
        services.TryAddSingleton(new ClaimOptions());
        services.TryAddSingleton(new NoticeOptions());
    }

    /// <summary>Identity without cookies, so that the command line can make accounts; Web adds sign-in on top. Every save of its stores goes through the gate (<see cref="GatedSaves"/>).</summary>
    private static void AddPeople(IServiceCollection services)
    {
        services.AddLogging();
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
                options.Lockout.MaxFailedAccessAttempts = 5;
                options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
            })
            .AddRoles<IdentityRole<long>>()
            .AddUserConfirmation<ActivePersonConfirmation>()
            .AddEntityFrameworkStores<PolicyMarketDb>();
    }
}
