using System.Text;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Store;

namespace PolicyMarket.Data.Payouts;

/// <summary>Writes the payment instruction of an approved batch; each download is in the audit trail, because the file shows whole account numbers.</summary>
public sealed class InstructionWriter(Recorder recorder, AuditTrail audit)
{
    /// <summary>The columns, in their order; the bank answers with the same 拨付编号.</summary>
    public const string Header = "拨付编号,户名,开户行,账号,金额,受理号,事项";

    /// <summary>For finance, once the batch has its second signature.</summary>
    public Task<WorkResult<InstructionFile>> InstructionCsvAsync(long personId, long batchId, CancellationToken ct) =>
        recorder.WriteAsync<InstructionFile>(async db =>
        {
            var (actor, why) = await ActorCheck.DemandAsync(db, personId, ct, Roles.Finance, Roles.FinanceChecker);
            if (actor is null)
            {
                return WorkText.Refuse<InstructionFile>(why);
            }

            var batch = await db.PayoutBatches.AsNoTracking()
                .Include(b => b.Payouts).ThenInclude(p => p.Claim).ThenInclude(c => c!.ItemVersion) // a payout always has its claim
                .SingleOrDefaultAsync(b => b.Id == batchId, ct);
            if (batch is null)
            {
                return WorkText.Refuse<InstructionFile>(WorkText.NotFound("这个批次"));
            }

            if (batch.State is not (BatchState.Approved or BatchState.Settled))
            {
                return WorkText.Refuse<InstructionFile>(WorkText.Moved($"批次 {batch.Number} 现在是“{BatchMoves.Say(batch.State)}”，复核通过后才有付款指令文件。"));
            }

            audit.Add(db, actor, "batch.instruction", $"batch:{batch.Id}", $"下载付款指令 {batch.Number}");
            return WorkResult.Done(new InstructionFile($"{batch.Number}-付款指令.csv", Write(batch.Payouts)));
        }, ct);

    private static byte[] Write(IEnumerable<Payout> payouts)
    {
        var text = new StringBuilder().Append('\uFEFF').Append(Header).Append("\r\n");
        foreach (var payout in payouts.OrderBy(p => p.Id))
        {
            string?[] cells =
            [
                PayoutNumber.Of(payout), payout.AccountHolder, payout.BankName, payout.AccountNumber,
                new Rules.Values.Money(payout.AmountFen).Yuan.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture),
                payout.Claim?.Number, payout.Claim?.ItemVersion?.Title,
            ];
            text.AppendJoin(',', cells.Select(CsvCell.Of)).Append("\r\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
