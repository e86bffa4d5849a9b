using System.Globalization;
using Microsoft.AspNetCore.Components;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Web.Matching;

/// <summary>A run with damaged sheets or disputed answers names firms, so that reading it is recorded.</summary>
public sealed partial class RunPage
{
    [Inject]
    private ReadingLog Readings { get; set; } = null!; // injected

    /// <summary>Names no firms when the reading cannot be recorded.</summary>
    private async Task<RunView?> RecordReadingAsync(RunView? found)
    {
        if (found is null)
        {
            return null;
        }

        var disputed = found
            .Opinions.SelectMany(opinion => opinion.Items)
            .SelectMany(item => item.Firms)
            .Select(firm => firm.Difference.FirmId)
            .OfType<long>();
        var firms = found.LeftOut.Select(sheet => sheet.FirmId).Concat(disputed).Distinct().Count();
        if (firms == 0)
        {
            return found;
        }

        var subject = string.Create(CultureInfo.InvariantCulture, $"run:{RunId}");
        var recorded = await Readings.AddAsync(
            PersonId,
            AuditAction.RunRead,
            subject,
            ReadingWords.List("匹配批次里没有参加或两个引擎不一致的企业", firms),
            Life
        );
        return recorded.Succeeded ? found : found with { LeftOut = [], Opinions = [.. found.Opinions.Select(opinion => opinion with { Items = [] })] };
    }
}
