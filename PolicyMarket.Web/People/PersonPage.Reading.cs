using System.Globalization;
using Microsoft.AspNetCore.Components;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Workflows;

namespace PolicyMarket.Web.People;

/// <summary>The account of a firm's person names the firm, so that reading it is recorded.</summary>
public sealed partial class PersonPage
{
    [Inject]
    private ReadingLog Readings { get; set; } = null!; // injected

    /// <summary>Shows no account when the reading cannot be recorded.</summary>
    private async Task RecordReadingAsync()
    {
        if (person is not { Row.Firm: { } firm })
        {
            return;
        }

        var subject = string.Create(CultureInfo.InvariantCulture, $"person:{TargetId}");
        var recorded = await Readings.AddAsync(PersonId, AuditAction.PeopleRead, subject, $"查看 {firm} 的账号", Life);
        if (!recorded.Succeeded)
        {
            (person, problem) = (null, recorded.Why);
        }
    }
}
