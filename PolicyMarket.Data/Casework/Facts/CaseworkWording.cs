using System.Globalization;
using PolicyMarket.Rules.Values;

namespace PolicyMarket.Data.Casework.Facts;

/// <summary>All Chinese texts of casework that logic produces: reasons, facts in words, who must act, why a case ended.</summary>
public static class CaseworkWording
{
    /// <summary>"待预审", the kind as a heading or a filter.</summary>
    public static string Of(CaseKind kind) =>
        kind switch
        {
            CaseKind.PreCheckWaits => "待预审",
            CaseKind.DataWaits => "待补充数据",
            CaseKind.OfferWaits => "待企业确认",
            CaseKind.ClaimWaits => "待拨付",
            CaseKind.BatchWaits => "批次待办结",
            CaseKind.DisputeWaits => "数据异议待答复",
            CaseKind.ExclusiveConflict => "就高不重复冲突",
            CaseKind.PayeeClosed => "收款企业已注销",
            CaseKind.AccountShared => "账户多家共用",
            CaseKind.DocumentEnded => "文件已失效",
            CaseKind.SameBasisTwice => "同一依据重复领取",
            CaseKind.MovedAway => "承诺年限内迁出（追回）",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "The kind has no words."),
        };

    public static string Of(CaseLight light) =>
        light switch
        {
            CaseLight.Amber => "黄灯",
            CaseLight.Red => "红灯",
            _ => throw new ArgumentOutOfRangeException(nameof(light), light, "The light has no words."),
        };

    /// <summary>"上报一级", or nothing for level 0.</summary>
    public static string OfLevel(int level) =>
        level switch
        {
            0 => "",
            1 => "上报一级",
            2 => "上报二级",
            _ => throw new ArgumentOutOfRangeException(nameof(level), level, "There are two levels."),
        };

    /// <summary>"由人社局经办办理", with the supervisors of the level.</summary>
    public static string WhoActs(CaseActor actor, string? department, int level)
    {
        var who = actor switch
        {
            CaseActor.Department => department is null ? "主管部门经办" : $"{department}经办",
            CaseActor.Finance => "财政经办",
            CaseActor.FinanceChecker => "财政复核",
            _ => throw new ArgumentOutOfRangeException(nameof(actor), actor, "The actor has no words."),
        };
        return level switch
        {
            0 => who,
            1 => $"{who}；{(department is null || actor != CaseActor.Department ? "监督员" : $"{department}监督员")}督促",
            _ => $"{who}；督查部门督促",
        };
    }

    /// <summary>Without the days that are left: the reason stays the same until the light changes.</summary>
    internal static string Amber(Waiting waiting, int amberLeft) =>
        $"{waiting.Name}从 {Day(waiting.Since)} 起{Waits(waiting.Kind)}，最后期限 {Day(waiting.Due)}，只剩不到 {amberLeft + 1} 个工作日。";

    internal static string Red(Waiting waiting) => $"{waiting.Name}从 {Day(waiting.Since)} 起{Waits(waiting.Kind)}，最后期限 {Day(waiting.Due)} 已过。";

    internal static string Escalated(CaseFinding below, int level, int from) =>
        $"{below.Reason}超期已满 {from} 个工作日，{OfLevel(level)}，请{(level == 1 ? "部门监督员" : "督查部门")}督促。";

    internal static string Conflict(string group, MadeClaim kept, MadeClaim other) =>
        $"“{group}”一组按就高不重复只能领一项，企业却有 {Claim(kept)} 和 {Claim(other)}。应保留金额高的一项，另一项不应兑现；已兑现的应追回。";

    internal static string Closed(OpenMoney money, string status) =>
        $"登记机关的最新数据说收款企业已{status}，而 {money.Number}（{money.Title}，{Yuan(money.AmountFen)}）还没有到账。请核实主体资格，核实前不要付款。";

    internal static string Shared(OpenMoney money, SharedAccount account) =>
        $"{money.Number}（{money.Title}，{Yuan(money.AmountFen)}）的收款账户 {money.MaskedAccount} 同时属于另外 {account.OtherCount} 家企业：{account.Others}。请向银行核实账户归属。";

    internal static string Ended(OpenMoney money, EndedDocument document) =>
        $"{money.Number}（{money.Title}，{Yuan(money.AmountFen)}）于 {Day(money.ConfirmedOn)} 确认，而《{document.Title}》的最后有效日是 "
        + $"{Day(document.LastDay)}。没有依据的资金不应兑现，请核对文件效力。";

    internal static string Twice(MadeClaim first, MadeClaim second) =>
        $"同一企业、同一依据领了两次：{Claim(first)} 和 {Claim(second)}。请核对是否重复；重复的不应兑现，已兑现的应追回。";

    internal static string Moved(PromisedStay stay, MovedFirm move) =>
        $"企业领取 {stay.Number}（{stay.Title}，{Yuan(stay.AmountFen)}，{Day(stay.PaidOn)} 到账）时承诺 {stay.Years} 年内（到 {Day(stay.Until)}）不迁出{Region(stay.Territory)}，"
        + $"{Day(move.On)} 的数据显示已从{Region(move.From)}迁到{Region(move.To)}。请核实，并在期限内决定追回。";

    /// <summary>One line per rule that led to the case: its name and the facts that it matched.</summary>
    internal static string Why(IEnumerable<(string Rule, object[] Facts)> fired) =>
        string.Join('\n', fired.Select(one => $"规则“{one.Rule}”：{string.Join("；", one.Facts.Select(OfFact))}"));

    /// <summary>The matched fact in one line, for the "why" of a case.</summary>
    internal static string OfFact(object fact) =>
        fact switch
        {
            Today today => $"业务日期 {Day(today.Date)}",
            WaitLimits limits => $"阈值：剩 {limits.AmberLeft} 个工作日黄灯，超期 {limits.LevelOneOver} 个上报一级，超期 {limits.LevelTwoOver} 个上报二级",
            Waiting waiting =>
                $"{waiting.Name}：{Day(waiting.Since)} 起等待，期限 {Day(waiting.Due)}，{(waiting.IsOver ? Over(-waiting.DaysLeft) : $"剩 {waiting.DaysLeft} 个工作日")}",
            OpenMoney money =>
                $"未到账的申请 {money.Number}：{money.Title}，{Yuan(money.AmountFen)}，账户 {money.MaskedAccount}，{Day(money.ConfirmedOn)} 确认",
            ClosedFirm closed => $"登记状态：{closed.Status}",
            SharedAccount account => $"同一账户的其他企业：{account.Others}",
            EndedDocument document => $"《{document.Title}》最后有效日 {Day(document.LastDay)}",
            MadeClaim claim => $"申请 {Claim(claim)}",
            GroupedClaim grouped => $"“{grouped.Group}”组的申请 {Claim(grouped.Claim)}",
            PromisedStay stay => $"承诺：{stay.Number} {Day(stay.PaidOn)} 到账，{stay.Years} 年内不迁出{Region(stay.Territory)}",
            MovedFirm move => $"迁移：{Day(move.On)} 从{Region(move.From)}到{Region(move.To)}",
            CaseFinding finding => $"已成立：{Of(finding.Kind)}{Of(finding.Light)}{OfLevel(finding.Level)}",
            IEnumerable<object> several => string.Join("；", several.Select(OfFact)),
            _ => throw new ArgumentOutOfRangeException(nameof(fact), fact.GetType().Name, "The fact has no words."),
        };

    /// <summary>"督办件：账户多家共用", for the pre-check of an offer of the firm.</summary>
    internal static string Doubt(CaseKind kind) => $"督办件：{Of(kind)}";

    internal static string WaitingOffer(string title, string period) => $"“{title}”（{period}）";

    internal static string WaitingClaim(string number, string title) => $"{number}“{title}”";

    internal static string WaitingDispute(string label, string value) => $"数据异议“{label}：{value}”";

    internal static string WaitingBatch(string number, int payouts) => $"拨付批次 {number}（{payouts} 笔）";

    /// <summary>Why a case ended without a person: its rule does not hold any more.</summary>
    internal static string Gone(CaseKind kind) =>
        kind switch
        {
            CaseKind.PreCheckWaits => "起因已消除：不再待预审。",
            CaseKind.DataWaits => "起因已消除：数据已到，或退回已撤销。",
            CaseKind.OfferWaits => "起因已消除：企业已答复，或这一项已撤回、过期。",
            CaseKind.ClaimWaits => "起因已消除：已编入拨付批次或已到账。",
            CaseKind.BatchWaits => "起因已消除：批次已办结或退回重编。",
            CaseKind.DisputeWaits => "起因已消除：部门已答复。",
            CaseKind.ExclusiveConflict => "起因已消除：同组不再有两项同期的申请。",
            CaseKind.PayeeClosed => "起因已消除：登记状态已恢复，或款项已办结。",
            CaseKind.AccountShared => "起因已消除：账户不再共用，或款项已办结。",
            CaseKind.DocumentEnded => "起因已消除：文件效力已更正，或款项已办结。",
            CaseKind.SameBasisTwice => "起因已消除：不再有同一依据的两次申请。",
            CaseKind.MovedAway => "起因已消除：企业已迁回，或款项已退回。",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "The kind has no words."),
        };

    /// <summary>Why a case ended whose facts were replaced: a new case stands for the new ones.</summary>
    internal static string Replaced => "起因已变化，另立新件。";

    /// <summary>For the audit trail: how many cases were opened, changed and settled, with the first ids.</summary>
    internal static string Applied((int Count, string Ids) opened, (int Count, string Ids) changed, (int Count, string Ids) settled) =>
        string.Join(
            "；",
            new[] { ("新立", opened), ("变化", changed), ("办结", settled) }
                .Where(one => one.Item2.Count > 0)
                .Select(one => $"{one.Item1} {one.Item2.Count:N0} 件：{one.Item2.Ids}")
        );

    internal static string NoticeTitle(int count) => $"督办：有 {count:N0} 件要办理";

    /// <summary>"待预审红灯 3 件（上报一级）；……", and the reason when there is one case alone.</summary>
    internal static string NoticeBody(IEnumerable<(CaseKind Kind, CaseLight Light, int Level, int Count)> cases, string? onlyReason) =>
        onlyReason
        ?? string.Join(
            "；",
            cases
                .OrderByDescending(c => c.Level)
                .ThenByDescending(c => c.Light)
                .ThenBy(c => c.Kind)
                .Select(c => $"{Of(c.Kind)}{Of(c.Light)}{(c.Level > 0 ? $"（{OfLevel(c.Level)}）" : "")} {c.Count:N0} 件")
        ) + "。原因和期限见“督办”页。";

    internal static string ReminderTitle => "有一项待领取的款项快到期";

    internal static string Reminder(string title, long fen, DateOnly due) =>
        $"“{title}”{Yuan(fen)} 还没有确认领取，请在 {Day(due)} 前登录确认；不需要的也可以选择不领取。";

    internal static string ThresholdChanged(string group, string label, int before, int value) => $"{group}，{label}：{before} 改为 {value}";

    internal static string ThresholdUnknown(string key) => $"没有“{key}”这个阈值，什么也没有改动。请刷新页面后再试。";

    internal static string ThresholdOutside(string group, string label, int least, int most, int value) =>
        $"{group}，{label}：应在 {least} 与 {most} 之间，填的是 {value}，什么也没有改动。";

    internal static string ThresholdOrder(CaseKind kind) => $"{Of(kind)}：上报二级的天数应大于上报一级的天数，什么也没有改动。";

    internal static string Dismissed(string name, string reason) => $"{name}决定不再督办：{reason}";

    internal static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    internal static string Yuan(long fen) => new Money(fen).InWords;

    private static string Claim(MadeClaim claim) => $"{claim.Number}（{claim.Title}，{Yuan(claim.AmountFen)}）";

    private static string Over(int days) => days == 0 ? "期限已过" : $"已超期 {days} 个工作日";

    private static string Region(string code) => RegionTree.FullName(code);

    private static string Waits(CaseKind kind) =>
        kind switch
        {
            CaseKind.PreCheckWaits => "等待部门预审",
            CaseKind.DataWaits => "等待部门补充数据",
            CaseKind.OfferWaits => "等待企业确认领取",
            CaseKind.ClaimWaits => "已确认，等待编批拨付",
            CaseKind.BatchWaits => "等待办结",
            CaseKind.DisputeWaits => "等待部门答复",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "This kind does not wait."),
        };
}
