using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using PolicyMarket.Data.Funds;
using PolicyMarket.Data.Funds.Budgets;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Web.Hosting;
using PolicyMarket.Web.People.SignIn;
using PolicyMarket.Web.People;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Web.Funds;

/// <summary>Funds as bars, budget, and which fund pays which item.</summary>
public sealed partial class FundsPage(FundQueries queries, FundDesk desk, BusinessClock clock)
{
    private IReadOnlyList<FundBalance> balances = [];
    private IReadOnlyList<FundItemRow> items = [];
    private string? notice;
    private string? problem;
    private long personId;
    private bool mayWrite;

    [CascadingParameter]
    public Task<AuthenticationState>? Authentication { get; set; }

    [SupplyParameterFromForm(FormName = "grant")]
    private GrantInput Grant { get; set; } = null!; // set as the page is initialized

    [SupplyParameterFromForm(FormName = "create")]
    private CreateInput Create { get; set; } = null!; // set as the page is initialized

    [SupplyParameterFromForm(FormName = "year-end")]
    private YearEndInput YearEnd { get; set; } = null!; // set as the page is initialized

    [SupplyParameterFromForm(Name = CodeField.FieldName)]
    private string? ApprovalCode { get; set; }

    protected override async Task OnInitializedAsync()
    {
        Grant ??= new();
        Create ??= new();
        YearEnd ??= new();
        if (Authentication is null)
        {
            return;
        }

        var user = (await Authentication).User;
        personId = user.RequiredPersonId();
        mayWrite = user.IsInRole(Roles.Finance) || user.IsInRole(Roles.Administrator);
        await LoadAsync();
    }

    private static IReadOnlyList<Bar> Bars(FundBalance fund) =>
    [
        new("可用", fund.AvailableFen, Formats.Yuan(fund.AvailableFen)),
        new("已预留", fund.ReservedFen, Formats.Yuan(fund.ReservedFen), Tone.Warn),
        new("已批准", fund.ApprovedFen, Formats.Yuan(fund.ApprovedFen), Tone.Warn),
        new("已支付", fund.PaidFen, Formats.Yuan(fund.PaidFen), Tone.Ok),
    ];

    private async Task LoadAsync()
    {
        balances = await queries.BalancesAsync(personId, Life);
        items = await queries.ItemsAsync(personId, Life);
    }

    private Task GrantAsync()
    {
        var text = Grant.AmountYuan?.Replace(",", "", StringComparison.Ordinal);
        if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var yuan)
            || yuan is <= 0 or > 100_000_000_000m || decimal.Round(yuan, 2) != yuan)
        {
            problem = $"金额“{Grant.AmountYuan}”不是一个正数，或多于两位小数，预算没有下达。请写成 1,000,000.00 的样子。";
            return Task.CompletedTask;
        }

        return WorkAsync(desk.GrantAsync(new Approver(personId, ApprovalCode), Grant.FundId, Rules.Values.Money.FromYuan(yuan).Fen, Grant.Note?.Trim() ?? "", Life), "预算已下达并记账。");
    }

    private Task CreateAsync() =>
        WorkAsync(desk.CreateAsync(personId, Create.Code?.Trim() ?? "", Create.Name?.Trim() ?? "", null, Create.Year, Life), "资金池已建立，下一步下达预算。");

    private Task SetLastDayAsync()
    {
        if (!DateOnly.TryParseExact(YearEnd.LastDay, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            problem = $"“{YearEnd.LastDay}”不是日期，应如 2026-12-31，什么也没有改动。";
            return Task.CompletedTask;
        }

        return WorkAsync(desk.SetLastDayAsync(personId, YearEnd.FundId, day, Life), $"资金年度的最后一天已改为 {YearEnd.LastDay}，待确认的截止日随之更新。");
    }

    private Task AssignAsync((long ItemId, long? FundId) choice) =>
        WorkAsync(desk.AssignAsync(personId, choice.ItemId, choice.FundId, Life), "事项的资金池已更改，下一次匹配起生效。");

    private Task SetOpenAsync((long FundId, bool IsOpen) choice) =>
        WorkAsync(desk.SetOpenAsync(personId, choice.FundId, choice.IsOpen, Life), choice.IsOpen ? "资金池已重新开放。" : "资金池已关闭，不再接新的付款。");

    private async Task WorkAsync(Task<Result<long>> work, string done)
    {
        var result = await work;
        (notice, problem) = result.Succeeded ? (done, null) : ((string?)null, result.Why);
        await LoadAsync();
    }
}
