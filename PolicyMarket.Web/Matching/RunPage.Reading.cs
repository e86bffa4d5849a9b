using System.Globalization;
using Microsoft.AspNetCore.Components;
using PolicyMarket.Data.People;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Web.Matching;

/// <summary>A run with damaged sheets names their firms, so that reading it is recorded.</summary>
public sealed partial class RunPage
{
    [Inject] private ReadingLog Readings { get; set; } = null!; // injected

    /// <summary>Names no firms when the reading cannot be recorded.</summary>
    private async Task<RunView?> RecordReadingAsync(RunView? view, long? personId)
    {
        if (view is null || view.LeftOut.IsEmpty || personId is not { } reader)
        {
            return view;
        }

        var firms = view.LeftOut.Select(sheet => sheet.FirmId).Distinct().Count();
        var subject = string.Create(CultureInfo.InvariantCulture, $"run:{RunId}");
        var recorded = await Readings.AddAsync(reader, "run.read", subject, ReadingWords.List("匹配批次里没有参加的企业", firms), leaving.Token);
        return recorded.IsDone ? view : view with { LeftOut = [] };
    }
}
