using PolicyMarket.Data.Seals;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.RecordChecks;

/// <summary>Progress and findings of a check of all records.</summary>
internal sealed class RecordCheckTally
{
    private readonly List<Diagnostic> _findings = [];

    public long Links { get; set; }

    public long Rows { get; set; }

    /// <summary>All findings, also those beyond the list.</summary>
    public int Count { get; private set; }

    public ChainHead Head { get; set; } = new(0, SealChain.Start);

    /// <summary>The first <see cref="ChainAudit.MostFindings"/>.</summary>
    public IReadOnlyList<Diagnostic> Findings => _findings;

    public void Add(Diagnostic finding)
    {
        Count++;
        if (_findings.Count < ChainAudit.MostFindings)
        {
            _findings.Add(finding);
        }
    }
}
