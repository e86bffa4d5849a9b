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
    IDbContextFactory<PolicyMarketDb> factory, IRecordCheck records, DeterminationRecordReader reader, DeterminationRecordMaker maker, PublishedRules rules, Explainer explainer)
{
    public async Task<Result<RecordedVerdict>> VerifyAsync(string claimNumber, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var number = claimNumber.Trim();
        var claim = await db.Claims.AsNoTracking()
            .Where(c => c.Number == number)
            .Select(c => new { c.Id, c.Number, c.AmountFen, c.ReceiptJson, c.ReceiptHash })
            .SingleOrDefaultAsync(ct);
        if (claim is null)
        {
            return Result.Fail<RecordedVerdict>(DataDiagnostics.DeterminationRecordNoClaim, $"没有受理号为“{number}”的兑现申请。请核对受理号，它印在办理进度页的最上方。");
        }

        var report = new StringBuilder().Append("兑现凭证 ").AppendLine(claim.Number);
        var hash = DeterminationRecordMaker.HashOf(claim.ReceiptJson);
        var isIntact = hash == claim.ReceiptHash;
        report.AppendLine(isIntact
            ? $"完整性：内容与登记的摘要一致（SHA-256 {hash[..16]}…）。"
            : $"完整性：内容与登记的摘要不一致。登记为 {claim.ReceiptHash}，现为 {hash}。凭证被改动过，请核查并从备份恢复。");
        var damage = await records.OfReceiptAsync(db, claim.Id, ct);
        var isSealed = damage.Count == 0;
        report.Append("封印：").AppendLine(isSealed
            ? "这份申请、它的凭证和所依据的事项版本与封印链一致。"
            : $"{string.Join(" ", damage.Select(d => d.Message))}");
        var replaysEqual = await ReplayAsync(db, claim.ReceiptJson, claim.AmountFen, report, ct);
        report.Append(isIntact && isSealed && replaysEqual ? "结论：凭证有效。" : "结论：凭证未通过核验。");
        return Result.Ok(new RecordedVerdict(isIntact, isSealed, replaysEqual, claim.AmountFen, report.ToString()));
    }

    private async Task<bool> ReplayAsync(PolicyMarketDb db, string receiptJson, long claimedFen, StringBuilder report, CancellationToken ct)
    {
        var read = reader.Read(receiptJson);
        if (read.Value is not { } receipt)
        {
            report.Append("重算：").AppendLine(string.Join(" ", read.Diagnostics.Select(d => d.Message)));
            return false;
        }

        var version = await db.PolicyItemVersions.AsNoTracking()
            .Where(v => v.Number == receipt.VersionNumber && v.Item != null && v.Item.Code == receipt.ItemCode)
            .Select(v => new { v.Id, v.RuleJson })
            .SingleOrDefaultAsync(ct);
        if (version is null)
        {
            report.AppendLine($"重算：没有事项 {receipt.ItemCode} 的第 {receipt.VersionNumber} 版，无法重算。");
            return false;
        }

        var rule = rules.Parse(version.Id, version.RuleJson);
        if (receipt.Territory is null)
        {
            rule = Jurisdiction.Remove(rule); // decided before territories were put in front
        }

        if (rule.Fingerprint != receipt.Fingerprint)
        {
            report.AppendLine($"重算：凭证写的规则指纹与事项第 {receipt.VersionNumber} 版不一致。规则或凭证被改动过。");
            return false;
        }

        var facts = Facts.From(receipt.Facts.Select(f => KeyValuePair.Create(f.Attribute, f.Value)));
        var explanation = explainer.Explain(rule, facts);
        var again = maker.Make(new RecordedGrounds(
            receipt.AsOf, receipt.RunId, receipt.CreditCode, receipt.FirmName, rule, receipt.VersionNumber, receipt.Period,
            facts, Sources(receipt), explanation) { Earlier = receipt.Earlier });
        return Compare(receipt, explanation, claimedFen, again == receiptJson, report);
    }

    private static bool Compare(DeterminationRecordView receipt, Explanation explanation, long claimedFen, bool isSameText, StringBuilder report)
    {
        var again = explanation.Payable?.Fen - receipt.Earlier.Sum(one => one.AmountFen);
        var isEqual = explanation.Outcome == receipt.Outcome
            && again == receipt.AmountFen
            && receipt.AmountFen == claimedFen;
        report.AppendLine($"重算：事项“{receipt.Title}”第 {receipt.VersionNumber} 版，数据日期 {receipt.AsOf:yyyy-MM-dd}，用到 {receipt.Facts.Length} 项数据。");
        report.AppendLine($"      凭证：{OutcomeText(receipt.Outcome)}，{Yuan(receipt.AmountFen)}；重算：{OutcomeText(explanation.Outcome)}，{Yuan(again)}；申请：{Yuan(claimedFen)}。");
        report.AppendLine(isEqual ? "      三者一致，分毫不差。" : "      三者不一致。");
        if (!isSameText)
        {
            report.AppendLine("      逐字比对：重写的凭证与原文措辞不同（平台版本不同时可能如此）；以上面的结果和金额为准。");
        }

        return isEqual;
    }

    private static Dictionary<string, FactSource> Sources(DeterminationRecordView receipt) => receipt.Facts
        .Where(f => f.Source is not null)
        .ToDictionary(f => f.Attribute, f => new FactSource(f.Source ?? "", f.Period ?? "", f.Batch, f.AsOf ?? receipt.AsOf), StringComparer.Ordinal);

    private static string OutcomeText(OutcomeKind outcome) => outcome switch
    {
        OutcomeKind.Eligible => "符合",
        OutcomeKind.Ineligible => "不符合",
        OutcomeKind.Unknown => "待补数据",
        _ => throw new InvalidOperationException($"The unknown outcome {outcome}."),
    };

    private static string Yuan(long? fen) => fen is { } known ? $"{new Money(known)} 元" : "无金额";
}
