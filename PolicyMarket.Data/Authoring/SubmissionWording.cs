namespace PolicyMarket.Data.Authoring;

/// <summary>Chinese refusals about content that was seen and content that is there.</summary>
internal static class SubmissionWording
{
    internal const string ChangedSinceSeen = "草稿在你看到之后又有改动，没有送审。页面会显示最新的内容，请核对后再送审。";

    internal const string SeenOther = "送审的内容与你看到的不一致，什么也没有改动。请刷新页面，按现在的内容重新核对。";
}
