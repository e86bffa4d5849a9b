using PolicyMarket.Data.Workflows;

namespace PolicyMarket.Data.Ledger.Books;

/// <summary>The books while they are rebuilt. Both postings of a pair come from one transaction and lie next to each other.</summary>
internal sealed class RebuildRun(Dictionary<long, string> names)
{
    private const int MostListed = 200;
    private readonly Dictionary<(long FundId, LedgerAccount Account), long> balances = [];
    private readonly Dictionary<(string Subject, LedgerPhase Phase), Pair> open = [];
    private readonly HashSet<(long FundId, LedgerAccount Account)> below = [];

    public long Postings { get; private set; }

    public long DebitFen { get; private set; }

    public long CreditFen { get; private set; }

    public int Count { get; private set; }

    public List<LedgerDifference> Listed { get; } = [];

    public int FundCount => Funds.Count();

    public IEnumerable<long> Funds => balances.Keys.Select(key => key.FundId).Distinct();

    public long BalanceOf(long fundId, LedgerAccount account) => balances.GetValueOrDefault((fundId, account));

    public string NameOf(long fundId) => names.GetValueOrDefault(fundId) ?? $"{fundId}";

    public void Add(string where, string sentence)
    {
        Count++;
        if (Listed.Count < MostListed)
        {
            Listed.Add(new LedgerDifference(where, sentence));
        }
    }

    public void Take(LedgerEntry entry)
    {
        Postings++;
        (DebitFen, CreditFen) = entry.AmountFen > 0 ? (DebitFen + entry.AmountFen, CreditFen) : (DebitFen, CreditFen - entry.AmountFen);
        var key = (entry.FundId, entry.Account);
        balances[key] = balances.GetValueOrDefault(key) + entry.AmountFen;
        if (balances[key] < 0 && !PostingRules.MayBeNegative(entry.Account) && below.Add(key))
        {
            Add(entry.Subject, BooksWording.Below(NameOf(entry.FundId), LedgerWording.Say(entry.Account), WorkText.Yuan(balances[key])));
        }

        var pair = (entry.Subject, entry.Phase);
        if (!open.Remove(pair, out var first))
        {
            open[pair] = new Pair(entry.FundId, entry.Account, entry.AmountFen);
            return;
        }

        if (first.AmountFen + entry.AmountFen != 0)
        {
            Add(entry.Subject, BooksWording.PairUneven(LedgerWording.Say(entry.Phase), 2, WorkText.Yuan(first.AmountFen + entry.AmountFen)));
        }
        else if (!IsRoute(first, entry))
        {
            Add(entry.Subject, BooksWording.RouteWrong(LedgerWording.Say(entry.Phase)));
        }

        if (open.Count == 0 && DebitFen != CreditFen)
        {
            Add(entry.Subject, BooksWording.MomentUneven(WorkText.Yuan(DebitFen - CreditFen)));
            CreditFen = DebitFen; // each moment is named once
        }
    }

    public void Finish()
    {
        foreach (var (key, pair) in open)
        {
            Add(key.Subject, BooksWording.PairUneven(LedgerWording.Say(key.Phase), 1, WorkText.Yuan(pair.AmountFen)));
        }
    }

    private static bool IsRoute(Pair first, LedgerEntry second)
    {
        var (from, to) = PostingRules.Of(second.Phase);
        var (given, taken) = first.AmountFen < 0 ? (first.Account, second.Account) : (second.Account, first.Account);
        return first.FundId == second.FundId && (given, taken) == (from, to);
    }

    private sealed record Pair(long FundId, LedgerAccount Account, long AmountFen);
}
