namespace PolicyMarket.Data.Backups;

/// <summary>Chinese texts about backups, restores and the check of the database file.</summary>
internal static class BackupWording
{
    internal static string NoDatabase(string directory) => $"数据目录 {directory} 里没有数据库。请用 --data 指定正确的数据目录。";

    internal const string DatabaseOlderThanProgram = "数据库的结构比程序旧，所以没有核对记录的内容。请先启动一次程序（serve）升级，再运行一次检查。";

    internal static string DatabaseStructureWrong(string finding) => $"数据库文件的结构不对：{finding}。请停止程序，用 restore 从最近的好备份恢复。";

    internal static string FirstAtRow(long rowId) => $"，第一处行号 {rowId}";

    internal static string RowsWithoutParent(long rowCount, string parentTable, string firstPlace) =>
        $"{rowCount} 行指向表 {parentTable} 里不存在的行{firstPlace}：有人绕过系统改过数据，或备份不完整。请与备份对照，从好的备份恢复。";

    internal static string FirmWithCode(string firmName, string creditCode) => $"{firmName}（{creditCode}）";

    internal static string SheetDamaged(string sheet, string damage, string remedy) => $"{sheet}：{damage}。{remedy}";

    internal static string SheetOfFirm(string firm, long sheetId) => $"{firm}，数据页第 {sheetId} 号";

    internal static string FirmNumber(long firmId) => $"第 {firmId} 号企业";

    internal const string FirmMissing = "企业不存在。";

    internal static string BackupIncomplete(string folder, string manifestFile, string databaseFile) =>
        $"{folder} 不是一份完整的备份（缺 {manifestFile} 或 {databaseFile}），什么也没有改动。请指定 policymarket-日期-时间 这样的目录。";

    internal const string CopyDiffersFromManifest = "复制到数据目录的备份与清单的摘要不符，什么也没有改动。请检查磁盘。";

    internal const string CommandLine = "命令行";

    internal static string RestoredFrom(string folder, string formerDatabase) => $"从备份 {folder} 恢复；原来的数据库{formerDatabase}";

    internal const string NoFormerDatabase = "没有";

    internal static string FormerKeptAs(string fileName) => $"保留为 {fileName}";

    internal const string BackupDiffersFromManifest = "备份里的数据库与清单的大小或摘要不符：它被改动过，或没有写完。什么也没有改动。请换一份备份。";

    internal static string BackupFailedCheck(string finding) => $"备份没有通过检查，什么也没有改动：{finding}";

    internal static string BackupNewerThanProgram(string schema) =>
        $"备份的数据库结构（{schema}）比这个程序新，旧程序读不了，什么也没有改动。请用制作备份时的或更新的程序恢复。";

    internal const string SealKeysDiffer =
        "备份的封印密钥与数据目录里的不同：只换数据库的话，全部数据页都会对不上封印。什么也没有改动。确认要用备份的密钥时加 --with-keys，原来的密钥会留在旁边。";

    internal static string NothingToBackUp(string directory) => $"数据目录 {directory} 里没有数据库，没有东西可以备份。请用 --data 指定正确的数据目录。";

    internal static string FolderExists(string folder) => $"{folder} 已经存在，没有再做备份。请过一秒再运行，或换一个目录。";

    internal static string ItemRuleUnreadable(string itemTitle) =>
        $"事项“{itemTitle}”存储的规则读不出来，它不参加匹配。请从备份恢复，或请编写部门重新发布。";

    internal static string ItemVersionNumber(long versionId) => $"事项版本第 {versionId} 号";

    internal const string LastMatchUnreadable = "企业上次匹配的结果读不出来；下一次匹配会重新写，不用处理。";

    internal static string MatchedFirmNumber(long firmId) => $"企业第 {firmId} 号";

    internal const string MatchChangesUnreadable = "一次匹配记下的变化读不出来；要保留这段历史的，请从备份恢复。";

    internal static string RunAndFirm(long runId, long firmId) => $"匹配批次 {runId}，企业第 {firmId} 号";

    internal const string OfferReceiptUnreadable = "待确认的凭证读不出来；下一次匹配涉及它时会重新写，已确认的请从备份恢复。";

    internal static string OfferNumber(long offerId) => $"待确认第 {offerId} 号";

    internal const string NightlyBackup = "夜间备份";

    internal static string BackupMade(string folder, long size, string sha256, int removed) =>
        $"{folder}，{size:N0} 字节，SHA-256 {sha256}，清理旧备份 {removed} 份";
}
