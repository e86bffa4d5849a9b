using Microsoft.AspNetCore.Components;
using PolicyMarket.Rules.Engine.Drafts;
using PolicyMarket.Web.Drafts.Model;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Web.Drafts.Reach;

/// <summary>Reach of a draft: against the version in force, against the fund, by region, industry and size, and some firms as examples.</summary>
public sealed partial class ReachPanel
{
    /// <summary>Bars of a chart; what is left is one bar more.</summary>
    private const int MostBars = 8;

    private bool isMoney;

    [Parameter, EditorRequired]
    public required DraftReach Reach { get; set; }

    private bool IsShort => Reach.Base.Fund is { } fund && Reach.TotalFen > fund.AvailableFen;

    /// <summary>A chart of one bar says nothing, except where it is the only one.</summary>
    private List<ReachChart> Charts
    {
        get
        {
            var told = Reach.Charts.Where(chart => chart.Shares.Length > 1).ToList();
            return told.Count > 0 ? told : [.. Reach.Charts.Where(chart => !chart.Shares.IsEmpty).Take(1)];
        }
    }

    private static string Changed(DraftDifference change) =>
        change is { Gains: 0, Loses: 0, Changes: 0, Unclear: 0 }
            ? "没有企业的结果变化。"
            : $"新增 {Formats.Count(change.Gains)} 家，失去 {Formats.Count(change.Loses)} 家，金额变化 {Formats.Count(change.Changes)} 家"
                + (change.Unclear > 0 ? $"，变为缺数据 {Formats.Count(change.Unclear)} 家" : "")
                + $"，合计 {(change.DifferenceFen < 0 ? "−" : "+")}{Formats.Yuan(Math.Abs(change.DifferenceFen))}。";

    private List<Bar> BarsOf(ReachChart chart)
    {
        var shares = chart.Shares.OrderByDescending(share => isMoney ? share.Fen : share.Firms).ToList();
        var bars = shares.Take(MostBars).Select(share => BarOf(share.Key ?? "", share.Firms, share.Fen)).ToList();
        if (shares.Skip(MostBars).ToList() is { Count: > 0 } rest)
        {
            bars.Add(BarOf($"其余 {rest.Count} 类", rest.Sum(share => share.Firms), rest.Sum(share => share.Fen)));
        }

        return bars;
    }

    private Bar BarOf(string label, int firms, long fen) =>
        isMoney ? new Bar(label, fen, Formats.WanOfFen(fen)) : new Bar(label, firms, $"{Formats.Count(firms)} 家");
}
