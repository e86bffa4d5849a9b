using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Authoring;
using PolicyMarket.Data.Authoring.Documents;
using PolicyMarket.Data.Demonstration.County;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Data.Demonstration;

/// <summary>
/// Submitted drafts that wait for their second person: one of the department with two officers, one of another, which an administrator can approve. Each
/// raises the ceiling of the department's first award with one by a fifth, an award of the county if there is one. The first department has a document as
/// well, from which no item was made yet.
/// </summary>
internal sealed class DemonstrationDrafts(
    IDbContextFactory<PolicyMarketDb> factory,
    DemonstrationStaff staff,
    PublishedRules rules,
    DraftDesk drafts,
    SubmissionDesk submissions,
    DocumentIntake documents
)
{
    private const string DocumentName = "PolicyMarket.Data.Demonstration.technology-measures.txt";

    private static readonly string[] Authors = ["keji", "shuiwu"];

    public async Task AddAsync(CancellationToken ct)
    {
        DemonstrationStep.Demand(await documents.TakeInTextAsync(await staff.StaffAsync(Authors[0], ct), await TextAsync(ct), ct));
        foreach (var author in Authors)
        {
            var personId = await staff.StaffAsync(author, ct);
            if (await FirstAsync(personId, ct) is { } rule)
            {
                var content = DraftContent.Of(rule with { Cap = rule.Cap * 1.2m });
                var draft = DemonstrationStep.Demand(await drafts.CreateAsync(personId, rule.Id, content, ct));
                DemonstrationStep.Demand(await submissions.SubmitAsync(personId, draft, 1, DemonstrationWording.DraftReason, ct));
            }
        }
    }

    private static async Task<string> TextAsync(CancellationToken ct)
    {
        await using var text =
            typeof(DemonstrationDrafts).Assembly.GetManifestResourceStream(DocumentName)
            ?? throw new InvalidOperationException($"The program lacks its part {DocumentName}.");
        using var reader = new StreamReader(text);
        return await reader.ReadToEndAsync(ct);
    }

    /// <summary>Null when the step did it before, or the department has no such item.</summary>
    private async Task<PolicyRule?> FirstAsync(PersonId personId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await db.ItemDrafts.AnyAsync(d => d.CreatedByPersonId == personId.Value, ct))
        {
            return null;
        }

        var home = DemonstrationRegion.Home.Region;
        var version = await db
            .PolicyItemVersions.AsNoTracking()
            .Where(v => v.CapFen != null && v.Number == v.Item!.CurrentNumber) // a version has its item
            .Where(v => db.Users.Any(p => p.Id == personId.Value && p.DepartmentId == v.Item!.DepartmentId))
            .OrderBy(v =>
                v.Item!.Document!.Region == home ? 0
                : v.Item.Document.Region == null ? 1
                : 2
            ) // an item has its document
            .ThenBy(v => v.Item!.Code)
            .Select(v => (long?)v.Id)
            .FirstOrDefaultAsync(ct);
        return version is { } id ? Jurisdiction.Remove(await rules.RuleAsync(db, id, ct)) : null;
    }
}
