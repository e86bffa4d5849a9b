namespace PolicyMarket.Tests.Support;

/// <summary>Damages database files as disks and people do.</summary>
internal static class DamagedFile
{
    private const int PageBytes = 4096;

    /// <summary>Overwrites every page but the first, so that the file still looks like a database.</summary>
    public static void SpoilPages(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.ReadWrite);
        var noise = new byte[PageBytes];
        new Random(1).NextBytes(noise);
        for (long at = PageBytes; at < stream.Length; at += PageBytes)
        {
            stream.Position = at;
            stream.Write(noise);
        }
    }

    /// <summary>Keeps the first half.</summary>
    public static void Truncate(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.ReadWrite);
        stream.SetLength(stream.Length / 2 / PageBytes * PageBytes);
    }

    /// <summary>A text in the place of a database.</summary>
    public static void ReplaceByText(string file) => File.WriteAllText(file, string.Concat(Enumerable.Repeat("这不是数据库。\n", 500)));
}
