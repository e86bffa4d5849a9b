using System.Diagnostics;

namespace PolicyMarket.Tests.Support;

/// <summary>Deletion of the folders that tests make.</summary>
internal static class TestFolder
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Deletes a folder with all that is in it. Work that a page cancelled on its disposal may still close its database for a moment, and SQLite then creates
    /// or deletes files in the folder, so a deletion that finds the folder changed is tried again.
    /// </summary>
    public static void Delete(string folder)
    {
        var started = Stopwatch.GetTimestamp();
        while (Directory.Exists(folder))
        {
            try
            {
                Directory.Delete(folder, recursive: true);
            }
            catch (IOException) when (Stopwatch.GetElapsedTime(started) < Patience)
            {
                Thread.Sleep(20);
            }
        }
    }
}
