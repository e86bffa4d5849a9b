using System.Text;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Claims;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.FactSheets;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Seals;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Explain;
using PolicyMarket.Rules.Outcomes;
using PolicyMarket.Rules.Policies;
using PolicyMarket.Rules.Values;

namespace PolicyMarket.Data.Records;

/// <summary>
/// Proves a claim's receipt: hash and seal show that it was not changed, the replay shows that the rule and the facts still give the same fen.
/// </summary>
public sealed class DeterminationRecordVerification(
    IDbContextFactory<PolicyMarketDb> factory,
    IRecordCheck records,
    DeterminationRecordReader reader,
    DeterminationRecordMaker maker,
    PublishedRules rules,
    Explainer explainer
)
{
    public async Task<Result<RecordedVerdict>> VerifyAsync(string claimNumber, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var number = claimNumber.Trim();
        var claim = await db
            .Claims.AsNoTracking()
            .Where(c => c.Number == number)
            .Select(c => new
            {
                c.Id,
                c.Number,
                c.AmountFen,
                c.ReceiptJson,
                c.ReceiptHash,
            })
            .SingleOrDefaultAsync(ct);
        if (claim is null)
        {
            return Result.Fail<RecordedVerdict>(DataDiagnostics.DeterminationRecordNoClaim, DeterminationRecordWording.ClaimNotFound(number));
        }

        var report = new StringBuilder().Append(DeterminationRecordWording.ReceiptHeading).AppendLine(claim.Number);
        var hash = DeterminationRecordMaker.HashOf(claim.ReceiptJson);
        var isIntact = hash == claim.ReceiptHash;
        report.AppendLine(isIntact ? DeterminationRecordWording.HashAgrees(hash[..16]) : DeterminationRecordWording.HashDiffers(claim.ReceiptHash, hash));
        var damage = await records.OfReceiptAsync(db, claim.Id, ct);
        var isSealed = damage.Count == 0;
        report
            .Append(DeterminationRecordWording.SealLabel)
            .AppendLine(isSealed ? DeterminationRecordWording.SealAgrees : $"{string.Join(" ", damage.Select(d => d.Message))}");
        var replaysEqual = await ReplayAsync(db, claim.ReceiptJson, claim.AmountFen, report, ct);
        report.Append(isIntact && isSealed && replaysEqual ? DeterminationRecordWording.ReceiptValid : DeterminationRecordWording.ReceiptNotVerified);
        return Result.Ok(new RecordedVerdict(isIntact, isSealed, replaysEqual, claim.AmountFen, report.ToString()));
    }

    private async Task<bool> ReplayAsync(PolicyMarketDb db, string receiptJson, long claimedFen, StringBuilder report, CancellationToken ct)
    {
        var read = reader.Read(receiptJson);
        if (read.Value is not { } receipt)
        {
            report.Append(DeterminationRecordWording.ReplayLabel).AppendLine(string.Join(" ", read.Diagnostics.Select(d => d.Message)));
            return false;
        }

        var version = await db
            .PolicyItemVersions.AsNoTracking()
            .Where(v => v.Number == receipt.VersionNumber && v.Item != null && v.Item.Code == receipt.ItemCode)
            .Select(v => new { v.Id, v.RuleJson })
            .SingleOrDefaultAsync(ct);
        if (version is null)
        {
            report.AppendLine(DeterminationRecordWording.VersionMissing(receipt.ItemCode, receipt.VersionNumber));
            return false;
        }

        var rule = rules.Parse(version.Id, version.RuleJson);
        if (receipt.Territory is null)
        {
            rule = Jurisdiction.Remove(rule); // decided before territories were put in front
        }

        if (rule.Fingerprint != receipt.Fingerprint)
        {
            report.AppendLine(DeterminationRecordWording.FingerprintDiffers(receipt.VersionNumber));
            return false;
        }

        var facts = Facts.From(receipt.Facts.Select(f => KeyValuePair.Create(f.Attribute, f.Value)));
        var explanation = explainer.Explain(rule, facts);
        var again = maker.Make(
            new RecordedGrounds(
                receipt.AsOf,
                receipt.RunId,
                receipt.CreditCode,
                receipt.FirmName,
                rule,
                receipt.VersionNumber,
                receipt.Period,
                facts,
                Sources(receipt),
                explanation
            )
            {
                Earlier = receipt.Earlier,
            }
        );
        return Compare(receipt, explanation, claimedFen, again == receiptJson, report);
    }

    private static bool Compare(DeterminationRecordView receipt, Explanation explanation, long claimedFen, bool isSameText, StringBuilder report)
    {
        var again = explanation.Payable?.Fen - receipt.Earlier.Sum(one => one.AmountFen);
        var isEqual = explanation.Outcome == receipt.Outcome && again == receipt.AmountFen && receipt.AmountFen == claimedFen;
        report.AppendLine(DeterminationRecordWording.ReplayBasis(receipt.Title, receipt.VersionNumber, receipt.AsOf, receipt.Facts.Length));
        report.AppendLine(
            DeterminationRecordWording.ReplayComparison(
                OutcomeText(receipt.Outcome),
                Yuan(receipt.AmountFen),
                OutcomeText(explanation.Outcome),
                Yuan(again),
                Yuan(claimedFen)
            )
        );
        report.AppendLine(isEqual ? DeterminationRecordWording.AllThreeAgree : DeterminationRecordWording.AllThreeDisagree);
        if (!isSameText)
        {
            report.AppendLine(DeterminationRecordWording.PhrasingDiffers);
        }

        return isEqual;
    }

    private static Dictionary<string, FactSource> Sources(DeterminationRecordView receipt) =>
        receipt
            .Facts.Where(f => f.Source is not null)
            .ToDictionary(f => f.Attribute, f => new FactSource(f.Source ?? "", f.Period ?? "", f.Batch, f.AsOf ?? receipt.AsOf), StringComparer.Ordinal);

    private static string OutcomeText(OutcomeKind outcome) =>
        outcome switch
        {
            OutcomeKind.Eligible => DeterminationRecordWording.Eligible,
            OutcomeKind.Ineligible => DeterminationRecordWording.Ineligible,
            OutcomeKind.Unknown => DeterminationRecordWording.AwaitingData,
            _ => throw new InvalidOperationException($"The unknown outcome {outcome}."),
        };

    private static string Yuan(long? fen) => fen is { } known ? DeterminationRecordWording.InYuan(new Money(known)) : DeterminationRecordWording.NoAmount;
}
