using System.Reflection;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Firms.Outlook;
using PolicyMarket.Data.People;
using PolicyMarket.Web.Casework;
using PolicyMarket.Web.Claims;
using PolicyMarket.Web.Commands;
using PolicyMarket.Web.Disclosure;
using PolicyMarket.Web.Drafts;
using PolicyMarket.Web.Firms;
using PolicyMarket.Web.Firms.Accounts;
using PolicyMarket.Web.Firms.DeliveredFacts;
using PolicyMarket.Web.Firms.Disputes;
using PolicyMarket.Web.Hosting;
using PolicyMarket.Web.Imports;
using PolicyMarket.Web.Offers;
using PolicyMarket.Web.Payouts;
using PolicyMarket.Web.People;
using PolicyMarket.Web.People.SignIn;
using PolicyMarket.Web.Policies;
using PolicyMarket.Web.Reliefs;
using PolicyMarket.Web.Shell;
using PolicyMarket.Web.Startup;

namespace PolicyMarket.Tests.House;

/// <summary>
/// Whoever in Web reads data of firms by name records the reading. A type carries such data when it has a property named for a firm, or holds a type that
/// has one; a new page that asks for one must record it, or stand here with its reason.
/// </summary>
public sealed class ReadingRecordTests
{
    private static readonly string[] Telling = ["FirmName", "CreditCode", "Firm", "AccountHolder", "Number"];

    /// <summary>Readers without a record.</summary>
    private static readonly Dictionary<string, string> Exceptions = new(StringComparer.Ordinal)
    {
        [nameof(DisclosurePage)] = "the public list",
        [nameof(FirmHomePage)] = "the firm's own data",
        [nameof(FirmClaimsPage)] = "the firm's own data",
        [nameof(FirmDataPage)] = "the firm's own data",
        [nameof(ConfirmPage)] = "the firm's own data",
        [nameof(DeclinePage)] = "the firm's own data",
        [nameof(AccountsPage)] = "the firm's own data",
        [nameof(ItemPage)] = "the firm's own verdict",
        [nameof(SignInPage)] = "the demonstration accounts, in Development only",
    };

    private static readonly Type[] Recording =
    [
        typeof(AccountCommand),
        typeof(BatchPage),
        typeof(ClaimPage),
        typeof(DeskAccountsPage),
        typeof(DeskFirmDataPage),
        typeof(DisputesPage),
        typeof(DraftBoard),
        typeof(ImportPage),
        typeof(PayoutsPage),
        typeof(PeoplePage),
        typeof(PreCheckPage),
        typeof(ReliefsPage),
        typeof(SupervisionPage),
    ];

    private static Assembly[] Product { get; } = [typeof(ReadingLog).Assembly, typeof(Composition).Assembly];

    private static Dictionary<MethodBase, HashSet<Type>> Callers { get; } = CallGraph.CallersOf(Product);

    [Fact]
    public void Whoever_reads_firms_by_name_records_it()
    {
        var recorders = RecordersOf(typeof(ReadingLog), nameof(ReadingLog.AddAsync))
            .Concat(RecordersOf(typeof(AccessLog), nameof(AccessLog.ExportedAsync)))
            .ToHashSet();
        var readers = Reads()
            .SelectMany(read => Callers.TryGetValue(read, out var callers) ? callers : [])
            .Where(type => type.Assembly == typeof(Composition).Assembly && !type.Name.EndsWith("Queries", StringComparison.Ordinal))
            .Distinct()
            .ToList();

        Assert.InRange(readers.Count, 12, 200);
        Assert.Empty(readers.Except(recorders).Select(type => type.Name).Except(Exceptions.Keys));
    }

    [Fact]
    public void The_known_readers_record() =>
        Assert.Empty(Recording.Except(RecordersOf(typeof(ReadingLog), nameof(ReadingLog.AddAsync))).Select(type => type.Name));

    private static IEnumerable<Type> RecordersOf(Type log, string method) =>
        Callers.Where(call => call.Key.DeclaringType == log && call.Key.Name == method).SelectMany(call => call.Value);

    private static IEnumerable<MethodBase> Reads() =>
        Product
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.Name.EndsWith("Queries", StringComparison.Ordinal) || type == typeof(ReliefFollowUp))
            .SelectMany(type => type.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(method => (method.IsPublic || method.IsAssembly) && NamesFirms(method.ReturnType, []));

    private static bool NamesFirms(Type type, HashSet<Type> seen)
    {
        if (!seen.Add(type))
        {
            return false;
        }

        if (type.HasElementType && type.GetElementType() is { } element)
        {
            return NamesFirms(element, seen);
        }

        if (type.IsGenericType && type.GetGenericArguments().Any(argument => NamesFirms(argument, seen)))
        {
            return true;
        }

        return Product.Contains(type.Assembly)
            && !type.IsEnum
            && type.GetProperties(BindingFlags.Instance | BindingFlags.Public)
                .Any(property =>
                    (property.PropertyType == typeof(string) && Telling.Contains(property.Name, StringComparer.Ordinal))
                    || NamesFirms(property.PropertyType, seen)
                );
    }
}
