using System.Diagnostics.Metrics;

namespace PolicyMarket.Data.Telemetry;

/// <summary>Counts imported files and rows.</summary>
public sealed class ImportMetrics
{
    /// <summary>Files of firms and facts.</summary>
    public const string Firms = "firms";

    /// <summary>Files of policy items.</summary>
    public const string Policies = "policies";

    /// <summary>Files of parameters.</summary>
    public const string Parameters = "parameters";

    /// <summary>Files of bank accounts.</summary>
    public const string Accounts = "accounts";

    private readonly Counter<long> files;
    private readonly Counter<long> rows;

    public ImportMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(TelemetryAreas.Imports);
        files = meter.CreateCounter<long>(
            "policymarket.imports.files",
            "{file}",
            "Files that were sent for import, by kind and outcome (stored, asked, refused)."
        );
        rows = meter.CreateCounter<long>("policymarket.imports.rows", "{row}", "Rows of stored files, by kind.");
    }

    /// <summary>Counts a file with the rows that it brought; null: it was refused.</summary>
    public void Count(string kind, int? rowCount)
    {
        if (rowCount is { } stored)
        {
            CountStored(kind, stored);
        }
        else
        {
            CountRefused(kind);
        }
    }

    /// <summary>Counts a file that was stored whole.</summary>
    public void CountStored(string kind, int rowCount)
    {
        Count(kind, "stored");
        rows.Add(rowCount, KeyValuePair.Create("kind", (object?)kind));
    }

    /// <summary>Counts a file that waits for a decision of the person who sent it.</summary>
    public void CountAsked(string kind) => Count(kind, "asked");

    public void CountRefused(string kind) => Count(kind, "refused");

    private void Count(string kind, string outcome) =>
        files.Add(1, KeyValuePair.Create("kind", (object?)kind), KeyValuePair.Create("outcome", (object?)outcome));
}
