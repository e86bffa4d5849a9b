using PolicyMarket.Rules.Values;

namespace PolicyMarket.Data.Payouts;

/// <summary>Chinese texts about payouts, batches and answers of the bank: states, notices, faults and refusals.</summary>
internal static class PayoutWording
{
    internal const string ThisClaim = "这个受理号";

    internal static string NotPaidYet(string number) => $"受理号 {number} 还没有到账，到账后才有凭证。进度请看该受理号。";

    internal static string YearOutside(int first, int last) => $"对账单只有 {first} 年到 {last} 年的，请改选年份。";

    internal const string OnlyHeaderRow = "文件里只有表头，没有一行回执，什么也没有收进来。请确认选对了文件。";

    internal static string NotInBatch(string number, string batchNumber) => $"“{number}”不在批次 {batchNumber} 里。请确认选对了批次和文件。";

    internal static string NumberRepeated(string number, int firstRow) => $"“{number}”在第 {firstRow} 行已经出现过，每笔只能有一行。";

    internal static string AmountDiffers(string given, Money instructed) =>
        $"金额“{given}”与指令里的 {instructed} 不一致。请向银行核对这一笔；其余各笔可以先去掉这一行再上传。";

    internal static string ResultInvalid(string given) => $"结果只能是“已付”或“退回”，现在是“{given}”。";

    internal static string DateInvalid(string given) => $"“{given}”不是日期。请写成 2026-11-22 的样子。";

    internal const string ReferenceNeeded = "已付的一行要有银行流水号。";

    internal const string ReturnReasonNeeded = "退回的一行要写明原因，好让企业更正账户。";

    internal static string ReasonTooLong(int longest) => $"最多 {longest} 个字，且不能换行。";

    internal static string HolderDiffers(string actual, string instructed) => $"实际户名“{actual}”，指令是“{instructed}”";

    internal static string AccountDiffers(string actual, string instructed) => $"实际账号“{actual}”，指令是“{instructed}”";

    internal static string RowAndColumn(int row, string column) => $"第 {row} 行 · {column}";

    internal const string InstructionSheet = "付款指令";

    internal const string ThisBatch = "这个批次";

    internal static string NoInstructionYet(string batchNumber, string state) => $"批次 {batchNumber} 现在是“{state}”，复核通过后才有付款指令文件。";

    internal static string NotExported(string finding, string todo) => $"{finding}，没有导出付款指令。{todo}";

    internal static string ChosenPayouts(int count) => $"所选的 {count} 笔拨付";

    internal static string PayoutsTaken(int chosenCount, int takenCount, string example) =>
        $"所选的 {chosenCount} 笔里有 {takenCount} 笔已不在待编批（如 {example}），没有编批。可能有人先编了批，请刷新后再选。";

    internal static string NotGathered(string finding) => $"{finding}，没有编批。请先在“账户核验”里核验，或不勾选这一笔。";

    internal const string ApprovedByFinance = "财政复核通过";

    internal const string BatchSentToBank = "已交银行付款";

    internal static string BatchApproved(string batchNumber, int count, string total, string contentHash) =>
        $"{batchNumber} {count} 笔 {total} {contentHash}";

    internal const string ReasonForReturn = "退回的理由";

    internal const string BatchReturned = "批次被退回重编";

    internal const string MoneyStaysReserved = "资金仍为企业预留，财政部门会重新编排";

    internal static string BatchRejected(string batchNumber, string reason, string payouts) => $"{batchNumber} {reason}；拨付 {payouts}";

    internal static string BatchNeedsOtherChecker(string batchNumber) => $"批次 {batchNumber} 是你编的，要由另一位财政复核人员来办，什么也没有改动。";

    internal static string NotApproved(string finding, string todo) => $"{finding}，没有复核。{todo}";

    internal static string ReleasedByYou(string finding) => $"{finding}，是你放行的，要由另一位财政复核人员来复核。";

    internal const string PutInBatch = "已编入拨付批次";

    internal const string BatchAwaitsFinance = "等待财政部门第二个人复核";

    internal static string BatchGathered(string batchNumber, int count, string total) => $"{batchNumber} {count} 笔 {total}";

    internal static string BatchChanged(string batchNumber) => $"批次 {batchNumber} 的内容与你看到的不一致，没有复核。请刷新页面，按现在的内容重新核对。";

    internal static string BatchAlreadyChecked(string batchNumber, string state) =>
        $"批次 {batchNumber} 现在是“{state}”，不能再复核，什么也没有改动。请刷新后再看。";

    internal const string ReasonForRelease = "放行的理由";

    internal const string ThisPayout = "这笔拨付";

    internal const string PayoutNotWaiting = "这笔拨付已不在等付款的批次里，没有放行。请刷新后再看。";

    internal const string FindingChanged = "这个问题与你看到的已经不同，没有放行。请刷新后重新核对。";

    internal static string NotReleasable(string finding, string todo) => $"{finding}，核验之前不能付款，也不能放行。{todo}";

    internal static string FindingReleased(string finding, string reason) => $"{finding}；理由：{reason}";

    internal const string ReasonForTakingOut = "移出批次的理由";

    internal const string BatchOfPayout = "这笔拨付的批次";

    internal static string PayoutTakenOut(string batchNumber, string payout, string reason) => $"{batchNumber} 移出 {payout}，理由：{reason}";

    internal static string OnlyPayoutOfBatch(string batchNumber) => $"批次 {batchNumber} 只有这一笔，不能移出。请由复核人把整个批次退回经办。";

    internal static string OnlyCheckerTakesOut(string batchNumber) => $"批次 {batchNumber} 已复核，要由财政复核人员移出，什么也没有改动。";

    internal static string AlreadyInstructed(string batchNumber) =>
        $"批次 {batchNumber} 的付款文件已经生成，银行可能已在付款，不能移出。请等银行回执，或请银行退回。";

    internal static string CannotBeTakenOut(string payout) => $"{payout} 现在不能移出批次，什么也没有改动。请刷新后再看。";

    internal const string SetAside = "暂从拨付批次移出";

    internal static string SetAsideWhy(string reason) => $"{reason}；资金仍为企业预留";

    internal const string CancelledBeforePayment = "付款前撤下";

    internal static string AmountCancelled(string amount) => $"{amount} 付款前撤下";

    internal static string CorrectAccount(string claimNumber, string? reason) => $"受理号 {claimNumber}，原因：{reason}。请更正收款账户，资金会重新拨付。";

    internal static string DateOutOfRange(DateOnly date, DateOnly firstDay, DateOnly today) =>
        $"日期 {date:yyyy-MM-dd} 应在复核日 {firstDay:yyyy-MM-dd} 与今天 {today:yyyy-MM-dd} 之间。";

    internal static string ReferenceUsed(string? reference, string payout) =>
        $"流水号 {reference} 已经用于另一笔拨付，一个流水号只能结清一笔。请向银行核对 {payout} 的流水号。";

    internal static string NotAwaitingBank(string payout) => $"{payout} 不在等银行回执。请刷新后再看。";

    internal static string PaidOn(DateOnly? date, string reference) => $"{date:yyyy-MM-dd} 已付（流水号 {reference}）";

    internal static string ReturnedOn(DateOnly? date) => $"{date:yyyy-MM-dd} 退回";

    internal static string AnswersContradict(string payout, string earlier, DateOnly date, string answer) =>
        $"{payout} 先前的回执是“{earlier}”，这次却是“{date:yyyy-MM-dd} {answer}”，互相矛盾。已付之后的退回应在付款日之后，或有另一个流水号。请向银行核对。";

    internal static string PaidWithReference(string? reference) => $"已付（流水号 {reference}）";

    internal const string Returned = "退回";

    internal static string BatchTakesNoFile(string batchNumber, string state) => $"批次 {batchNumber} 现在是“{state}”，不等银行回执，没有读入任何回执。";

    internal static string BankFileTaken(string batchNumber, BankResultTaken taken, string contentHash) =>
        $"{batchNumber} 已付 {taken.Paid} 笔，退回 {taken.Returned} 笔，例外 {taken.Exceptions} 笔，流水中对不上 {taken.Unexplained} 笔，文件 {contentHash}";

    internal const string PayoutInBatch = "批次里的这笔拨付";

    internal const string AnswerAlreadyBooked = "这个回执已经记过账，不用再录，什么也没有改动。";

    internal static string AnswerAlreadyPending(string payout) => $"{payout} 已有一条待确认的回执，没有再录。请先由另一人确认或作废那一条。";

    internal const string EntryNeedsOtherPerson = "这条回执是你录入或收进来的，要由另一位来确认，什么也没有改动。";

    internal const string ReasonForConfirming = "确认的理由";

    internal const string BookedFromFile = "这个回执已经由银行文件记过账，什么也没有改动。请把这一条作废。";

    internal const string ReasonForDiscarding = "作废的理由";

    internal const string PendingEntry = "这条待确认的回执";

    internal const string EntryAlreadyDecided = "这条回执已经处理过，什么也没有改动。请刷新后再看。";

    internal static string BatchTakesNoAnswer(string batchNumber, string state) => $"批次 {batchNumber} 现在是“{state}”，不等银行回执，什么也没有改动。";

    internal const string PaidNeedsReference = "已付的回执要有银行流水号，没有录入。请照银行回单填写。";

    internal const string ReturnReason = "退回原因";

    internal const string Paid = "已付";

    internal static string Line(int line) => $"第 {line} 行";

    internal static string SumUnreadable(string given) => $"金额“{given}”读不出来，整份没有收进来。请从银行重新导出。";

    internal const string NoBookedEntries = "流水里没有一笔已入账的，什么也没有收进来。请确认选对了日期。";

    internal static string NoPayerOfBatch(string batchNumber) =>
        $"批次 {batchNumber} 的资金池还没有登记付款账户，不能核对是哪个账户的流水。请管理员用命令 import payers 登记，再收进。";

    internal static string OtherAccount(string maskedNumber) =>
        $"这是账户 {maskedNumber} 的流水，不是付这个批次的账户，整份没有收进来。请从付款账户重新导出。";

    internal static string OtherBank(string given, string expected) =>
        $"这是行号 {given} 的流水，付款账户的行号是 {expected}，整份没有收进来。请确认选对了银行。";

    internal static string OtherMessage(string given, string batchNumber) =>
        $"回的是付款文件“{given}”，不是批次 {batchNumber} 的，整份没有收进来。请在那个批次的页面里收。";

    internal static string FileRefused(string batchNumber, string messageId, string reason, string contentHash) =>
        $"{batchNumber} 付款文件 {messageId} 被整份拒收：{reason}，文件 {contentHash}";

    internal static string RefusedAfterAnswers(string messageId) =>
        $"回执说付款文件 {messageId} 整份被拒收，但这个批次已有到账或退回的，互相矛盾，没有收进来。请向银行核对。";

    internal static string FileTooBig(string fileName, long megabytes, long most) =>
        $"文件“{fileName}”有 {megabytes} MB，大于 {most} MB，没有读，什么也没有收进来。请确认选对了文件，或请银行分几个文件给。";

    internal static string ResultNotTaken(string batchNumber, string fileName, string contentHash, int faults, string first) =>
        $"{batchNumber} 文件“{fileName}” {contentHash} 没有收进，{faults} 处：{first}";

    internal const string PayoutNotYours = "这笔拨付不属于你的企业，什么也没有改动。";

    internal const string PayoutNotReturned = "这笔拨付没有被银行退回，不用重发，什么也没有改动。";

    internal const string AccountNotRegistered = "所选的收款账户不是该企业登记的账户，什么也没有改动。请另选一个账户，或先由企业添加账户。";

    internal static string AccountRefusedByBank(string bankName, string maskedNumber) =>
        $"账户 {bankName} {maskedNumber} 已被银行退回过这笔款，不能再付到这里，什么也没有改动。请另选账户；没有别的账户的，请企业先在“收款账户”里添加。";

    internal const string AccountCorrected = "收款账户已更正，重新拨付";

    internal static string ReceivingAccount(string bankName, string maskedNumber, string note) => $"收款账户：{bankName} {maskedNumber}{note}";

    internal const string PaidAfterVerification = "，等待银行核验，核验后才会付款";

    internal static string PayoutReplaces(long payoutId, string amount) => $"代替 payout:{payoutId}，{amount}";

    internal const string AccountFixed = "这笔拨付已编入批次或已付款，收款账户不能再改，什么也没有改动。";

    internal const string AccountChanged = "收款账户已更改";

    internal const string AwaitingVerification = "，等待银行核验";

    internal const string Bank = "银行";

    internal const string PaymentArrived = "款项已到账";

    internal static string PaidByBank(DateOnly date, string? reference) => $"银行 {date:yyyy-MM-dd} 付款，流水号 {reference}";

    internal const string ReturnedByBank = "银行退回";

    internal const string ReturnedAfterArrival = "到账后被银行退回";

    internal static string MoneyBackInFund(DateOnly date, string? reason) =>
        $"银行 {date:yyyy-MM-dd} 退回，原因：{reason}。款项已回到资金池，公示已更正；请另选收款账户";

    internal static string AmountArrived(string amount) => $"已到账 {amount}";

    internal static string BankHasPaid(string claimNumber, DateOnly date) => $"受理号 {claimNumber}，银行 {date:yyyy-MM-dd} 已付款。";

    internal static string AmountReturned(string amount) => $"银行退回 {amount}";

    internal static string AmountReturnedAfterArrival(string amount) => $"到账后被银行退回 {amount}";

    internal static string ArrivedThenReturned(string claimNumber, DateOnly? arrivedOn, DateOnly returnedOn, string? reason) =>
        $"受理号 {claimNumber}，{arrivedOn:yyyy-MM-dd} 记为到账的款项已于 {returnedOn:yyyy-MM-dd} 被银行退回，原因：{reason}。请在办理进度里另选收款账户，资金会重新拨付。";

    internal const string AwaitingApproval = "待复核";

    internal const string AwaitingBank = "已复核，待银行回执";

    internal const string ReturnedByChecker = "复核退回";

    internal const string SettledByBank = "银行已全部回执";

    internal static string FindingOfPayout(string firmName, string payoutNumber, string what) => $"{firmName}（{payoutNumber}）：{what}";

    internal const string ReferenceHasControls = "流水号不能换行，也不能含控制字符。";

    internal static string ReferenceInvalid(int longest, string reference) => $"流水号应有字母或数字，最多 {longest} 个字，现在是“{reference}”。";

    internal static string ReferenceBecameNumber(string reference) =>
        $"流水号“{reference}”被表格软件当成数字，丢了原来的数位。请用银行导出的原文件，或把这一列设成“文本”后重新填写完整的流水号。";

    internal static string ReferenceLostDigits(string reference, int firstZero) =>
        $"流水号“{reference}”第 {firstZero} 位起全是 0，多半是表格软件丢了尾数。请用银行导出的原文件；确实如此时，请在批次页手工录入这一笔。";
}
