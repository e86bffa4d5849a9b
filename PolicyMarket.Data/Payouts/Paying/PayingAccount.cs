using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PolicyMarket.Data.Funds;

namespace PolicyMarket.Data.Payouts.Paying;

/// <summary>
/// 付款账户: the account from which payouts of a fund leave, and the codes of the budget line that the treasury asks for. Natural key: fund.
/// </summary>
public sealed class PayingAccount
{
    internal PayingAccount() { }

    public long Id { get; private set; }
    public long FundId { get; internal init; }
    public string Holder { get; internal set; } = "";
    public string BankName { get; internal set; } = "";
    public string Number { get; internal set; } = "";

    /// <summary>CNAPS code of the paying bank.</summary>
    public string ClearingCode { get; internal set; } = "";

    /// <summary>财政区划; empty when the treasury is not used, as are the codes below.</summary>
    public string FiscalRegion { get; internal set; } = "";

    /// <summary>预算单位代码.</summary>
    public string AgencyCode { get; internal set; } = "";

    /// <summary>功能分类科目.</summary>
    public string FunctionCode { get; internal set; } = "";

    /// <summary>政府经济分类科目.</summary>
    public string EconomyCode { get; internal set; } = "";
    public string ProjectCode { get; internal set; } = "";

    /// <summary>资金性质.</summary>
    public string FundNature { get; internal set; } = "";

    /// <summary>指标文号.</summary>
    public string BudgetDocument { get; internal set; } = "";

    /// <summary>True when the line says what is registered already.</summary>
    internal bool SameAs(PayerLine line) =>
        (Holder, BankName, Number, ClearingCode) == (line.Holder, line.BankName, line.Number, line.ClearingCode)
        && (FiscalRegion, AgencyCode, FunctionCode, EconomyCode) == (line.FiscalRegion, line.AgencyCode, line.FunctionCode, line.EconomyCode)
        && (ProjectCode, FundNature, BudgetDocument) == (line.ProjectCode, line.FundNature, line.BudgetDocument);

    internal void Take(PayerLine line)
    {
        (Holder, BankName, Number, ClearingCode) = (line.Holder, line.BankName, line.Number, line.ClearingCode);
        (FiscalRegion, AgencyCode, FunctionCode, EconomyCode) = (line.FiscalRegion, line.AgencyCode, line.FunctionCode, line.EconomyCode);
        (ProjectCode, FundNature, BudgetDocument) = (line.ProjectCode, line.FundNature, line.BudgetDocument);
    }
}

/// <summary>Table, natural keys and the indexes that the desks read by.</summary>
internal sealed class PayingAccountConfiguration : IEntityTypeConfiguration<PayingAccount>
{
    public void Configure(EntityTypeBuilder<PayingAccount> builder)
    {
        builder.ToTable("PayingAccounts");
        builder.HasIndex(a => a.FundId).IsUnique();
        builder.HasOne<Fund>().WithMany().HasForeignKey(a => a.FundId).OnDelete(DeleteBehavior.Restrict);
    }
}
