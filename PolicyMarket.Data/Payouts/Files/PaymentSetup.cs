using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Payouts.Files;

/// <summary>Finds settings that are missing before a bank or the treasury can be told to pay.</summary>
internal static class PaymentSetup
{
    /// <summary>One finding for each fund without a paying account.</summary>
    public static IEnumerable<Diagnostic> MissingPayers(PaymentOrder order) =>
        order
            .Lines.Select(line => line.Fund)
            .Distinct()
            .Where(fund => !order.Payers.ContainsKey(fund.Id))
            .Select(fund => new Diagnostic(DataDiagnostics.PaymentSetup, PaymentFileWording.NoPayer(fund.Name, fund.Code), fund.Code));
}
