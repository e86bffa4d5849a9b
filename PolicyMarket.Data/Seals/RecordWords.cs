using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Values;

namespace PolicyMarket.Data.Seals;

/// <summary>Chinese sentences of the record check.</summary>
internal static class RecordWords
{
    private const string Remedy = "请停办这一笔，报告管理员，与备份比对后查明是谁改的";

    public static Diagnostic Changed(SealedKind kind, long id, string? name) =>
        At(DataDiagnostics.RecordChanged, kind, id, $"{Row(kind, id, name)}的内容与封印不符：它不是由程序改成现在这样的。{Remedy}。");

    public static Diagnostic Deleted(SealedKind kind, long id) =>
        At(DataDiagnostics.RecordDeleted, kind, id, $"{Row(kind, id, null)}有封印而记录不见了：它被删除了。请报告管理员，从备份里找回这一行。");

    public static Diagnostic Unsealed(SealedKind kind, long id, string? name) =>
        At(DataDiagnostics.RecordUnsealed, kind, id, $"{Row(kind, id, name)}没有封印：它不是由程序写入的。{Remedy}。");

    public static Diagnostic Forged(long sequence, string table, long id) =>
        new(
            DataDiagnostics.ChainLinkForged,
            $"封印链第 {sequence} 环（{Label(table)} {id}）的封印是伪造的，或被改动过，或不是用现在这把密钥封的。请报告管理员，核对密钥文件，与备份比对。",
            $"SealLinks:{sequence}"
        );

    public static Diagnostic Gap(long first, long last) =>
        new(
            DataDiagnostics.ChainGap,
            $"封印链缺第 {first}{(last == first ? "" : $" 到第 {last}")} 环：封印被删除了。请报告管理员，从备份里找回。",
            $"SealLinks:{first}"
        );

    public static Diagnostic Cut(ChainHead kept, ChainHead? found, string where) =>
        new(
            DataDiagnostics.ChainCut,
            found is null
                ? $"{where}留存的链头是第 {kept.Sequence} 环，数据库的封印链没有这一环：末尾的记录和封印被删除了，或数据库是从较早的备份恢复的。请报告管理员。"
                : $"{where}留存的第 {kept.Sequence} 环与数据库里的不同：封印链被重做过，或换了数据库。请报告管理员。",
            $"SealLinks:{kept.Sequence}"
        );

    public static Diagnostic HeadsFile(string file, string why) =>
        new(DataDiagnostics.ChainHeadsFile, $"链头文件 {file} 读不出（{why}），不能核对封印链的末尾。请从备份恢复这个文件。", file);

    public static Diagnostic IdGap(SealedKind kind, long first, long last) =>
        At(
            DataDiagnostics.RecordIdGap,
            kind,
            first,
            $"{kind.Label}缺编号 {first}{(last == first ? "" : $" 到 {last}")}，也没有它的封印：记录连同封印被删除了，或在启用封印之前就已删除。请报告管理员，与备份比对。"
        );

    public static Diagnostic Trigger(string name) =>
        new(
            DataDiagnostics.RecordTrigger,
            $"数据库的保护触发器 {name} 缺失或被改动：有人绕过程序动过数据库。程序下次启动时会重建它；请报告管理员，查明是谁改的。",
            name
        );

    public static Diagnostic Amount(long payoutId, string payout, string what, long fen, string other, long? otherFen) =>
        new(
            DataDiagnostics.RecordAmounts,
            $"拨付 {payout}（第 {payoutId} 行）：{what}是 {new Money(fen).InWords}，{other}是{(otherFen is { } known ? $" {new Money(known).InWords}" : "空的")}，应当相同。{Remedy}。",
            $"Payouts:{payoutId}"
        );

    public static Diagnostic States(string table, long id, string sentence) =>
        new(DataDiagnostics.RecordStates, $"{sentence}。{Remedy}。", $"{table}:{id}");

    public static Diagnostic BatchHash(long batchId, string number, string sentence) =>
        new(DataDiagnostics.RecordBatchHash, $"批次 {number}：{sentence}。这不是复核人签认的内容，请不要付款，报告管理员。", $"PayoutBatches:{batchId}");

    public static Diagnostic ReceiptHash(string table, long id, string name) =>
        new(DataDiagnostics.RecordReceiptHash, $"{name}的凭证与登记的摘要不一致，或读不出：凭证被改动过。{Remedy}。", $"{table}:{id}");

    public static Diagnostic OfferReview(long id, string state) =>
        new(DataDiagnostics.RecordOfferReview, $"待确认 {id} 是“{state}”，而没有通过的审核记录：它不是由部门或规则放行的。{Remedy}。", $"Offers:{id}");

    public static Diagnostic Ledger(string subject, string sentence) =>
        new(DataDiagnostics.RecordLedger, $"分录“{subject}”：{sentence}。{Remedy}。", $"LedgerEntries:{subject}");

    public static Diagnostic Disclosure(long payoutId, string sentence) =>
        new(DataDiagnostics.RecordDisclosure, $"{sentence}。{Remedy}。", $"DisclosureRecords:{payoutId}");

    private static string Row(SealedKind kind, long id, string? name) => name is null ? $"{kind.Label}第 {id} 行" : $"{kind.Label} {name}（第 {id} 行）";

    private static string Label(string table) => SealedKinds.ByTable.TryGetValue(table, out var kind) ? kind.Label : table;

    private static Diagnostic At(string code, SealedKind kind, long id, string message) => new(code, message, $"{kind.Table}:{id}");
}
