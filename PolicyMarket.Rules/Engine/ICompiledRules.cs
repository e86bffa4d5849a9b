using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Engine.Columns;
using PolicyMarket.Rules.Engine.Compile;
using PolicyMarket.Rules.Engine.Encode;
using PolicyMarket.Rules.Engine.Execute;
using PolicyMarket.Rules.Engine.Missing;
using PolicyMarket.Rules.Engine.OneFirm;
using PolicyMarket.Rules.Engine.Results;

namespace PolicyMarket.Rules.Engine;

/// <summary>Rules in the form of one engine. Immutable, safe for many threads, kept between runs.</summary>
public interface ICompiledRules
{
    IEligibilityEngine Engine { get; }

    /// <summary>The columnar form of the same rules: items have the same numbers. It serves the capabilities that the engine lacks.</summary>
    CompiledPlan Plan { get; }

    /// <summary>Determines all items for all rows of a table. Facts are taken as they stand in the table: derived facts are columns.</summary>
    MatchResult Determine(FactTable table, MatchSettings? settings = null, CancellationToken ct = default);

    /// <summary>
    /// Determines the same for a table that <see cref="Plan"/> has encoded; the result keeps the rows in the order of the encoded table, so that
    /// <see cref="MissingFacts"/> can read both.
    /// </summary>
    MatchResult Determine(EncodedTable table, MatchSettings? settings = null, CancellationToken ct = default);

    /// <summary>Determines all items for one firm; derived facts are completed first.</summary>
    FirmVerdicts DetermineFirm(Facts facts);
}
