using Microsoft.AspNetCore.Components;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.People;
using PolicyMarket.Web.Routing;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Web.People;

/// <summary>The list names the firms of accounts, so that reading it is recorded.</summary>
public sealed partial class PeoplePage
{
    [Inject]
    private ReadingLog Readings { get; set; } = null!; // injected

    /// <summary>Shows no rows when the reading cannot be recorded.</summary>
    private async Task RecordReadingAsync()
    {
        var firms = rows.Select(row => row.Firm).Where(name => name is not null).Distinct().Count();
        var recorded = await Readings.AddAsync(
            PersonId,
            AuditAction.PeopleRead,
            "people",
            ReadingWords.List("账号名单", firms, ("查找", QueryText.Words(Words))),
            Life
        );
        if (!recorded.Succeeded)
        {
            (rows, problem) = ([], recorded.Why);
        }
    }
}
