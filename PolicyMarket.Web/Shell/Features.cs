using System.Security.Claims;
using PolicyMarket.Web.Backups;
using PolicyMarket.Web.Circuits;
using PolicyMarket.Web.Claims;
using PolicyMarket.Web.Disclosure;
using PolicyMarket.Web.Drafts;
using PolicyMarket.Web.Firms;
using PolicyMarket.Web.Funds;
using PolicyMarket.Web.Health;
using PolicyMarket.Web.Imports;
using PolicyMarket.Web.Matching;
using PolicyMarket.Web.Notices;
using PolicyMarket.Web.Offers;
using PolicyMarket.Web.Payouts;
using PolicyMarket.Web.People;
using PolicyMarket.Web.Policies;
using PolicyMarket.Web.Records;

namespace PolicyMarket.Web.Shell;

/// <summary>What each noun's folder brings to the host: its queries, its figure in the rail, its addresses beside pages.</summary>
internal static class Features
{
    public static void AddFeatures(this IServiceCollection services)
    {
        services.AddPeople();
        services.AddCircuits();
        services.AddPolicyPages();
        services.AddDisclosure();
        services.AddSingleton<FirmQueries>();
        services.AddSingleton<FirmDataQueries>();
        services.AddSingleton<ConfirmQueries>();
        services.AddSingleton<ClaimQueries>();
        services.AddSingleton<PreCheckQueries>();
        services.AddSingleton<PayoutQueries>();
        services.AddSingleton<DeskAccountQueries>();
        services.AddSingleton<OwnItemQueries>();
        services.AddSingleton<ParameterQueries>();
        services.AddSingleton<FundQueries>();
        services.AddSingleton<NoticeQueries>();
        services.AddRecords();
        services.AddSingleton<BackupQueries>();
        services.AddMatching();
        services.AddDrafts();
        services.AddImports();
        services.AddScheduling();
        services.AddOfferJobs();
        services.AddNoticeJobs();
        services.AddRailCount<PreCheckQueries>(Urls.PreCheck, (queries, user, ct) => queries.WaitingAsync(user, ct));
        services.AddRailCount<RunsQueries>(Urls.Runs, (queries, user, ct) => queries.WaitingAsync(user, ct));
        services.AddRailCount<RecordQueries>(Urls.Records, (queries, user, ct) => queries.OpenAlarmsAsync(user, ct));
        services.AddRailCount<PayoutQueries>(Urls.Payouts, (queries, user, ct) => queries.WaitingCountAsync(user, ct));
        services.AddRailCount<DeskAccountQueries>(Urls.DeskAccounts, (queries, user, ct) => queries.WaitingCountAsync(user, ct));
        services.AddRailCount<NoticeQueries>(Urls.Notices, (queries, user, ct) => queries.UnreadAsync(user, ct));
    }

    public static void MapFeatures(this IEndpointRouteBuilder routes)
    {
        routes.MapPeople();
        routes.MapCircuits();
        routes.MapNotices();
        routes.MapPayouts();
        routes.MapImports();
        routes.MapDisclosureCsv();
        routes.MapRecords();
        routes.MapHealth();
    }

    private static void AddRailCount<TQueries>(this IServiceCollection services, string url, Func<TQueries, ClaimsPrincipal, CancellationToken, Task<int>> count)
        where TQueries : notnull =>
        services.AddScoped(provider => new RailCount(url, (user, ct) => count(provider.GetRequiredService<TQueries>(), user, ct)));
}
