using PolicyMarket.Data.Firms;

namespace PolicyMarket.Data.Payouts.Review;

/// <summary>Duplicates within a batch: names, accounts of several firms, firms with several accounts.</summary>
internal static class BatchDuplicates
{
    public static IEnumerable<BatchNote> Find(List<ReviewRow> rows)
    {
        foreach (var name in rows.GroupBy(r => r.Firm.Name, StringComparer.Ordinal))
        {
            string[] codes = [.. name.Select(r => r.Firm.CreditCode).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
            if (codes.Length > 1)
            {
                yield return new BatchNote(BatchNoteKind.SameName, null, ReviewWording.SameName(name.Key, codes));
            }
        }

        foreach (var number in rows.GroupBy(r => r.Payout.AccountNumber, StringComparer.Ordinal))
        {
            string[] firms = [.. number.Select(r => r.Firm.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
            if (number.Select(r => r.Firm.Id).Distinct().Count() > 1)
            {
                yield return new BatchNote(
                    BatchNoteKind.SeveralPayees,
                    null,
                    ReviewWording.SeveralPayees(number.First().Payout.BankName, BankAccount.Mask(number.Key), firms)
                );
            }
        }

        foreach (var firm in rows.GroupBy(r => r.Firm.Id))
        {
            string[] accounts =
            [
                .. firm.Select(r => (r.Payout.BankName, r.Payout.AccountNumber))
                    .Distinct()
                    .Select(a => $"{a.BankName} {BankAccount.Mask(a.AccountNumber)}"),
            ];
            if (accounts.Length > 1)
            {
                yield return new BatchNote(BatchNoteKind.SeveralAccounts, null, ReviewWording.SeveralAccounts(firm.First().Firm.Name, accounts));
            }
        }
    }
}
