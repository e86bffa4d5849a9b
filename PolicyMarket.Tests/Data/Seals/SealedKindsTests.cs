using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Funds;
using PolicyMarket.Data.RecordChecks;
using PolicyMarket.Data.Seals;
using PolicyMarket.Data.Setup;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Tests.House;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Data.Seals;

/// <summary>Every column of a sealed table is under the seal, and every table is either sealed or listed here with the reason why not.</summary>
public sealed partial class SealedKindsTests
{
    private static readonly HashSet<string> NotSealed =
    [
        "SealLinks",
        "RecordCheckRuns",
        "RecordAlarms", // the seals themselves and what their check found
        "Offers",
        "FactSheets", // hash or seal of their own
        "MatchingRuns",
        "FirmMatches",
        "RunCheckpoints",
        "MatchChanges",
        "RunTallies",
        "RunRegions",
        "RunGaps",
        "DamagedSheets", // made again by a run
        "SecondOpinions",
        "OpinionItems",
        "OpinionDifferences", // findings of a run; what follows from them is a hold, which is sealed
        "ItemDrafts",
        "DraftRevisions", // texts being written; what is submitted and decided is sealed
        "PolicyDocuments",
        "PolicyItems",
        "Departments",
        "Firms",
        "ImportBatches",
        "ParameterValues", // each change is an audit event, which is sealed
        "Holidays", // as above
        "FirmMoves", // told by deliveries, whose sheets are sealed
        "CaseworkCases",
        "CaseworkThresholds",
        "CaseworkRuns", // derived again by the rules; decisions and thresholds are audit events
        "Notices",
        "OutboxMessages",
        "PersonSessions", // messages, and sign-ins, whose begin and end are audit events
        "AspNetRoles",
        "AspNetUserRoles" /* sealed with the person */
        ,
        "AspNetUserClaims",
        "AspNetRoleClaims",
        "AspNetUserLogins",
        "AspNetUserTokens",
        "AspNetUserPasskeys",
    ];

    /// <summary>Sealed tables that no workflow verifies, and what they hold.</summary>
    private static readonly Dictionary<string, string> OnlyChecked = new(StringComparer.Ordinal)
    {
        ["AuditEvents"] = "history",
        ["BankReferences"] = "numbers that refuse a second use",
        ["BankResults"] = "files that were taken in, with their hash",
        ["ClaimEvents"] = "history",
        ["DataRequests"] = "history; the offer itself says that it waits for data",
        ["DisclosureCorrections"] = "history",
        ["ReliefReports"] = "answers of firms, in figures only",
        ["Reviews"] = "history; the check of the record compares it with the offers",
        ["StatementEntries"] = "history; nothing is decided by an entry that belongs to no payout",
        ["VersionWithdrawals"] = "history; the version after it says what is in force",
    };

    [Fact]
    public async Task Columns_are_those_of_the_database()
    {
        await using var record = await TestRecord.CreateAsync();
        await using var db = record.Open();
        foreach (var kind in SealedKinds.All)
        {
            var entity = Assert.Single(db.Model.GetEntityTypes(), one => one.GetTableName() == kind.Table);
            if (kind.IsPartial)
            {
                Assert.Subset(entity.GetProperties().Select(p => p.GetColumnName()).ToHashSet(), kind.Columns.ToHashSet());
                continue;
            }

            Assert.Equal(
                entity.GetProperties().Select(p => p.GetColumnName()).Where(c => c != "Id").Order(StringComparer.Ordinal),
                kind.Columns.Order(StringComparer.Ordinal)
            );
        }
    }

    /// <summary>A workflow that decides by a sealed row verifies it; history, by which nothing is decided, is verified by the check of the record.</summary>
    [Fact]
    public async Task Every_sealed_table_is_verified_by_a_workflow_or_listed()
    {
        await using var record = await TestRecord.CreateAsync();
        await using var db = record.Open();
        var verified = SourceTree
            .Files("PolicyMarket.Data", ".cs")
            .SelectMany(file => Verified().Matches(file.Text).Select(match => match.Groups["entity"].Value))
            .ToHashSet(StringComparer.Ordinal);
        var unverified = db
            .Model.GetEntityTypes()
            .Where(entity => SealedKinds.ByTable.ContainsKey(entity.GetTableName() ?? "") && !verified.Contains(entity.ClrType.Name))
            .Select(entity => entity.GetTableName() ?? "");
        Assert.Equal(OnlyChecked.Keys.Order(StringComparer.Ordinal), unverified.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_table_is_sealed_or_listed()
    {
        await using var record = await TestRecord.CreateAsync();
        await using var db = record.Open();
        var undecided = db
            .Model.GetEntityTypes()
            .Select(e => e.GetTableName() ?? "")
            .Distinct()
            .Where(table => !NotSealed.Contains(table) && !SealedKinds.ByTable.ContainsKey(table));
        Assert.Empty(undecided);
    }

    [Fact]
    public async Task Sealed_row_is_saved_in_a_workflow_only_and_never_deleted()
    {
        await using var county = await County.CreateAsync();
        await using var db = county.Record.Open();
        var fund = await db.Funds.SingleAsync();
        db.Entry(fund).Property(f => f.Name).CurrentValue = "改名";
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync());
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            county
                .Record.Get<Recorder>()
                .WriteAsync<bool>(
                    async inside =>
                    {
                        inside.Remove(await inside.Funds.SingleAsync());
                        return Result.Ok(true);
                    },
                    County.Ct
                )
        );
    }

    [Fact]
    public async Task Old_database_is_sealed_once_at_its_upgrade_and_not_again_when_the_chain_is_lost()
    {
        await using var county = await County.CreateAsync();
        await county.ClaimAsync();
        await county.Record.ForgeAsync($"DELETE FROM SealLinks");
        await county.Record.ForgeAsync($"UPDATE Offers SET ReceiptHash = ''");
        File.Delete(county.Record.Options.ChainHeadFile);
        foreach (var name in RecordTriggers.All.Select(trigger => trigger.Name).Where(name => name.StartsWith("TR_Offers", StringComparison.Ordinal)))
        {
            // The older schema had none.
            await county.Record.ExecuteAsync(System.Runtime.CompilerServices.FormattableStringFactory.Create($"DROP TRIGGER {name}"));
        }

        Assert.True(await county.Record.Get<FirstSeal>().RunAsync(County.Ct) > 10);
        Assert.Equal(0, await county.Record.Get<FirstSeal>().RunAsync(County.Ct));
        await county.Record.Get<DatabaseSetup>().MigrateAsync(County.Ct);
        // The seeded offer has no review.
        Assert.All((await SealFixture.CheckAsync(county)).Findings, f => Assert.Equal(DataDiagnostics.RecordOfferReview, f.Code));

        await county.Record.ForgeAsync($"DELETE FROM SealLinks");
        Assert.Equal(0, await county.Record.Get<FirstSeal>().RunAsync(County.Ct));
        Assert.True((await SealFixture.CheckAsync(county)).FindingCount > 10);
    }

    [GeneratedRegex("(VerifyAsync|FindDamagedAsync)<(?<entity>[A-Za-z]+)>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Verified();
}
