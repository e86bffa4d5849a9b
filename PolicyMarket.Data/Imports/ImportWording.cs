namespace PolicyMarket.Data.Imports;

/// <summary>Chinese texts about imports of firms, policies and parameters: reports, questions and remarks.</summary>
internal static class ImportWording
{
    internal static string AllItemsUnchanged(int unchanged) => $"文件里的 {unchanged:N0} 个事项都已在库里，内容相同，什么也没有改动。";

    internal static string ItemsImported(int newDocuments, int newItems, int newVersions, int unchanged) =>
        $"已导入：新文件 {newDocuments:N0} 份，新事项 {newItems:N0} 个，新版本 {newVersions:N0} 个；内容相同的 {unchanged:N0} 个没有改动。";

    internal const string CommandLine = "命令行";

    internal static string EarlierVersionReturns(string title, int versionNumber) =>
        $"“{title}”的内容与以前的第 {versionNumber} 版相同，现在又成了最新版本。如果是误用了旧文件，请重新导入正确的文件。";

    internal static string ParameterValueDiffers(
        string name,
        DateOnly start,
        string storedValue,
        string storedUntil,
        string givenValue,
        string givenUntil
    ) =>
        $"参数 {name} 自 {start:yyyy-MM-dd} 起已是 {storedValue}{storedUntil}，与这次的 {givenValue}{givenUntil} 不同，什么也没有改动。新的标准请写新的起始日期。";

    internal static string ParametersAdded(int addedCount, string parameters) => $"新参数 {addedCount} 条：{parameters}";

    internal static string UntilDay(DateOnly lastDay) => $"（至 {lastDay:yyyy-MM-dd}）";

    internal static string ParameterUnknown(string parameterName) =>
        $"指标目录中没有参数“{parameterName}”。请核对名称；只有类别为“参数”的指标才能这样设置。";

    internal static string RegionUnknown(string region) => $"没有行政区划代码“{region}”。全国适用的请留空。";

    internal static string ParameterEndsBeforeStart(DateOnly? end, DateOnly start) => $"参数的截止日期 {end:yyyy-MM-dd} 早于起始日期 {start:yyyy-MM-dd}。";

    internal static string OtherPeriodOnlyKept(string attributes, string unit, string matchingUnit, string examplePeriod, string deliveredPeriod) =>
        $"{attributes}按{unit}计，判断时只采用所属期为相应{matchingUnit}的数据（如 {examplePeriod}），这次的所属期是 {deliveredPeriod}，只作留存。请按所属期另行导入。";

    internal static string DerivedValuesNotTaken(string attributes) => $"{attributes}随时间变化，由日期按业务日期推算，交付的数值不采用。";

    internal static string AmongSoMany(int total) => $"等 {total} 项";

    internal const string Year = "年";

    internal const string HalfYear = "半年";

    internal const string Quarter = "季";

    internal const string Month = "月";

    internal static string BenefitTakenByDefault(int itemCount, string benefit, string items, string taxCategory) =>
        $"{itemCount} 个事项没有写 benefit（奖补、减免、权益、资质），按默认取“{benefit}”：{items}。默认规则：没有金额也没有封顶为资质，“{taxCategory}”类为减免，其余为奖补。只有奖补发放资金；不对的请写明后重新导入。";

    internal static string ItemNotAdmitted(string itemId, string title, string failedTests) =>
        $"事项 {itemId}“{title}”写为免申即享，但不符合准入条件：{failedTests}。请改用别的兑现方式，或补齐依据。";

    internal static string PunctuationSuggested(string text, string suggested) =>
        $"“{text}”里有半角标点，按原文保存。建议写作“{suggested}”；同意的话改好文件，或在导入时选“改为全角”，再导入一次。";

    internal static string PunctuationCorrected(string text, string suggested) => $"“{text}”里的半角标点已改为全角：“{suggested}”。";

    internal static string MorePunctuation(int more) => $"另有 {more:N0} 处文字有半角标点，没有一一列出。";

    internal static string HandlingOf(string itemId, string gaps) => $"{itemId}（{gaps}）";

    internal static string HandlingMissing(int count, string named, bool hasMore) =>
        $"{count:N0} 个需要申报的事项没有写全办理信息：{named}{(hasMore ? " 等" : "")}。页面上写“以通知为准”；知道的请写在 window 和 handling 里，再导入一次。";

    internal static string SourcesAreReprints(int itemCount, string sites) =>
        $"{itemCount} 个事项的出处不是政府网站（.gov.cn）：{sites}。照样导入，页面上写作“转载”，不作为原文。找到发布机关的网址后请改正 source，重新导入。";

    internal static string SourceSite(string host, string items) => $"{host}（{items}）";

    internal const string NoDataRows = "表头下面没有数据行。请确认导出的是有数据的文件。";

    internal static string FirmTwice(string creditCode, int firstRow, int row) =>
        $"企业 {creditCode} 在第 {firstRow} 行已经出现过，第 {row} 行与它重复，不知道以哪行为准。请删去一行。";

    internal const string DifferencesNeedConfirmation = "这份文件与现有数据相差很大，先要确认，什么也没有保存。";

    internal static string FileHasProblems(long problemTotal) => $"文件有 {problemTotal:N0} 处问题，什么也没有保存。请按清单改好后重新上传整个文件。";

    internal static string FileAlreadyImported(long? batchId, int rows) => $"这个文件已经导入过（批次 {batchId}，{rows:N0} 行），什么也没有改动。";

    internal static string RowsImported(int rows, int newFirms, long? batchId) => $"已导入 {rows:N0} 行，其中新企业 {newFirms:N0} 家（批次 {batchId}）。";

    internal const string FileOfParameters = "参数文件";

    internal static string RowOfFile(int row) => $"第 {row} 行";

    internal const string NoParameterRows = "参数文件里只有表头，没有一行参数。请确认选对了文件。";

    internal static string NoSuchParameter(string name) => $"指标目录中没有参数“{name}”。请核对名称；只有类别为“参数”的指标才能这样设置。";

    internal static string ParameterWithoutValue(string label) => $"参数“{label}”没有写数值。请填写后再提交。";

    internal static string NotADate(string label, string given) => $"{label}“{given}”不是日期。请写成 2026-11-22 的样子。";

    internal static string FirmDataImported(string source, string period, string fileName, DateOnly asOf, int rowCount, int newFirms, string effect) =>
        $"{source} {period}：{fileName}，截至 {asOf:yyyy-MM-dd}，{rowCount} 行，新企业 {newFirms} 家。{effect}";

    internal static string DoubtConfirmed(string doubt, string details) => $"已确认：{doubt}{details}";

    internal static string NewFirmWithoutName(string creditCode) =>
        $"企业 {creditCode} 还不在系统里，这一行又没有企业名称。请补上名称，或先导入市场监管的企业名单。";

    internal static string SourceNotYours(string source) =>
        $"你不是“{source}”的经办人，不能导入它的数据。没有导入任何数据；请换本部门的数据，或联系管理员。";

    internal static string SourceNeeded(int mostCharacters) => $"请写明数据来自哪个部门（如 市场监管、人社），不超过 {mostCharacters} 个字。";

    internal const string Source = "来源";

    internal static string PeriodMalformed(string period) => $"数据期间“{period}”写法有误：按年写 2025，按月写 2026-10，随时更新的写 current。";

    internal const string Period = "期间";

    internal static string AsOfInvalid(DateOnly asOf, DateOnly today) =>
        $"数据截止日期 {asOf:yyyy-MM-dd} 应在 1990 年到今天（{today:yyyy-MM-dd}）之间。请核对。";

    internal const string ChangedConditions = "条件";

    internal const string ChangedAmount = "金额";

    internal const string ChangedDocument = "依据文件";

    internal const string ChangedMode = "兑现方式";

    internal const string ChangedGroup = "就高不重复的分组";

    internal static string ChangedTitle(string before) => $"名称（原来是“{before}”）";

    internal static string ChangedCap(decimal? before, decimal? after) => $"封顶（{Cap(before)} → {Cap(after)}）";

    private static string Cap(decimal? yuan) =>
        yuan is { } known ? known.ToString("#,##0.##", System.Globalization.CultureInfo.InvariantCulture) + " 元" : "不封顶";

    internal const string OnlyTextChanges = "说明文字等，条件和金额不变";

    internal const string UnreadableBefore = "原来的版本已损坏，不能比较";

    internal static string ItemWouldBeNew(string title, string code) => $"新事项：{title}（{code}）";

    internal static string ItemWouldChange(string title, string code, int number, string parts) => $"{title}（{code}）出第 {number} 版，改动：{parts}";

    internal static string FurtherItems(int count) => $"还有 {count:N0} 项，没有一一列出。";

    internal static string FileWouldPublish(int documents, int items, int versions, int unchanged, int openOffers) =>
        $"发布以后：新政策文件 {documents:N0} 份，新事项 {items:N0} 项，出新版本的 {versions:N0} 项，没有变化的 {unchanged:N0} 项。"
        + (versions > 0 && openOffers > 0 ? $"这些事项现有 {openOffers:N0} 笔还没有确认的待领取，下一次匹配按新版本重新判定。" : "");
}
