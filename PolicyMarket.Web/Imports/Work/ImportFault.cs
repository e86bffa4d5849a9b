namespace PolicyMarket.Web.Imports.Work;

/// <summary>Fault of the upload form itself, before any file is read.</summary>
public enum ImportFault
{
    None,

    /// <summary>No department is chosen, or it is not the officer's own.</summary>
    Source,
    Period,
    AsOf,
    File,

    /// <summary>The file that was to be decided about does not wait any more.</summary>
    NotWaiting,

    /// <summary>Policies are imported by an administrator only.</summary>
    NotAllowed,
}
