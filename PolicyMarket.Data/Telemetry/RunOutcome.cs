namespace PolicyMarket.Data.Telemetry;

/// <summary>How a call for a nightly run ended.</summary>
public enum RunOutcome
{
    /// <summary>The run was worked through and finished.</summary>
    Finished,

    /// <summary>The same date, plan and data had been run before.</summary>
    Repeated,

    /// <summary>Refused with diagnostics.</summary>
    Refused,

    /// <summary>Cut short by the end of the process; it continues at the next start.</summary>
    Interrupted,

    /// <summary>Ended by an exception.</summary>
    Failed,
}
