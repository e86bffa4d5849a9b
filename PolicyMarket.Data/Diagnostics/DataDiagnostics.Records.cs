using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Diagnostics;

public static partial class DataDiagnostics
{
    public const string RecordChanged = "PM6001";
    public const string RecordDeleted = "PM6002";
    public const string RecordUnsealed = "PM6003";
    public const string ChainLinkForged = "PM6004";
    public const string ChainGap = "PM6005";
    public const string ChainCut = "PM6006";
    public const string RecordIdGap = "PM6007";
    public const string RecordAmounts = "PM6008";
    public const string RecordStates = "PM6009";
    public const string RecordBatchHash = "PM6010";
    public const string RecordReceiptHash = "PM6011";
    public const string RecordTrigger = "PM6012";
    public const string RecordOfferReview = "PM6013";
    public const string RecordLedger = "PM6014";
    public const string RecordDisclosure = "PM6015";
    public const string ChainHeadsFile = "PM6016";

    /// <summary>True for what the record check finds: records that disagree with their seals or with each other.</summary>
    public static bool IsOfRecordCheck(string code) => code.StartsWith("PM60", StringComparison.Ordinal);

    private static IEnumerable<DiagnosticCode> RecordCodes() =>
        [
            new(RecordChanged, "记录与封印不符，被改动过"),
            new(RecordDeleted, "有封印的记录不见了"),
            new(RecordUnsealed, "记录没有封印，不是由程序写入的"),
            new(ChainLinkForged, "封印链上的一环是伪造或改动过的"),
            new(ChainGap, "封印链上缺了一段"),
            new(ChainCut, "封印链比留存的链头短，或与它不同"),
            new(RecordIdGap, "记录的编号不连续"),
            new(RecordAmounts, "申请、拨付、凭证、分录、公示的金额不一致"),
            new(RecordStates, "申请、拨付、批次的状态不一致"),
            new(RecordBatchHash, "批次内容与复核人签认的不一致"),
            new(RecordReceiptHash, "凭证与登记的摘要不一致"),
            new(RecordTrigger, "数据库的保护触发器缺失或被改动"),
            new(RecordOfferReview, "待确认项没有相应的审核记录"),
            new(RecordLedger, "分录不平衡"),
            new(RecordDisclosure, "公示与拨付不一致"),
            new(ChainHeadsFile, "链头文件读不出"),
        ];
}
