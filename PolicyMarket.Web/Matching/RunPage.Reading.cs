using System.Globalization;
using Microsoft.AspNetCore.Components;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.People;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Web.Matching;

/// <summary>A run with damaged sheets or disputed answers names firms, so that reading it is recorded.</summary>
public sealed partial class RunPage
{
    [Inject] private ReadingLog Readings { get; set; } = null!; // injected

    /// <summary>Names no firms when the reading cannot be recorded.</summary>
    private async Task<RunView?> RecordReadingAsync(RunView? view, long? personId)
    {
        if (view is null || personId is not { } reader)
        {
            return view;
        }

        var disputed = view.Opinions.SelectMany(opinion => opinion.Items).SelectMany(item => item.Firms).Select(firm => firm.Difference.FirmId).OfType<long>();
        var firms = view.LeftOut.Select(sheet => sheet.FirmId).Concat(disputed).Distinct().Count();
        if (firms == 0)
        {
            return view;
        }

        var subject = string.Create(CultureInfo.InvariantCulture, $"run:{RunId}");
        var recorded = await Readings.AddAsync(reader, AuditAction.RunRead, subject, ReadingWords.List("匹配批次里没有参加或两个引擎不一致的企业", firms), Life);
        return recorded.Succeeded ? view : view with { LeftOut = [], Opinions = [.. view.Opinions.Select(opinion => opinion with { Items = [] })] };
    }
}
