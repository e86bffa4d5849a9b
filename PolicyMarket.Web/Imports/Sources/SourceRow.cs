using System.Collections.Immutable;
using PolicyMarket.Data.FactSheets;

namespace PolicyMarket.Web.Imports.Sources;

/// <summary>One department as a source of facts.</summary>
/// <param name="Key">Short name, as attributes and deliveries write it.</param>
/// <param name="Name">Full name.</param>
/// <param name="State">The light of the line.</param>
/// <param name="Reason">Why the state is what it is, in one sentence.</param>
/// <param name="Last">The last delivery that was taken in; null when there was none.</param>
/// <param name="Firms">Firms about which it has delivered anything.</param>
/// <param name="Attributes">Labels of the facts that it holds by the catalogue.</param>
/// <param name="Items">Published items in force that ask for one of them.</param>
/// <param name="WaitingPairs">Pairs that the last run could not decide for want of one of them alone.</param>
/// <param name="WaitingCapFen">The ceilings of those pairs, fen.</param>
public sealed record SourceRow(
    string Key,
    string Name,
    SourceState State,
    string Reason,
    ImportBatch? Last,
    int Firms,
    ImmutableArray<string> Attributes,
    int Items,
    long WaitingPairs,
    long WaitingCapFen
);
