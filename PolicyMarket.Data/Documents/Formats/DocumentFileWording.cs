namespace PolicyMarket.Data.Documents.Formats;

/// <summary>Chinese sentences about files of policy documents: what is wrong, where, and what to do.</summary>
internal static class DocumentFileWording
{
    public const string Kinds = "TXT、Markdown、HTML、DOCX、PDF、OFD";

    public const string OldWord = "文件是旧版 Word（.doc）或加了打开密码的 Word 文件，不能读取。请在 Word 或 WPS 里去掉密码，另存为 .docx 后再选。";

    public const string Locked = "文件设有密码或限制，不能读取文字。请去掉密码后另存一份再选。";

    public const string NoText = "文件里没有文字层，多半是扫描的图片。请换用带文字的原件，或先做文字识别（OCR），再把文字粘贴进来。";

    public const string Entities = "文件的 XML 里声明了实体（DTD），可能用来耗尽内存或读取别的文件，没有读取。请向发文单位索取正常导出的文件。";

    public const string Encoding = "文字编码认不出来：既不是 UTF-8、UTF-16，也不是 GB18030。请用记事本打开，另存为 UTF-8 后再选。";

    public const string Empty = "文件是空的。请检查是否选错了文件。";

    public static string TooBig(long bytes, long most) =>
        $"文件有 {Megabytes(bytes)} MB，超过上限 {Megabytes(most)} MB，没有读取。请只保留政策文件正文，去掉图片和扫描页后再选。";

    public static string UnknownKind(string name) => $"“{name}”不是能读取的文件类型。可以读取的有：{Kinds}。请另存为其中一种，或直接粘贴正文。";

    public static string Differs(string name, string found) =>
        $"“{name}”的内容其实是{found}，与扩展名不符。请把扩展名改成与内容一致，确认来源可靠后再选。";

    public static string Damaged(string kind) => $"{kind}文件已损坏，打不开。请重新下载，或向发文单位重新索取。";

    public static string ManyEntries(int count, int most) => $"压缩包里有 {count} 个文件，超过上限 {most} 个，没有读取。请另存一份正常的文件再选。";

    public static string Expands(string entry, long most) =>
        $"压缩包里的“{entry}”解压后超过 {Megabytes(most)} MB，没有读取。请去掉图片和附件后另存一份再选。";

    private static long Megabytes(long bytes) => (bytes + (1 << 20) - 1) >> 20;

    public const string TooSlow = "文件里有反复不断的符号，读得太久，没有读完。请只保留政策文件正文，或拆成几个文件。";
}
