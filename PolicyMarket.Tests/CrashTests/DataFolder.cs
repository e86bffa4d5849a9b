using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.CrashTests;

/// <summary>A data folder that is gone after the test.</summary>
internal sealed class DataFolder : IDisposable
{
    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"policymarket-kill-{Guid.NewGuid():N}");

    /// <summary>A copy of what stands in a folder that no process uses.</summary>
    public static DataFolder CopyOf(string source)
    {
        var copy = new DataFolder();
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var target = System.IO.Path.Combine(copy.Path, System.IO.Path.GetRelativePath(source, file));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(target) ?? copy.Path);
            File.Copy(file, target);
        }

        return copy;
    }

    public void Dispose() => TestFolder.Delete(Path);
}
