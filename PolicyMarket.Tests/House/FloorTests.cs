namespace PolicyMarket.Tests.House;

/// <summary>Folders stand on floors: no arrow points upwards, so no cycle can come into being.</summary>
public sealed class FloorTests
{
    [Theory]
    [InlineData("PolicyMarket.Rules")]
    [InlineData("PolicyMarket.Data")]
    [InlineData("PolicyMarket.Web")]
    public void A_folder_uses_only_folders_on_lower_floors(string project)
    {
        var floors = Floors.Of(project);
        var arrows = FolderGraph.ArrowsOf(project);
        Assert.True(arrows.Count > 50, $"{arrows.Count} arrows were found.");

        var upwards = arrows
            .Where(arrow => Floors.IndexOf(floors, arrow.Key.To) >= Floors.IndexOf(floors, arrow.Key.From))
            .Select(arrow => $"{arrow.Key.From} uses {arrow.Key.To}: {arrow.Value}")
            .ToList();
        Assert.True(upwards.Count == 0, string.Join('\n', upwards));
    }

    [Theory]
    [InlineData("PolicyMarket.Rules")]
    [InlineData("PolicyMarket.Data")]
    [InlineData("PolicyMarket.Web")]
    public void Each_folder_stands_on_one_floor(string project)
    {
        var listed = Floors.Of(project).SelectMany(floor => floor).ToList();
        Assert.Equal(listed.Count, listed.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(FolderGraph.FoldersOf(project), listed.Order(StringComparer.Ordinal));
    }

    /// <summary>Fails when the code has changed and the picture has not; `.ci/architecture` draws it.</summary>
    [Fact]
    public void The_picture_of_the_folders_is_current()
    {
        var document = File.ReadAllText(FolderPicture.File);
        var redrawn = FolderPicture.Redrawn(document);
        if (Environment.GetEnvironmentVariable("POLICYMARKET_DRAW") == "yes" && redrawn != document)
        {
            File.WriteAllText(FolderPicture.File, redrawn);
            return;
        }

        Assert.Equal(redrawn, document);
    }
}
