namespace PolicyMarket.Web.Imports.Work;

/// <summary>How far an uploaded file has come.</summary>
public enum ImportState
{
    Waiting,
    Running,
    Done,

    /// <summary>The file differs so much from the standing data that a person must decide; nothing of it is stored, the file waits.</summary>
    Asked,

    /// <summary>The file has something wrong; nothing of it is stored.</summary>
    Refused,

    /// <summary>The file was asked about and then dropped; nothing of it is stored.</summary>
    Withdrawn,

    /// <summary>The system broke off; nothing of the file is stored.</summary>
    Failed,
}
