using PolicyMarket.Rules.Documents.Model;

namespace PolicyMarket.Rules.Documents.Amounts;

/// <summary>An amount while its sentence is read; Start and End are indexes of the flat text.</summary>
internal sealed class AmountDraft(string form, int start, int end)
{
    public string Form { get; set; } = form;

    public List<ReadFigure> Figures { get; } = [];

    public ReadFigure? Cap { get; set; }

    public ReadFigure? Floor { get; set; }

    public int Start { get; } = start;

    public int End { get; set; } = end;

    public int Paragraph { get; init; }

    /// <summary>The sentence after it belongs to the same list (；).</summary>
    public bool IsOpen { get; set; }

    public int Sentence { get; init; }
}
