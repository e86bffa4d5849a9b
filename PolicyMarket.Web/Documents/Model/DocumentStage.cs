using PolicyMarket.Web.Ui;

namespace PolicyMarket.Web.Documents.Model;

/// <summary>How far the work on a document has come.</summary>
public enum DocumentStage
{
    /// <summary>Neither its head nor a clause was worked on.</summary>
    Unread,

    /// <summary>Clauses wait for an item.</summary>
    InWork,

    /// <summary>Each clause is cited or left out.</summary>
    Done,
}

/// <summary>The words and tones of the stages.</summary>
internal static class DocumentStages
{
    public static string Say(DocumentStage stage) =>
        stage switch
        {
            DocumentStage.Unread => "待核对",
            DocumentStage.InWork => "拆解中",
            DocumentStage.Done => "已拆完",
            _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, "A stage without words."),
        };

    public static Tone ToneOf(DocumentStage stage) =>
        stage switch
        {
            DocumentStage.Unread => Tone.Warn,
            DocumentStage.InWork => Tone.Accent,
            DocumentStage.Done => Tone.Ok,
            _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, "A stage without a tone."),
        };
}
