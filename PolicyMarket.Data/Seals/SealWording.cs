namespace PolicyMarket.Data.Seals;

/// <summary>Chinese texts about the sealing key and the heads of the seal chain.</summary>
internal static class SealWording
{
    internal static string KeyFileMissing(string file) =>
        $"封印密钥文件 {file} 不见了，而记录是用它封的。请从备份恢复这个文件（备份的 keys 目录），再启动；不要另做一个，那样全部记录都会对不上封印。";

    internal static string KeyFileDamaged(string file) =>
        $"封印密钥文件 {file} 已损坏：应是 32 字节的 Base64。请从备份恢复这个文件；没有它无法核对以前的记录。";

    internal static string KeyDoesNotFit(string keyFile, int linkCount) =>
        $"封印密钥 {keyFile} 与数据库不符：最近的 {linkCount} 环封印没有一环是用它封的。请恢复这个数据库自己的密钥文件（备份的 keys 目录），再启动；什么也没有改动。";

    internal static string LineInvalid(int line) => $"第 {line} 行不是“日期,序号,封印”";

    internal static string HeadInvalid(string given) => $"“{given}”不是“序号,封印”";
}
