using PolicyMarket.Data.Files;

namespace PolicyMarket.Web.Imports.Work;

/// <summary>Where uploads stand while they are taken in, below the data folder.</summary>
public sealed class ImportFolder(DataOptions data)
{
    public string Path { get; } = data.UploadDirectory;

    /// <summary>Deletes what a killed process left behind.</summary>
    public void Sweep()
    {
        if (!Directory.Exists(Path))
        {
            return;
        }

        foreach (var left in Directory.EnumerateFiles(Path, "*.upload"))
        {
            File.Delete(left);
        }
    }
}
