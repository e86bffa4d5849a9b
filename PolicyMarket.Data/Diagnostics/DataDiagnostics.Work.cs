using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Diagnostics;

public static partial class DataDiagnostics
{
    public const string WorkNotFound = "PM4001";
    public const string WorkNothingChosen = "PM4002";
    public const string WorkTooMany = "PM4003";
    public const string WorkReasonNeeded = "PM4004";
    public const string WorkTextShape = "PM4005";
    public const string WorkStateMoved = "PM4006";
    public const string WorkAlreadyThere = "PM4007";
    public const string WorkDateRange = "PM4008";
    public const string AccountHolder = "PM4010";
    public const string AccountNumber = "PM4011";
    public const string AccountNotYours = "PM4012";
    public const string FirmPhone = "PM4013";
    public const string FactNotDisputable = "PM4014";
    public const string FactUnchanged = "PM4015";
    public const string FundNone = "PM4020";
    public const string FundClosed = "PM4021";
    public const string FundShort = "PM4022";
    public const string FundAmount = "PM4023";
    public const string BenefitNotPaid = "PM4024";
    public const string PeriodClosed = "PM4025";
    public const string PeriodOrder = "PM4026";
    public const string PeriodUnbalanced = "PM4027";
    public const string NotAllowed = "PM4030";
    public const string NotYours = "PM4031";
    public const string BatchSamePerson = "PM4040";
    public const string BatchContentMoved = "PM4041";
    public const string ClaimAlreadyMade = "PM4042";
    public const string ClaimExclusive = "PM4043";
    public const string OfferEnded = "PM4045";
    public const string OfferGroundsMoved = "PM4046";
    public const string FirmDataDamaged = "PM4047";
    public const string RunDateUnusual = "PM4048";
    public const string RuleDamaged = "PM4049";
    public const string BankFileUnreadable = "PM4050";
    public const string BankFileHeader = "PM4051";
    public const string BankFileColumns = "PM4052";
    public const string BankFileFormula = "PM4053";
    public const string BankFileUnknown = "PM4054";
    public const string BankFileTwice = "PM4055";
    public const string BankFileAmount = "PM4056";
    public const string BankFileResult = "PM4057";
    public const string BankFileDate = "PM4058";
    public const string BankFileText = "PM4059";
    public const string BankFileMissing = "PM4060";
    public const string BankReferenceUsed = "PM4061";
    public const string BankFileReference = "PM4062";
    public const string BankFileContradiction = "PM4063";
    public const string PayeeUnverified = "PM4064";
    public const string PayeeOpen = "PM4065";
    public const string PaymentSetup = "PM4068";
    public const string PaymentFileDiffers = "PM4069";
    public const string PaymentFileSeal = "PM4150";
    public const string BankFileAccount = "PM4151";
    public const string ClearingCode = "PM4152";
    public const string AccountTaken = "PM4066";
    public const string AccountRefused = "PM4067";
    public const string PersonName = "PM4070";
    public const string PersonPassword = "PM4071";
    public const string PersonRoles = "PM4072";
    public const string PersonLastAdministrator = "PM4073";
    public const string PersonSecondAdministrator = "PM4074";
    public const string PasswordWrong = "PM4075";
    public const string SecondFactorCode = "PM4076";
    public const string SecondFactorMissing = "PM4077";
    public const string SignInRefused = "PM4078";
    public const string TooManyAttempts = "PM4079";
    public const string GenerateRecordInUse = "PM4080";
    public const string GenerateOther = "PM4081";
    public const string GenerateNothing = "PM4082";
    public const string MoneySameHand = "PM4083";
    public const string ThresholdValue = "PM4084";

    public const string BackupNothing = "PM4090";
    public const string BackupExists = "PM4091";
    public const string BackupUnreadable = "PM4092";
    public const string BackupNewer = "PM4093";
    public const string BackupOtherKey = "PM4094";
    public const string DatabaseIntegrity = "PM4095";
    public const string DatabaseReference = "PM4096";
    public const string DatabaseOldSchema = "PM4097";
    public const string StoredResultDamaged = "PM4098";

    public const string ItemHeld = "PM4110";
    public const string OpinionDiffers = "PM4111";
    public const string BulkCount = "PM4120";
    public const string BulkDoubtful = "PM4121";
    public const string BulkNeedsSecond = "PM4122";
    public const string BulkSamePerson = "PM4123";
    public const string BulkContentMoved = "PM4124";
    public const string ReturnFactUnknown = "PM4125";
    public const string DraftStale = "PM4130";
    public const string DraftTooLong = "PM4131";
    public const string DraftIncomplete = "PM4132";
    public const string DraftSamePerson = "PM4133";
    public const string DraftContentMoved = "PM4134";
    public const string GateMissing = "PM4135";
    public const string GateBlocked = "PM4136";
    public const string GateUnacknowledged = "PM4137";
    public const string DraftRivals = "PM4138";
    public const string DraftUnchanged = "PM4139";
    public const string DraftCode = "PM4140";
    public const string ItemSuspended = "PM4141";
    public const string ItemEnded = "PM4142";
    public const string VersionNotWithdrawable = "PM4143";
    public const string CaseExpectation = "PM4144";
    public const string CaseName = "PM4145";
    public const string CaseTooMany = "PM4146";
    public const string CasesMoved = "PM4147";
    public const string RunDataKeepsChanging = "PM4301";
    public const string DeterminationRecordBroken = "PM4401";
    public const string DeterminationRecordNoClaim = "PM4402";

    private static IEnumerable<DiagnosticCode> WorkCodes() =>
        [
            new(WorkNotFound, "找不到要办理的对象"),
            new(WorkNothingChosen, "没有选中任何一项"),
            new(WorkTooMany, "一次选得过多"),
            new(WorkReasonNeeded, "需要写明理由"),
            new(WorkTextShape, "文字缺少或过长"),
            new(WorkStateMoved, "状态已经变化"),
            new(WorkAlreadyThere, "已经存在而内容不同"),
            new(WorkDateRange, "日期不在允许的范围"),
            new(AccountHolder, "户名与企业登记名称不一致"),
            new(AccountNumber, "账号写法有误"),
            new(AccountNotYours, "不是本企业的收款账户"),
            new(FirmPhone, "手机号写法有误"),
            new(FactNotDisputable, "这一项数据不能提出异议"),
            new(FactUnchanged, "数据没有变化，不能标为已更正"),
            new(FundNone, "事项还没有指定资金池"),
            new(FundClosed, "资金池已关闭"),
            new(FundShort, "资金池可用余额不足"),
            new(FundAmount, "金额有误"),
            new(BenefitNotPaid, "不是奖补，不发放资金"),
            new(PeriodClosed, "月份已经结账"),
            new(PeriodOrder, "账要按月依次结"),
            new(PeriodUnbalanced, "试算不平衡，不能结账"),
            new(NotAllowed, "账号没有办理这一步的角色"),
            new(NotYours, "不属于本部门或本企业"),
            new(BatchSamePerson, "制单人与复核人不能是同一人"),
            new(BatchContentMoved, "批次内容与复核时看到的不同"),
            new(ClaimAlreadyMade, "同一事项本期已经申领"),
            new(ClaimExclusive, "同一互斥组本期已经申领"),
            new(OfferEnded, "已过最后一天，或事项、文件不在执行期"),
            new(OfferGroundsMoved, "按今天的数据核对，结果与推送时不同"),
            new(FirmDataDamaged, "企业的数据页损坏，不能核对"),
            new(RunDateUnusual, "匹配的日期与上一次不连续，需要写明理由"),
            new(RuleDamaged, "事项的规则损坏，不能办理"),
            new(BankFileUnreadable, "文件无法读取"),
            new(BankFileHeader, "文件的表头不对"),
            new(BankFileColumns, "文件某行的列数不对"),
            new(BankFileFormula, "单元格含有公式"),
            new(BankFileUnknown, "拨付编号不在本批次"),
            new(BankFileTwice, "拨付编号重复"),
            new(BankFileAmount, "金额与批次不符"),
            new(BankFileResult, "结果只能是已付或退回"),
            new(BankFileDate, "日期有误"),
            new(BankFileText, "流水号或原因缺少或写法有误"),
            new(BankFileMissing, "文件里没有回执"),
            new(BankReferenceUsed, "银行流水号已经用于另一笔拨付"),
            new(BankFileReference, "银行流水号丢了数位"),
            new(BankFileContradiction, "银行回执与先前的互相矛盾"),
            new(BankFileAccount, "回执不是这个批次、账户或币种的"),
            new(PaymentSetup, "付款账户、行号或名称不能写入付款文件"),
            new(PaymentFileDiffers, "付款文件与批次或记录不一致"),
            new(PaymentFileSeal, "付款文件与封印不符"),
            new(ClearingCode, "支付系统行号有误"),
            new(PayeeUnverified, "收款账户未经银行核验"),
            new(PayeeOpen, "收款方有待查的问题"),
            new(AccountTaken, "账号已经属于另一家企业"),
            new(AccountRefused, "账户被银行退回过"),
            new(PersonName, "登录名不可用"),
            new(PersonPassword, "密码不符合要求"),
            new(PersonRoles, "角色不可用"),
            new(PersonLastAdministrator, "至少要留一位管理员"),
            new(PersonSecondAdministrator, "要由另一位管理员办理"),
            new(PasswordWrong, "密码不对"),
            new(SecondFactorCode, "动态验证码没有填写、不对或已用过"),
            new(SecondFactorMissing, "还没有设置动态验证码"),
            new(SignInRefused, "登录名或密码不对"),
            new(TooManyAttempts, "尝试的次数过多"),
            new(GenerateRecordInUse, "数据目录里已有别的数据"),
            new(GenerateOther, "数据目录里是按另一组参数生成的数据"),
            new(GenerateNothing, "没有可以改动的生成数据"),
            new(ThresholdValue, "督办阈值不在允许的范围"),
            new(MoneySameHand, "两个账号由同一位管理员单独设立，不能一起办理"),
            new(BackupNothing, "没有数据库"),
            new(BackupExists, "备份已经存在"),
            new(BackupUnreadable, "备份不完整或被改动"),
            new(BackupNewer, "备份的结构比程序新"),
            new(BackupOtherKey, "备份的封印密钥不同"),
            new(DatabaseIntegrity, "数据库文件损坏"),
            new(DatabaseReference, "数据库里有指向不存在的行"),
            new(DatabaseOldSchema, "数据库的结构比程序旧"),
            new(StoredResultDamaged, "存储的结果读不出来"),
            new(ItemHeld, "两个引擎的判定不一致，事项的待确认暂缓"),
            new(OpinionDiffers, "第二引擎的判定与匹配不一致"),
            new(BulkCount, "填的项数与要通过的不同"),
            new(BulkDoubtful, "存疑的项不能批量通过"),
            new(BulkNeedsSecond, "超过一人可以通过的限额"),
            new(BulkSamePerson, "提交人与放行人不能是同一人"),
            new(BulkContentMoved, "批量预审的内容在提交后变化"),
            new(ReturnFactUnknown, "退回补数据的数据项或部门不对"),
            new(DraftStale, "草稿的基础版本已不是现行版本"),
            new(DraftTooLong, "草稿的一部分过长"),
            new(DraftIncomplete, "草稿没有填完"),
            new(DraftSamePerson, "审定人不能是起草人或改过草稿的人"),
            new(DraftContentMoved, "草稿的内容与看到的不同"),
            new(GateMissing, "还没有对这份内容做发布前核对"),
            new(GateBlocked, "发布前核对有必须先解决的问题"),
            new(GateUnacknowledged, "发布前核对的提示没有写明理由"),
            new(DraftRivals, "同一事项另有待生效的草稿"),
            new(DraftUnchanged, "草稿与现行版本相同"),
            new(DraftCode, "事项编号不可用"),
            new(ItemSuspended, "事项已由部门暂停"),
            new(ItemEnded, "事项已终止"),
            new(VersionNotWithdrawable, "版本不能撤销"),
            new(CaseExpectation, "算例的应得结果不成立"),
            new(CaseName, "算例的名称已有"),
            new(CaseTooMany, "算例超过上限"),
            new(CasesMoved, "算例在核对之后有变化"),
            new(RunDataKeepsChanging, "匹配期间数据不断变化"),
            new(DeterminationRecordBroken, "兑现凭证读不出来"),
            new(DeterminationRecordNoClaim, "没有这个编号的兑现申请"),
        ];
}
