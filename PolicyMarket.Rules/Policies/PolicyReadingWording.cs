namespace PolicyMarket.Rules.Policies;

/// <summary>Chinese texts about policy files: faults, admission tests and jurisdiction.</summary>
internal static class PolicyReadingWording
{
    internal static string UnknownAwardItem(string ruleId, string awardId) =>
        $"事项 {ruleId}：金额引用了事项“{awardId}”，但同一文件里没有、也没有已发布的这个事项。请核对编号，或先导入它。";

    internal static string AwardOfItself(string ruleId) => $"事项 {ruleId}：金额引用了它自己的金额，算不出来。请改公式。";

    internal static string AwardCycle(string ruleId, string path) => $"事项 {ruleId}：金额互相引用，算不出来：{path}。请去掉其中一处引用。";

    internal const string FileNotArray = "政策文件应为 JSON 数组，每项一个兑现事项。";

    internal static string TooManyItems(int maxItems, int count) => $"一个文件至多 {maxItems} 个事项，此文件有 {count} 个，请拆分。";

    internal static string DuplicateItem(string id, int firstNumber) => $"事项编号 {id} 与第 {firstNumber} 项重复，编号须唯一。";

    internal const string DocumentInForce = "文件有效";

    internal const string BeneficiariesClear = "受益对象明确";

    internal const string GroundsNamed = "认定有据";

    internal const string StandardSpecific = "标准具体";

    internal const string InConditions = "条件";

    internal const string IssuerMissing = "没有写明发文机关（document.issuer）";

    internal const string NumberAndSourceMissing = "既没有文号也没有出处（document.number、source）";

    internal const string OnlyCapGiven = "只有封顶数，具体金额由主管部门核定";

    internal const string NoAmount = "没有金额";

    internal const string InAmountFormula = "金额公式";

    internal const string ValidityUnstated = "文件没有写明有效期，主管部门也没有确认继续执行";

    internal static string NotYetInForce(DateOnly? effectiveFrom) => $"文件自 {effectiveFrom:yyyy-MM-dd} 起施行，尚未生效";

    internal static string DocumentExpired(DateOnly? effectiveTo) => $"文件已于 {effectiveTo:yyyy-MM-dd} 到期";

    internal static string UsesAttribute(string place, string label, string reason) => $"{place}用到“{label}”，{reason}";

    internal const string NotInCatalog = "指标目录中没有这一项";

    internal const string PersonalInformation = "属于个人信息，没有部门按企业掌握";

    internal const string KnownOnlyOnApplication = "只有申请时才能说明";

    internal const string DependsOnOtherFirms = "要与别的企业比较才能确定";

    internal const string HolderUnstated = "目录没有写明由哪个部门掌握";

    internal static string IssuedForTerritory(string issuer, string territory) => $"{issuer}发布，适用于{territory}登记的企业";

    internal static string ChoiceInvalid(string fieldName, string text, string choices) => $"{fieldName} 的值“{text}”应为 {choices} 之一。";

    internal static string TerritoryInvalid(string why, string anywhere) =>
        $"territory（适用地区）有误：{why}不限地区时请写 \"open_to\": \"{anywhere}\"。";

    internal static string OpenToInvalid(string text, string territory, string anywhere) =>
        $"open_to 的值“{text}”应为 {territory}（限适用地区登记的企业）或 {anywhere}（不限地区）。";

    internal static string EnjoyedByUnknown(string name) => $"enjoyed_by 写的指标“{name}”不在指标目录中，请核对英文名。";

    internal static string EnjoyedByUnclear(string label) => $"enjoyed_by 写的指标“{label}”既不是“是/否”也不是数字，看不出是否已享受，请换一个指标。";

    internal static string OpensInvalid(int mostOpened) => $"opens 应为文字的数组（事项编号或说明），至多 {mostOpened} 个。";

    internal static string StayYearsInvalid(int mostYears) =>
        $"stay_years（承诺年限）应为 1 到 {mostYears} 的整数，单位为年；没有承诺年限时请去掉这一项。";

    internal static string DisclosureMisplaced(string benefit) =>
        $"{benefit}事项不发放资金，不能公示（减免额会泄露企业的应纳税所得额等申报数据），disclosure 请写 none。";

    internal static string EnjoyedByMisplaced(string benefit) => $"enjoyed_by 只用于减免事项，这一项是{benefit}，请删去或改 benefit。";

    internal static string StayYearsMisplaced(string benefit) => $"stay_years 只用于奖补事项，这一项是{benefit}，没有发放的资金可以追回，请删去。";

    internal const string StayYearsNeedTerritory =
        "stay_years 要与适用地区一起写：这一项不限企业注册地，看不出企业是否迁出。请写 territory，或删去 stay_years。";

    internal const string ItemNotObject = "每个事项应为一个 JSON 对象。";

    internal static string NamedItem(string? id) => $"事项 {id}：";

    internal const string DocumentMissing = "缺少 document（政策文件的标题、层级等）。";

    internal static string LevelInvalid(string level, string levels) => $"层级“{level}”应为 {levels} 之一。";

    internal static string ValidityUpsideDown(DateOnly? effectiveFrom, DateOnly? effectiveTo) =>
        $"施行日期 {effectiveFrom:yyyy-MM-dd} 晚于失效日期 {effectiveTo:yyyy-MM-dd}，请核对。";

    internal const string WindowInvalid = "window（办理期）应为 {\"from\": \"2026-03-01\", \"to\": \"2026-11-30\"}，两端都含当日。";

    internal static string WindowUpsideDown(DateOnly? start, DateOnly? end) =>
        $"办理期的开始日期 {start:yyyy-MM-dd} 晚于截止日期 {end:yyyy-MM-dd}，请核对。";

    internal const string WindowEmpty = "window（办理期）应写明 from（开始）或 to（截止）中的至少一个；没有办理期时请去掉 window。";

    internal const string ScheduleInvalid = "schedule（后两个日期）应为 {\"decision\": \"2026-09-30\", \"payment\": \"2026-12-31\"}，不知道的不写。";

    internal static string ScheduleUpsideDown(DateOnly? decision, DateOnly? payment) =>
        $"确定扶持结果的日期 {decision:yyyy-MM-dd} 晚于兑现日期 {payment:yyyy-MM-dd}，请核对。";

    internal static string ScheduleBeforeWindow(DateOnly opens) => $"确定扶持结果或兑现的日期早于申报开始日期 {opens:yyyy-MM-dd}，请核对。";

    internal const string HandlingInvalid = "handling（办理信息）应为 JSON 对象，如 {\"place\": \"政务服务中心\", \"phone\": \"12345\"}。";

    internal static string OnlineInvalid(string text) => $"online（网上办理地址）“{text}”应以 http:// 或 https:// 开头。";

    internal static string PapersInvalid(string field, int most) => $"{field}（材料）应为文字的数组，至多 {most} 个。";

    internal static string DaysInvalid(string field, int most) => $"{field}（办结时限）应为 1 到 {most} 的整数，单位为工作日。";

    internal const string ConditionsMissing = "缺少 conditions（条件）；不限条件时写 {\"all\": []}。";

    internal const string AmountInvalid = "amount 应为公式文字，或 {\"table\": 决策表}。";

    internal const string CapInvalid = "封顶金额 cap 应为不小于 0 的数字，单位为元，不超过一千万亿元。";

    internal static string DateInvalid(string text) => $"日期“{text}”不存在或写法不对，应如 2025-01-31。";

    internal static string FieldMissing(string fieldName) => $"缺少 {fieldName}，此项必填。";

    internal static string FieldEmpty(string fieldName) => $"{fieldName} 为空，此项必填。";

    internal static string TextNeeded(int maxLength) => $"此处应为文字，至多 {maxLength} 字。";

    internal static string UnknownField(string itemName, string fieldName) => $"{itemName}不认识的字段“{fieldName}”，请核对拼写。";
}
