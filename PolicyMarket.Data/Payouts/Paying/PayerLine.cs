namespace PolicyMarket.Data.Payouts.Paying;

/// <summary>One line of the list of paying accounts; the codes of the treasury are empty when it is not used.</summary>
public sealed record PayerLine(string FundCode, string Holder, string BankName, string Number, string ClearingCode)
{
    public string FiscalRegion { get; init; } = "";
    public string AgencyCode { get; init; } = "";
    public string FunctionCode { get; init; } = "";
    public string EconomyCode { get; init; } = "";
    public string ProjectCode { get; init; } = "";
    public string FundNature { get; init; } = "";
    public string BudgetDocument { get; init; } = "";
}
