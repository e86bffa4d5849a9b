using System.Text.RegularExpressions;
using PolicyMarket.Rules.Documents.Conditions;
using PolicyMarket.Rules.Documents.Model;
using PolicyMarket.Rules.Documents.Sentences;
using PolicyMarket.Rules.Documents.Text;

namespace PolicyMarket.Rules.Documents.Amounts;

/// <summary>Reads the amounts of one numbered part: collects the figures of each sentence and names their form.</summary>
internal sealed partial class AmountReader(FlatText text)
{
    public List<ReadAmount> Read(ClausePart part)
    {
        var drafts = new List<AmountDraft>();
        for (var index = 0; index < part.Sentences.Count; index++)
        {
            var sentence = part.Sentences[index];
            if (Irrelevant().IsMatch(sentence.Words))
            {
                continue;
            }

            var own = new SentenceAmounts(sentence, index).Read(drafts);
            Merge(drafts, own, sentence, index);
        }

        return [.. drafts.Select(draft => Finish(part.Path, draft))];
    }

    /// <summary>Sentences of one list (；) with one amount each and without limits of their own are the tiers of one amount.</summary>
    private static void Merge(List<AmountDraft> drafts, List<AmountDraft> own, ReadSentence sentence, int index)
    {
        foreach (var draft in own)
        {
            draft.IsOpen = sentence.Ends == '；' || sentence.IsRow;
        }

        if (
            own is [var one]
            && drafts is [.., { IsOpen: true } last]
            && (last.Paragraph == sentence.Paragraph || sentence.IsRow)
            && last.Sentence == index - 1
            && (last.Form == one.Form || last.Form is "tiers" or "slices")
            && one.Form is "fixed" or "rate"
            && last.Figures.Count > 0
            && last.Figures[0].Unit == one.Figures[0].Unit
            && (last.Cap is null || one.Cap is null || last.Cap == one.Cap)
            && !SentenceAmounts.IsBonus(sentence.Words)
        )
        {
            drafts[^1] = Joined(
                last,
                one,
                index,
                sentence.Ends == '；' || sentence.IsRow,
                one.Form == "rate" && sentence.Words.Contains("部分", StringComparison.Ordinal)
            );
            return;
        }

        drafts.AddRange(own);
    }

    private static AmountDraft Joined(AmountDraft last, AmountDraft one, int index, bool isOpen, bool slices)
    {
        var tiers = new AmountDraft(slices || last.Form == "slices" ? "slices" : "tiers", last.Start, one.End)
        {
            Paragraph = last.Paragraph,
            Sentence = index,
            Cap = last.Cap ?? one.Cap,
            Floor = last.Floor ?? one.Floor,
            IsOpen = isOpen,
        };
        tiers.Figures.AddRange(last.Figures);
        tiers.Figures.AddRange(one.Figures);
        return tiers;
    }

    private ReadAmount Finish(string path, AmountDraft draft)
    {
        var (offset, length, words) = text.Span(draft.Start, draft.End);
        return new ReadAmount(
            path,
            draft.Form,
            [.. draft.Figures],
            draft.Cap,
            draft.Floor,
            new SourceSpan(offset, length, words, draft.Figures.Count > 0 ? 0.8 : 0.5)
        );
    }

    [GeneratedRegex(@"罚款|罚金|经费预算|资金总规模|安排专项资金\d|注册资本|^.{0,10}(目标|力争)", RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Irrelevant();
}
