using Microsoft.AspNetCore.Components;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Engine.Amounts;
using PolicyMarket.Rules.Engine.Drafts;
using PolicyMarket.Rules.Values;
using PolicyMarket.Web.Drafts.Model;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Web.Drafts;

/// <summary>The figures of a draft at a glance, next to those of the published item, and of which data they are.</summary>
public sealed partial class DraftSummary
{
    [Parameter, EditorRequired]
    public required DraftSheet Sheet { get; set; }

    [Parameter]
    public EventCallback OnRestore { get; set; }

    [Parameter]
    public bool IsReading { get; set; }

    [Parameter]
    public RunProgress? Progress { get; set; }

    [Parameter]
    public bool IsNew { get; set; }

    /// <summary>The draft is saved at each change.</summary>
    [Parameter]
    public bool IsSaved { get; set; }

    /// <summary>Keeps what was tried as a draft.</summary>
    [Parameter]
    public EventCallback OnKeep { get; set; }

    /// <summary>The region to whose firms the figures are limited.</summary>
    [Parameter]
    public string? Territory { get; set; }

    private string UnpricedNote =>
        Sums is { FormulaGaps: > 0 } sums
            ? $"数据不全 {Formats.Count(sums.Unpriced - sums.FormulaGaps)} 家；规则有缺口，数据齐全也算不出 {Formats.Count(sums.FormulaGaps)} 家"
            : "符合条件，但算金额的数据不全";

    private string Effect => IsSaved ? "草稿自动保存，审定生效之前不改变已发布的事项。" : "试算不改变已发布的事项，什么也不保存。";

    private const string NotYet = "…";

    private DraftFigures? Counts => Sheet.Counts?.Figures;

    private DraftFigures? Sums => Sheet.Sums?.Figures;

    private string Basis
    {
        get
        {
            if (Sheet is not { Table: { } table, Counts: { } counts })
            {
                return Effect;
            }

            var data = table.Batch is { } batch
                ? $"按 {Formats.Date(table.AsOf)} 的数据，最近一批是{batch.Source} {PeriodText.FactPeriodInWords(batch.Period)}（截至 "
                    + $"{Formats.Date(batch.AsOf)}，{Formats.Instant(batch.ImportedAt)} 导入，第 {batch.Id} 批）。"
                : $"按 {Formats.Date(table.AsOf)} 的数据，还没有导入过企业数据。";
            var took = Sheet is { Sums: { } sums, Rule.Amount: not null }
                ? $"计数用时 {Milliseconds(counts)}，连同金额 {Milliseconds(sums)}。"
                : $"计数用时 {Milliseconds(counts)}。";
            var scope = Territory is { Length: > 0 } region ? $"只计在本部门辖区（{RegionTree.FullName(region)}）登记的企业。" : "";
            return scope + data + took + Effect;
        }
    }

    private static string Figure(long? count) => count is { } known ? Formats.Count(known) : NotYet;

    private static string? Was(long? count) => count is { } known ? $"{Formats.Count(known)} 家" : null;

    private static string Milliseconds(DraftMeasure measure) => $"{measure.Took.TotalMilliseconds:0.0} 毫秒";
}
