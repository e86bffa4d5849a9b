using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using PolicyMarket.Data.Ledger;
using PolicyMarket.Data.Ledger.Books;
using PolicyMarket.Web.Routing;

namespace PolicyMarket.Web.Ledger;

/// <summary>Days and conditions of the ledger pages as their addresses hold them. Text that cannot be read counts as not given.</summary>
public static class LedgerFilter
{
    private const string DayForm = "yyyy-MM-dd";

    /// <summary>The days of an address; by default this year until today. Days in the wrong order change places.</summary>
    public static (DateOnly From, DateOnly To) Days(string? from, string? to, DateOnly today)
    {
        var first = DayOf(from) ?? new DateOnly(today.Year, 1, 1);
        var last = DayOf(to) ?? today;
        return first <= last ? (first, last) : (last, first);
    }

    public static StatementFilter Parse(
        DateOnly today,
        string? from,
        string? to,
        string? fund,
        string? account,
        string? phase,
        string? claim,
        string? author
    )
    {
        var (first, last) = Days(from, to, today);
        return new StatementFilter(first, last)
        {
            FundId = long.TryParse(fund, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null,
            Account = EnumOf<LedgerAccount>(account),
            Phase = EnumOf<LedgerPhase>(phase),
            ClaimNumber = string.IsNullOrWhiteSpace(claim) ? null : claim.Trim(),
            Author = string.IsNullOrWhiteSpace(author) ? null : author.Trim(),
        };
    }

    /// <summary>The address with the conditions of the filter.</summary>
    public static string Address(string path, StatementFilter filter) =>
        QueryHelpers.AddQueryString(
            path,
            new Dictionary<string, string?>
            {
                ["from"] = DayText(filter.From),
                ["to"] = DayText(filter.To),
                ["fund"] = filter.FundId?.ToString(CultureInfo.InvariantCulture),
                ["account"] = filter.Account?.ToString(),
                ["phase"] = filter.Phase?.ToString(),
                ["claim"] = filter.ClaimNumber,
                ["author"] = filter.Author,
            }
        );

    /// <summary>The address with its days.</summary>
    public static string Address(string path, DateOnly from, DateOnly to) => Address(path, new StatementFilter(from, to));

    /// <summary>The statement of one account of a fund.</summary>
    public static string StatementOf(long fundId, LedgerAccount account, DateOnly from, DateOnly to) =>
        Address(Urls.LedgerStatement, new StatementFilter(from, to) { FundId = fundId, Account = account });

    private static DateOnly? DayOf(string? text) =>
        DateOnly.TryParseExact(text, DayForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 2000 and <= 2100
            ? day
            : null;

    private static string DayText(DateOnly day) => day.ToString(DayForm, CultureInfo.InvariantCulture);

    private static T? EnumOf<T>(string? text)
        where T : struct, Enum => Enum.TryParse<T>(text, out var value) && Enum.IsDefined(value) ? value : null;
}
