namespace PolicyMarket.Web.Imports;

/// <summary>How far an uploaded file has come.</summary>
public enum ImportState
{
    Waiting,
    Running,
    Done,

    /// <summary>The file has something wrong; nothing of it is stored.</summary>
    Refused,

    /// <summary>The system broke off; nothing of the file is stored.</summary>
    Failed,
}
