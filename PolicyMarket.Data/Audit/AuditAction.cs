using System.Collections.Frozen;
using System.Collections.Immutable;

namespace PolicyMarket.Data.Audit;

/// <summary>
/// An action of the audit trail: the code that is stored, e.g. "offer.approve", and its Chinese label. The list is closed, and a code never changes, because
/// audit events are permanent.
/// </summary>
public sealed class AuditAction
{
    private static readonly List<AuditAction> Listed = [];

    private AuditAction(string code, string label)
    {
        (Code, Label) = (code, label);
        Listed.Add(this);
    }

    public static AuditAction PersonSignIn { get; } = new("person.sign-in", "登录");
    public static AuditAction PersonSignInCode { get; } = new("person.sign-in-code", "用动态验证码登录");
    public static AuditAction PersonSignInFailed { get; } = new("person.sign-in-failed", "登录失败");
    public static AuditAction PersonSignInThrottled { get; } = new("person.sign-in-throttled", "登录被限制");
    public static AuditAction PersonSignOut { get; } = new("person.sign-out", "退出登录");
    public static AuditAction PersonPassword { get; } = new("person.password", "重设密码");
    public static AuditAction PersonPasswordOwn { get; } = new("person.password-own", "修改自己的密码");
    public static AuditAction PersonPasswordRefused { get; } = new("person.password-refused", "确认密码不符");
    public static AuditAction PersonAdd { get; } = new("person.add", "新增账号");
    public static AuditAction PersonRoles { get; } = new("person.roles", "更改角色");
    public static AuditAction PersonDeactivate { get; } = new("person.deactivate", "停用账号");
    public static AuditAction PersonReactivate { get; } = new("person.reactivate", "恢复账号");
    public static AuditAction PersonDetails { get; } = new("person.details", "更正姓名或部门");

    public static AuditAction SessionEnd { get; } = new("session.end", "结束登录");
    public static AuditAction SessionExpire { get; } = new("session.expire", "登录到期");

    public static AuditAction SecondFactorBegin { get; } = new("second-factor.begin", "开始设置动态验证码");
    public static AuditAction SecondFactorOn { get; } = new("second-factor.on", "启用动态验证码");
    public static AuditAction SecondFactorRecoveryCodes { get; } = new("second-factor.recovery-codes", "更换恢复码");
    public static AuditAction SecondFactorAccept { get; } = new("second-factor.accept", "用动态验证码确认");
    public static AuditAction SecondFactorRefuse { get; } = new("second-factor.refuse", "动态验证码不符");
    public static AuditAction SecondFactorReset { get; } = new("second-factor.reset", "重置动态验证码");
    public static AuditAction SecondFactorResetRequested { get; } = new("second-factor.reset-requested", "申请重置动态验证码");

    public static AuditAction AccessRequestConfirm { get; } = new("access-request.confirm", "确认授权申请");
    public static AuditAction AccessRequestReject { get; } = new("access-request.reject", "驳回授权申请");
    public static AuditAction AccessRequestWithdraw { get; } = new("access-request.withdraw", "撤回授权申请");

    public static AuditAction AccessRefused { get; } = new("access.refused", "越权被拒");

    public static AuditAction DepartmentAdd { get; } = new("department.add", "新增部门");
    public static AuditAction DepartmentRename { get; } = new("department.rename", "更改部门名称");
    public static AuditAction DepartmentTerritory { get; } = new("department.territory", "更改部门辖区");

    public static AuditAction CalendarEnter { get; } = new("calendar.enter", "录入放假安排");
    public static AuditAction CalendarWithdraw { get; } = new("calendar.withdraw", "撤掉放假安排");

    public static AuditAction DataExport { get; } = new("data.export", "导出数据");

    public static AuditAction FirmRead { get; } = new("firm.read", "查看企业数据");

    public static AuditAction PeopleRead { get; } = new("people.read", "查看企业账号");

    public static AuditAction AccountsRead { get; } = new("accounts.read", "查看收款账户");

    public static AuditAction ImportRead { get; } = new("import.read", "查看他人的导入");

    public static AuditAction ReliefsRead { get; } = new("reliefs.read", "查看应享未享企业");

    public static AuditAction ClaimRead { get; } = new("claim.read", "查看兑现申请");

    public static AuditAction RunRead { get; } = new("run.read", "查看匹配批次的企业");

    public static AuditAction BatchRead { get; } = new("batch.read", "查看拨付批次");

    public static AuditAction BatchAccountsRead { get; } = new("batch.accounts-read", "查看完整收款账号");

    public static AuditAction PayoutsRead { get; } = new("payouts.read", "查看待拨付款项");

    public static AuditAction PreCheckRead { get; } = new("precheck.read", "查看预审名单");

    public static AuditAction DeterminationRecordRead { get; } = new("receipt.read", "查看兑现凭证");

    public static AuditAction SheetsSeal { get; } = new("sheets.seal", "补写数据页封印");

    public static AuditAction ImportFirms { get; } = new("import.firms", "导入企业数据");
    public static AuditAction ImportAccepted { get; } = new("import.accepted", "确认导入疑问");
    public static AuditAction ImportParameters { get; } = new("import.parameters", "导入政策参数");
    public static AuditAction ImportPolicies { get; } = new("import.policies", "导入政策事项");

    public static AuditAction ItemConfirm { get; } = new("item.confirm", "确认事项仍在执行");
    public static AuditAction ItemFund { get; } = new("item.fund", "指定事项资金池");
    public static AuditAction ItemPreCheck { get; } = new("item.precheck", "设定事项预审");
    public static AuditAction ItemZero { get; } = new("item.zero", "记录零拨付");
    public static AuditAction ItemZeroTakenBack { get; } = new("item.zero-taken-back", "撤销零拨付");

    public static AuditAction ItemSuspend { get; } = new("item.suspend", "暂停事项");
    public static AuditAction ItemResume { get; } = new("item.resume", "恢复事项");
    public static AuditAction ItemEnd { get; } = new("item.end", "终止事项");
    public static AuditAction ItemEndTakenBack { get; } = new("item.end-taken-back", "撤销事项的终止");

    public static AuditAction DraftCreate { get; } = new("draft.create", "新建草稿");
    public static AuditAction DraftRebase { get; } = new("draft.rebase", "草稿更新到现行版本");
    public static AuditAction DraftDiscard { get; } = new("draft.discard", "放弃草稿");
    public static AuditAction DraftSubmit { get; } = new("draft.submit", "草稿送审");
    public static AuditAction DraftTakeBack { get; } = new("draft.take-back", "撤回送审");
    public static AuditAction DraftReturn { get; } = new("draft.return", "退回草稿");
    public static AuditAction DraftApprove { get; } = new("draft.approve", "审定草稿");
    public static AuditAction DraftCancel { get; } = new("draft.cancel", "取消待生效的草稿");
    public static AuditAction DraftOvertaken { get; } = new("draft.overtaken", "草稿没有生效");
    public static AuditAction DraftRead { get; } = new("draft.read", "查看草稿涉及的企业");
    public static AuditAction DocumentTakeIn { get; } = new("document.take-in", "收录文件");
    public static AuditAction DocumentHead { get; } = new("document.head", "核对文件头");
    public static AuditAction DocumentLeaveOut { get; } = new("document.leave-out", "条款不涉及兑现");
    public static AuditAction DocumentPutBack { get; } = new("document.put-back", "条款恢复待引用");
    public static AuditAction DocumentItem { get; } = new("document.item", "按条款做成草稿");
    public static AuditAction CaseAdd { get; } = new("case.add", "添加算例");
    public static AuditAction CaseFreeze { get; } = new("case.freeze", "冻结企业为算例");
    public static AuditAction CaseAccept { get; } = new("case.accept", "采纳边界算例");
    public static AuditAction CaseReplace { get; } = new("case.replace", "修改算例");
    public static AuditAction CaseWithdraw { get; } = new("case.withdraw", "撤下算例");
    public static AuditAction GateCompute { get; } = new("gate.compute", "发布前核对");
    public static AuditAction VersionPublish { get; } = new("version.publish", "发布事项版本");
    public static AuditAction VersionWithdraw { get; } = new("version.withdraw", "撤销事项版本");

    public static AuditAction RunStart { get; } = new("run.start", "开始匹配");
    public static AuditAction RunForce { get; } = new("run.force", "强制匹配");
    public static AuditAction RunAgain { get; } = new("run.again", "从头核对匹配");
    public static AuditAction RunLeaveOut { get; } = new("run.leave-out", "匹配时略过企业");
    public static AuditAction RunFinish { get; } = new("run.finish", "匹配完成");

    public static AuditAction OfferApprove { get; } = new("offer.approve", "预审通过");
    public static AuditAction OfferRefuse { get; } = new("offer.refuse", "预审不予通过");
    public static AuditAction OfferUndo { get; } = new("offer.undo", "撤销预审");
    public static AuditAction OfferReturn { get; } = new("offer.return", "退回补数据");
    public static AuditAction BulkSubmit { get; } = new("bulk.submit", "提交批量预审");
    public static AuditAction BulkRelease { get; } = new("bulk.release", "放行批量预审");
    public static AuditAction BulkReject { get; } = new("bulk.reject", "退回批量预审");
    public static AuditAction BulkWithdraw { get; } = new("bulk.withdraw", "撤回批量预审");
    public static AuditAction OfferPush { get; } = new("offer.push", "推送待确认");
    public static AuditAction OfferRenew { get; } = new("offer.renew", "按新金额重新推送");
    public static AuditAction OfferRefresh { get; } = new("offer.refresh", "更新待确认的依据");
    public static AuditAction OfferWithdraw { get; } = new("offer.withdraw", "撤回待确认");
    public static AuditAction OfferExpire { get; } = new("offer.expire", "待确认到期");
    public static AuditAction OfferDecline { get; } = new("offer.decline", "企业放弃");
    public static AuditAction OfferTakeBack { get; } = new("offer.take-back", "企业恢复领取");

    public static AuditAction ClaimConfirm { get; } = new("claim.confirm", "企业确认兑现");

    public static AuditAction FirmPhone { get; } = new("firm.phone", "更换通知手机");

    public static AuditAction AccountAdd { get; } = new("account.add", "新增收款账户");
    public static AuditAction AccountDefault { get; } = new("account.default", "设为默认账户");
    public static AuditAction AccountRename { get; } = new("account.rename", "更改账户户名");
    public static AuditAction AccountRoster { get; } = new("account.roster", "导入银行账户名单");
    public static AuditAction AccountVerify { get; } = new("account.verify", "核验收款账户");

    public static AuditAction FundCreate { get; } = new("fund.create", "设立资金池");
    public static AuditAction FundGrant { get; } = new("fund.grant", "下达资金");
    public static AuditAction FundOpen { get; } = new("fund.open", "重新开启资金池");
    public static AuditAction FundClose { get; } = new("fund.close", "关闭资金池");
    public static AuditAction FundLastDay { get; } = new("fund.last-day", "更改资金池截止日");

    public static AuditAction PeriodPropose { get; } = new("period.propose", "提出结账");
    public static AuditAction PeriodClose { get; } = new("period.close", "结账");
    public static AuditAction PeriodReject { get; } = new("period.reject", "退回结账");

    public static AuditAction BatchMake { get; } = new("batch.make", "编制拨付批次");
    public static AuditAction BatchApprove { get; } = new("batch.approve", "复核通过批次");
    public static AuditAction BatchReject { get; } = new("batch.reject", "退回批次");
    public static AuditAction BatchTakeOut { get; } = new("batch.take-out", "从批次移出");
    public static AuditAction BatchInstruction { get; } = new("batch.instruction", "下载付款文件");
    public static AuditAction BatchFile { get; } = new("batch.file", "生成付款文件");
    public static AuditAction BatchSeal { get; } = new("batch.seal", "下载付款文件的封印");
    public static AuditAction BatchResult { get; } = new("batch.result", "导入银行回执");
    public static AuditAction BatchResultRefused { get; } = new("batch.result-refused", "银行回执没有收进");

    public static AuditAction PaymentBranches { get; } = new("payment.branches", "登记行名行号");
    public static AuditAction PaymentPayers { get; } = new("payment.payers", "登记付款账户");

    public static AuditAction BankEntryMake { get; } = new("bank.entry.make", "录入银行结果");
    public static AuditAction BankEntryConfirm { get; } = new("bank.entry.confirm", "确认银行结果");
    public static AuditAction BankEntryDiscard { get; } = new("bank.entry.discard", "作废银行结果");

    public static AuditAction PayeeRelease { get; } = new("payee.release", "放行收款方");

    public static AuditAction PayoutAccount { get; } = new("payout.account", "更换收款账户");
    public static AuditAction PayoutResend { get; } = new("payout.resend", "重新拨付");

    public static AuditAction RecordSeal { get; } = new("record.seal", "启用记录封印");
    public static AuditAction RecordCheck { get; } = new("record.check", "核对记录");
    public static AuditAction RecordAlarm { get; } = new("record.alarm", "记录告警");
    public static AuditAction RecordAlarmClose { get; } = new("record.alarm.close", "关闭记录告警");

    public static AuditAction DatabaseRestore { get; } = new("database.restore", "恢复数据库");

    public static AuditAction BackupMake { get; } = new("backup.make", "备份完成");
    public static AuditAction BackupFail { get; } = new("backup.fail", "备份失败");

    public static AuditAction DemonstrationBegin { get; } = new("demonstration.begin", "开始写入演示数据");
    public static AuditAction DemonstrationStep { get; } = new("demonstration.step", "写入了演示数据的一步");
    public static AuditAction DemonstrationFinish { get; } = new("demonstration.finish", "写入演示数据完成");

    public static AuditAction GenerateBegin { get; } = new("generate.begin", "开始生成数据");
    public static AuditAction GenerateChange { get; } = new("generate.change", "改动生成数据");
    public static AuditAction GenerateFinish { get; } = new("generate.finish", "生成数据完成");

    public static AuditAction CaseworkApply { get; } = new("casework.apply", "更新督办件");
    public static AuditAction CaseworkDismiss { get; } = new("casework.dismiss", "撤销督办件");
    public static AuditAction CaseworkThreshold { get; } = new("casework.threshold", "更改督办期限");
    public static AuditAction CaseworkRead { get; } = new("casework.read", "查看督办件");

    public static AuditAction DisputeRaise { get; } = new("dispute.raise", "提出数据异议");
    public static AuditAction DisputeCorrect { get; } = new("dispute.correct", "答复数据异议：已更正");
    public static AuditAction DisputeKeep { get; } = new("dispute.keep", "答复数据异议：维持原数据");
    public static AuditAction DisputesRead { get; } = new("disputes.read", "查看数据异议");

    public static AuditAction ReliefReport { get; } = new("relief.report", "企业报告减免享受情况");

    public static AuditAction VoucherRead { get; } = new("voucher.read", "下载到账凭证");
    public static AuditAction StatementRead { get; } = new("statement.read", "下载到账对账单");

    public static AuditAction RunOpinion { get; } = new("run.opinion", "第二引擎复核");
    public static AuditAction ItemHold { get; } = new("item.hold", "暂缓事项的待确认");
    public static AuditAction ItemHoldEnd { get; } = new("item.hold.end", "复核一致，事项恢复办理");
    public static AuditAction ItemHoldRelease { get; } = new("item.hold.release", "解除事项的暂缓");

    /// <summary>All actions.</summary>
    public static ImmutableArray<AuditAction> All { get; } = [.. Listed];

    private static readonly FrozenDictionary<string, AuditAction> ByCode = All.ToFrozenDictionary(action => action.Code, StringComparer.Ordinal);

    /// <summary>The stored form.</summary>
    public string Code { get; }

    public string Label { get; }

    /// <summary>The label of a stored code; the code itself for one that is not listed, such as an action of a newer program.</summary>
    public static string LabelOf(string code) => ByCode.TryGetValue(code, out var action) ? action.Label : code;

    public override string ToString() => Code;
}
